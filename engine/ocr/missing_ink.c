#include "ocr/missing_ink.h"

#include <stdlib.h>

#include "base/memory.h"
#include "doc/box.h"

/* All lengths below are in heights of a word of the page, marks included. */
static const double LETTER_MIN = 0.35, LETTER_MAX = 1.7; /* height of a letter */
static const double LETTER_WIDEST = 3;                   /* letters that touch each other */
static const double LETTER_GAP = 1.1;                    /* white between letters of a line */
static const double LINE_GAP = 1.2;                      /* white between lines of an area */
static const double ROOM = 0.45; /* around an area: its tone marks were left out as too small */

enum {
    LETTERS_MIN = 4,  /* of a line, unless it is a page's number */
    THINGS_MAX = 600, /* more left over is dirt or a picture */
    WORD_INCHES = 8   /* a word is about an eighth of an inch high where the page has none */
};
static const double MARGIN_SHARE = 0.12;           /* of the page's height, above and below */
static const double INK_MIN = 0.12, INK_MAX = 0.9; /* share of a letter's box that is black */

typedef struct line {
    soat_box box;
    int letters;
} line;

static int by_number(const void *left, const void *right) {
    const int32_t one = *(const int32_t *)left, other = *(const int32_t *)right;
    return (one > other) - (one < other);
}

static double word_height(const soat_page *page) {
    enum { SAMPLE = 256 };
    int32_t heights[SAMPLE];
    size_t count = 0;
    for (size_t i = 0; i < page->word_count && count < SAMPLE; i++) {
        const soat_box box = page->words[i].box;
        heights[count++] = box.bottom - box.top;
    }
    if (count < 8) {
        return (double)page->resolution / WORD_INCHES;
    }
    qsort(heights, count, sizeof heights[0], by_number);
    return heights[count / 2];
}

/* A copy without what the page's words cover. */
static PIX *without_words(PIX *black, const soat_page *page) {
    enum { BRIM = 3 };
    PIX *const rest = pixCopy(NULL, black);
    for (size_t i = 0; rest != NULL && i < page->word_count; i++) {
        const soat_box box = page->words[i].box;
        pixRasterop(rest, box.left - BRIM, box.top - BRIM, box.right - box.left + 2 * BRIM,
                    box.bottom - box.top + 2 * BRIM, PIX_CLR, NULL, 0, 0);
    }
    return rest;
}

static bool is_letter(PIX *thing, const BOX *box, double height) {
    if (box->h < LETTER_MIN * height || box->h > LETTER_MAX * height ||
        box->w > LETTER_WIDEST * height || box->w < 0.05 * height) {
        return false;
    }
    l_int32 ink = 0;
    pixCountPixels(thing, &ink, NULL);
    const double share = ink / ((double)box->w * box->h);
    return share >= INK_MIN && (share <= INK_MAX || box->w < 0.4 * height);
}

static bool level(soat_box one, soat_box other) {
    const int32_t top = one.top > other.top ? one.top : other.top;
    const int32_t bottom = one.bottom < other.bottom ? one.bottom : other.bottom;
    const int32_t height = one.bottom - one.top, next = other.bottom - other.top;
    return 2 * (bottom - top) > (height < next ? height : next);
}

static int32_t gap_between(int32_t low, int32_t high, int32_t next_low, int32_t next_high) {
    const int32_t one = next_low - high, other = low - next_high;
    return one > other ? one : other;
}

static int32_t gap_across(soat_box one, soat_box other) {
    return gap_between(one.left, one.right, other.left, other.right);
}

static int32_t gap_down(soat_box one, soat_box other) {
    return gap_between(one.top, one.bottom, other.top, other.bottom);
}

static void unite(line *to, const line *from) {
    to->box = soat__box_united(to->box, from->box);
    to->letters += from->letters;
}

/* Unites all that belong together until nothing changes. */
static size_t unite_all(line *lines, size_t count, double across, double down, bool same_level) {
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < count; i++) {
            for (size_t k = i + 1; k < count;) {
                const soat_box one = lines[i].box, other = lines[k].box;
                const bool together =
                    gap_across(one, other) <= across &&
                    (same_level ? level(one, other) : gap_down(one, other) <= down);
                if (together) {
                    unite(&lines[i], &lines[k]);
                    lines[k] = lines[--count];
                    changed = true;
                } else {
                    k++;
                }
            }
        }
    }
    return count;
}

static size_t collect_letters(PIX *rest, double height, line *lines) {
    PIXA *things = NULL;
    BOXA *boxes = pixConnComp(rest, &things, 8);
    const l_int32 found = boxes == NULL ? 0 : boxaGetCount(boxes);
    size_t count = 0;
    for (l_int32 i = 0; i < found && count < THINGS_MAX; i++) {
        const BOX *const box = boxes->box[i];
        if (is_letter(things->pix[i], box, height)) {
            lines[count++] = (line){{box->x, box->y, box->x + box->w, box->y + box->h}, 1};
        }
    }
    boxaDestroy(&boxes);
    pixaDestroy(&things);
    return count == THINGS_MAX ? 0 : count;
}

static bool is_in_margin(soat_box box, const soat_page *page) {
    for (size_t i = 0; i < page->word_count; i++) {
        if (level(page->words[i].box, box)) {
            return false;
        }
    }
    return box.bottom < MARGIN_SHARE * page->height || box.top > (1 - MARGIN_SHARE) * page->height;
}

/* A number of a page: in the middle third or at the edge of the text, apart from everything. */
static bool is_page_number(const line *of, const soat_page *page, double height) {
    const double middle = (of->box.left + of->box.right) / 2.0 / page->width;
    return of->letters <= 3 && of->box.bottom - of->box.top >= 0.5 * height &&
           of->box.bottom - of->box.top <= 1.2 * height && middle > 0.4 && middle < 0.6 &&
           is_in_margin(of->box, page);
}

static size_t keep_print(line *lines, size_t count, const soat_page *page, double height) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].letters >= LETTERS_MIN || is_page_number(&lines[i], page, height)) {
            lines[kept++] = lines[i];
        }
    }
    return kept;
}

static int by_top(const void *left, const void *right) {
    const line *const one = left, *const other = right;
    return (one->box.top > other->box.top) - (one->box.top < other->box.top);
}

static soat_missing_area area_of(const line *of, const soat_page *page, double height) {
    const int32_t room = (int32_t)(ROOM * height) + 2;
    const soat_box box = of->box;
    return (soat_missing_area){
        .box = {box.left > room ? box.left - room : 0, box.top > room ? box.top - room : 0,
                box.right + room < page->width ? box.right + room : page->width,
                box.bottom + room < page->height ? box.bottom + room : page->height},
        .is_number = of->letters < LETTERS_MIN};
}

size_t soat__missing_ink(PIX *black, const soat_page *page,
                         soat_missing_area areas[SOAT_MISSING_AREAS_MAX]) {
    const double height = word_height(page);
    PIX *rest = without_words(black, page);
    line *const lines = soat__alloc(THINGS_MAX, sizeof *lines);
    size_t count = 0;
    if (rest != NULL && lines != NULL) {
        count = collect_letters(rest, height, lines);
        count = unite_all(lines, count, LETTER_GAP * height, 0, true);
        count = keep_print(lines, count, page, height);
        count = unite_all(lines, count, 0, LINE_GAP * height, false);
        qsort(lines, count, sizeof *lines, by_top);
        count = count > SOAT_MISSING_AREAS_MAX ? 0 : count;
        for (size_t i = 0; i < count; i++) {
            areas[i] = area_of(&lines[i], page, height);
        }
    }
    soat__free(lines);
    pixDestroy(&rest);
    return count;
}

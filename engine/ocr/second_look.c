#include "ocr/second_look.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "doc/box.h"
#include "ocr/missing_ink.h"

/* The recogniser's mean confidence in a piece, 0 to 100, below which it is dirt read as letters. */
static const float BELIEVED_MIN = 70;

enum { LETTERS_BELIEVED_MIN = 3 };

/*
 * Two columns of different pitch are read as lines that swallow two of one of them: pieces this
 * many times as high as the page's, and doubted. They are read again as a block, and replaced when
 * the mean confidence grows by so much.
 */
static const double SWALLOWED_HEIGHTS = 1.6;
static const float DOUBTED_BELOW = 80, BETTER_BY = 8;

enum { SWALLOWED_MAX = 4 }; /* of a page: each costs about a line's reading */

typedef struct look {
    soat_tesseract *tesseract;
    PIX *pix;
    double slope;
    soat_page **sources;
    size_t *source_count;
    soat_pieces *pieces;
} look;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* First bytes of characters that are letters or digits, or outside ASCII. */
static size_t letters_of(soat_span text) {
    size_t letters = 0;
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        const char folded = (char)(byte | 0x20);
        letters += byte >= 0xC0 || (folded >= 'a' && folded <= 'z') || is_digit((char)byte);
    }
    return letters;
}

/* Of the words of a piece, 0 to 100; each weighs as much as it is long. */
static float confidence_in(const soat_piece *piece, const soat_page *page) {
    float sum = 0;
    size_t letters = 0;
    for (uint32_t i = 0; i < piece->word_count; i++) {
        const soat_word *const word = &page->words[piece->first_word + i];
        sum += word->read_confidence * (float)word->read.size;
        letters += word->read.size;
    }
    return letters == 0 ? 0 : sum / (float)letters;
}

static bool is_believable(const soat_piece *piece, const soat_page *page, bool number) {
    size_t letters = 0;
    for (uint32_t i = 0; i < piece->word_count; i++) {
        letters += letters_of(page->words[piece->first_word + i].read);
    }
    return confidence_in(piece, page) >= BELIEVED_MIN &&
           (number ? piece->numeric : letters >= LETTERS_BELIEVED_MIN);
}

static int64_t area_of(soat_box box) {
    const int64_t width = (int64_t)box.right - box.left, height = (int64_t)box.bottom - box.top;
    return width > 0 && height > 0 ? width * height : 0;
}

/* Pieces that give way: dropped[i] for the first `count`. */
typedef struct dropped_pieces {
    const bool *dropped;
    size_t count;
} dropped_pieces;

/* True when one of the first `count` pieces, but those that give way, has half of the box. */
static bool is_read_already(const soat_pieces *pieces, size_t count, dropped_pieces gone,
                            soat_box box) {
    for (size_t i = 0; i < count; i++) {
        const soat_box had = pieces->items[i].box;
        const soat_box shared = {had.left > box.left ? had.left : box.left,
                                 had.top > box.top ? had.top : box.top,
                                 had.right < box.right ? had.right : box.right,
                                 had.bottom < box.bottom ? had.bottom : box.bottom};
        if ((i >= gone.count || !gone.dropped[i]) && 2 * area_of(shared) > area_of(box)) {
            return true;
        }
    }
    return false;
}

/* Of the pieces from `first` on, those that stand where others were read before go again. */
static void drop_doubled(soat_pieces *pieces, size_t first, dropped_pieces gone) {
    size_t kept = first;
    for (size_t i = first; i < pieces->count; i++) {
        if (!is_read_already(pieces, first, gone, pieces->items[i].box)) {
            pieces->items[kept++] = pieces->items[i];
        }
    }
    pieces->count = kept;
}

static bool add_believable(soat_pieces *pieces, const soat_page *page, uint32_t source,
                           double slope, bool number) {
    const size_t before = pieces->count;
    if (!soat__pieces_cut(pieces, page, source, slope, true)) {
        return false;
    }
    size_t kept = before;
    for (size_t i = before; i < pieces->count; i++) {
        if (is_believable(&pieces->items[i], page, number)) {
            pieces->items[kept++] = pieces->items[i];
        }
    }
    pieces->count = kept;
    drop_doubled(pieces, before, (dropped_pieces){NULL, 0});
    return true;
}

static int by_number(const void *left, const void *right) {
    const int32_t one = *(const int32_t *)left, other = *(const int32_t *)right;
    return (one > other) - (one < other);
}

static int32_t height_of(const soat_piece *piece) {
    return piece->box.bottom - piece->box.top;
}

/* The median over the pieces, 0 when memory is out or there are few. */
static int32_t usual_height(const soat_pieces *pieces) {
    enum { FEW = 6 };
    int32_t *const heights = soat__alloc(pieces->count, sizeof *heights);
    if (heights == NULL || pieces->count < FEW) {
        soat__free(heights);
        return 0;
    }
    for (size_t i = 0; i < pieces->count; i++) {
        heights[i] = height_of(&pieces->items[i]);
    }
    qsort(heights, pieces->count, sizeof *heights, by_number);
    const int32_t usual = heights[pieces->count / 2];
    soat__free(heights);
    return usual;
}

static soat_box area_of_piece(const soat_piece *piece, const soat_page *page) {
    enum { ROOM = 4 };
    soat_box box = page->words[piece->first_word].box;
    for (uint32_t i = 1; i < piece->word_count; i++) {
        box = soat__box_united(box, page->words[piece->first_word + i].box);
    }
    return (soat_box){box.left > ROOM ? box.left - ROOM : 0, box.top > ROOM ? box.top - ROOM : 0,
                      box.right + ROOM < page->width ? box.right + ROOM : page->width,
                      box.bottom + ROOM < page->height ? box.bottom + ROOM : page->height};
}

/* The whole page as one piece, to be weighed. */
static float confidence_in_page(const soat_page *page) {
    const soat_piece all = {.word_count = (uint32_t)page->word_count};
    return confidence_in(&all, page);
}

static soat_status look_again(const look *self, size_t index, bool *replaced, soat_error *error) {
    const soat_piece old = self->pieces->items[index];
    soat_page *found = NULL;
    if (soat__tesseract_read_area(self->tesseract, self->pix, area_of_piece(&old, self->sources[0]),
                                  false, &found, NULL) != SOAT_OK) {
        return SOAT_OK;
    }
    const float before = confidence_in(&old, self->sources[0]);
    *replaced = found->line_count > 1 && confidence_in_page(found) >= before + BETTER_BY;
    if (!*replaced) {
        soat_page_free(found);
        return SOAT_OK;
    }
    self->sources[*self->source_count] = found;
    const uint32_t source = (uint32_t)(*self->source_count)++;
    return soat__pieces_cut(self->pieces, found, source, self->slope, true)
               ? SOAT_OK
               : soat__fail_memory(error);
}

/* Pieces that swallowed a line give way to what a closer look finds. */
static soat_status replace_swallowed(const look *self, soat_error *error) {
    soat_pieces *const pieces = self->pieces;
    const size_t count = pieces->count;
    const double limit = SWALLOWED_HEIGHTS * usual_height(pieces);
    bool *const dropped = soat__alloc(count, sizeof *dropped);
    soat_status status = dropped == NULL ? soat__fail_memory(error) : SOAT_OK;
    size_t tried = 0;
    for (size_t i = 0; limit > 0 && i < count && tried < SWALLOWED_MAX && status == SOAT_OK; i++) {
        const soat_piece *const piece = &pieces->items[i];
        if (height_of(piece) > limit && piece->word_count > 1 &&
            confidence_in(piece, self->sources[0]) < DOUBTED_BELOW) {
            tried++;
            const size_t first = pieces->count;
            status = look_again(self, i, &dropped[i], error);
            drop_doubled(pieces, first, (dropped_pieces){dropped, count});
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < pieces->count && status == SOAT_OK; i++) {
        if (i >= count || !dropped[i]) {
            pieces->items[kept++] = pieces->items[i];
        }
    }
    pieces->count = status == SOAT_OK ? kept : pieces->count;
    soat__free(dropped);
    return status;
}

static soat_status add_missing(const look *self, soat_error *error) {
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    PIX *black = soat__tesseract_black(self->tesseract);
    const size_t count = black == NULL ? 0 : soat__missing_ink(black, self->sources[0], areas);
    pixDestroy(&black);
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < count && status == SOAT_OK; i++) {
        soat_page *found = NULL;
        if (soat__tesseract_read_area(self->tesseract, self->pix, areas[i].box, areas[i].is_number,
                                      &found, NULL) != SOAT_OK) {
            continue;
        }
        self->sources[*self->source_count] = found;
        const uint32_t source = (uint32_t)(*self->source_count)++;
        status = add_believable(self->pieces, found, source, self->slope, areas[i].is_number)
                     ? SOAT_OK
                     : soat__fail_memory(error);
    }
    return status;
}

soat_status soat__second_look(soat_tesseract *tesseract, PIX *pix, double slope,
                              soat_page *sources[SOAT_SOURCES_MAX], size_t *source_count,
                              soat_pieces *pieces, soat_error *error) {
    const look self = {tesseract, pix, slope, sources, source_count, pieces};
    const soat_status status =
        add_missing(&self, error); /* first: the page is still loaded whole */
    return status == SOAT_OK ? replace_swallowed(&self, error) : status;
}

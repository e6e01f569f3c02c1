#include "ocr/piece.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "doc/box.h"

/* Words further apart than this many times their height are of two pieces. */
static const double CUT_HEIGHTS = 0.9;

enum { SLOPE_WORDS_MIN = 6, SLOPE_LINES_MIN = 3, SLOPE_LINES_MAX = 512 };

void soat__pieces_dispose(soat_pieces *pieces) {
    soat__free(pieces->items);
    *pieces = (soat_pieces){0};
}

/* Least squares through the feet of the line's words. */
static double slope_of_line(const soat_page *page, const soat_line *line) {
    double n = line->word_count, x = 0, y = 0, xx = 0, xy = 0;
    for (uint32_t i = 0; i < line->word_count; i++) {
        const soat_box box = page->words[line->first_word + i].box;
        const double middle = (box.left + box.right) / 2.0, foot = box.bottom;
        x += middle;
        y += foot;
        xx += middle * middle;
        xy += middle * foot;
    }
    const double spread = n * xx - x * x;
    return spread > 0 ? (n * xy - x * y) / spread : 0;
}

static int by_value(const void *left, const void *right) {
    const double one = *(const double *)left, other = *(const double *)right;
    return (one > other) - (one < other);
}

double soat__page_slope(const soat_page *page) {
    double slopes[SLOPE_LINES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < page->line_count && count < SLOPE_LINES_MAX; i++) {
        if (page->lines[i].word_count >= SLOPE_WORDS_MIN) {
            slopes[count++] = slope_of_line(page, &page->lines[i]);
        }
    }
    if (count < SLOPE_LINES_MIN) {
        return 0;
    }
    qsort(slopes, count, sizeof slopes[0], by_value);
    return slopes[count / 2];
}

static soat_box sheared(soat_box box, double slope) {
    const int32_t down = (int32_t)lround(slope * (box.left + box.right) / 2.0);
    const int32_t across = (int32_t)lround(slope * (box.top + box.bottom) / 2.0);
    return (soat_box){box.left + across, box.top - down, box.right + across, box.bottom - down};
}

static bool is_letter(char byte) {
    /* Bytes of letters outside ASCII count: Vietnamese marks; so do the few signs among them. */
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 128;
}

static void note_characters(soat_span text, bool *letters, bool *digits) {
    for (size_t i = 0; i < text.size; i++) {
        *letters = *letters || is_letter(text.data[i]);
        *digits = *digits || (text.data[i] >= '0' && text.data[i] <= '9');
    }
}

static bool is_cut(soat_box left, soat_box right) {
    const int32_t one = left.bottom - left.top, other = right.bottom - right.top;
    return right.left - left.right > CUT_HEIGHTS * (one > other ? one : other);
}

static bool add_piece(soat_pieces *pieces, const soat_page *page, soat_piece piece, double slope) {
    if (!soat__vector_reserve(&pieces->items, &pieces->capacity, pieces->count + 1,
                              sizeof *pieces->items)) {
        return false;
    }
    bool letters = false, digits = false;
    piece.box = sheared(page->words[piece.first_word].box, slope);
    for (uint32_t i = 0; i < piece.word_count; i++) {
        const soat_word *const word = &page->words[piece.first_word + i];
        piece.box = soat__box_united(piece.box, sheared(word->box, slope));
        note_characters(word->read, &letters, &digits);
    }
    piece.numeric = digits && !letters;
    pieces->items[pieces->count++] = piece;
    return true;
}

static bool cut_line(soat_pieces *pieces, const soat_page *page, soat_piece like, double slope) {
    const soat_line line = page->lines[like.line];
    const uint32_t end = line.first_word + line.word_count;
    like.first_word = line.first_word;
    for (uint32_t next = line.first_word + 1; next <= end; next++) {
        if (next == end || is_cut(page->words[next - 1].box, page->words[next].box)) {
            like.word_count = next - like.first_word;
            if (!add_piece(pieces, page, like, slope)) {
                return false;
            }
            like.first_word = next;
        }
    }
    return true;
}

bool soat__pieces_cut(soat_pieces *pieces, const soat_page *page, uint32_t source, double slope,
                      bool late) {
    for (size_t block = 0; block < page->block_count; block++) {
        const uint32_t first = page->blocks[block].first_line;
        for (uint32_t i = 0; i < page->blocks[block].line_count; i++) {
            const soat_piece like = {
                .source = source, .block = (uint32_t)block, .line = first + i, .late = late};
            if (!cut_line(pieces, page, like, slope)) {
                return false;
            }
        }
    }
    return true;
}

#include "doc/read_twice.h"

#include <string.h>

#include "text/letter.h"
#include "text/utf8.h"

enum { PIECE_MOST = 4 }; /* letters */

/* The letters of a word without marks and case; 0 when it has others or too many. */
static size_t base_letters(soat_span word, char *out, size_t capacity) {
    size_t count = 0;
    for (size_t position = 0; position < word.size;) {
        soat_letter letter;
        if (count == capacity ||
            !soat__letter_from_code_point(soat__utf8_next(word, &position), &letter)) {
            return 0;
        }
        out[count++] = letter.base;
    }
    return count;
}

/* As above, but signs around the letters are left out: `TRƯỞNG,`. */
static size_t letters_inside(soat_span word, char *out, size_t capacity) {
    size_t count = 0;
    for (size_t position = 0; position < word.size && count < capacity;) {
        soat_letter letter;
        if (soat__letter_from_code_point(soat__utf8_next(word, &position), &letter)) {
            out[count++] = letter.base;
        }
    }
    return count;
}

/* Three quarters of its width lie in the other's. */
static bool lies_in(soat_box piece, soat_box whole) {
    const int64_t left = piece.left > whole.left ? piece.left : whole.left;
    const int64_t right = piece.right < whole.right ? piece.right : whole.right;
    return 4 * (right - left) >= 3 * ((int64_t)piece.right - piece.left);
}

static bool is_piece(const soat_word *piece, const soat_word *whole, bool at_end) {
    char letters[PIECE_MOST], all[32];
    const size_t count = base_letters(piece->read, letters, sizeof letters);
    const size_t of = letters_inside(whole->read, all, sizeof all);
    return count > 0 && count < of && of < sizeof all && lies_in(piece->box, whole->box) &&
           memcmp(letters, at_end ? all + of - count : all, count) == 0;
}

bool soat__word_is_read_twice(const soat_page *page, const soat_line *line, uint32_t index) {
    const soat_word *const word = &page->words[line->first_word + index];
    return (index + 1 < line->word_count && is_piece(word, word + 1, false)) ||
           (index > 0 && is_piece(word, word - 1, true));
}

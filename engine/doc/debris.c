#include "doc/debris.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/span_list.h"
#include "text/utf8.h"

/* Confidences of the recogniser, 0 to 100, that the surest word of the line stays below. */
enum {
    OF_STROKES = 80, /* only signs that no line is printed of */
    OF_SIGNS = 50,   /* signs, or signs and a letter or two, one of them not of the plain ones */
    OF_LETTERS = 30  /* nothing but small letters, one or two */
};

enum { FEW_LETTERS = 3, LETTERS_OF_WORD = 2 };

/* Signs that stand alone on a line of print: dashes, leaders, bullets, an empty cell. */
static const char *const plain_signs[] = {"-", "–", "—", ".", "…", "+", "*", "=", "/",
                                          "(", ")", "•", "●", "○", "□", "■", NULL};

/* Signs that never do: what recognisers make of strokes. */
static const char *const strokes[] = {"^", "`", "ˆ", "~", "¬", "‡", "|", "\\", "¦",  "„",
                                      "‹", "›", "¡", "´", "¨", "'", "‘", "’",  "\"", "“",
                                      "”", "_", "⁄", "-", ".", ",", "˜", "¯",  NULL};

typedef struct line_content {
    size_t letters, most_letters, capitals, digits;
    size_t signs, odd_signs, strokes; /* odd: not among the plain ones */
} line_content;

static void add_sign(line_content *self, soat_span sign) {
    self->signs++;
    self->odd_signs += !soat__span_is_listed(sign, plain_signs);
    self->strokes += soat__span_is_listed(sign, strokes);
}

static void add_word(line_content *self, soat_span word) {
    size_t letters = 0;
    for (size_t at = 0; at < word.size;) {
        const size_t start = at;
        const uint32_t code_point = soat__utf8_next(word, &at);
        if (code_point != SOAT_UTF8_INVALID && u_isdigit((UChar32)code_point)) {
            self->digits++;
        } else if (code_point != SOAT_UTF8_INVALID && u_isalpha((UChar32)code_point)) {
            letters++;
            self->capitals += u_isupper((UChar32)code_point) != 0;
        } else {
            add_sign(self, soat_span_make(word.data + start, at - start));
        }
    }
    self->letters += letters;
    self->most_letters = letters > self->most_letters ? letters : self->most_letters;
}

bool soat__line_is_debris(const soat_page *page, const soat_line *line) {
    line_content content = {0};
    float surest = -1.0F;
    for (uint32_t i = 0; i < line->word_count; i++) {
        const soat_word *const word = &page->words[line->first_word + i];
        if (word->read_confidence < 0) {
            return false; /* not told */
        }
        surest = word->read_confidence > surest ? word->read_confidence : surest;
        add_word(&content, word->read);
    }
    const bool few = content.letters <= FEW_LETTERS && content.most_letters <= LETTERS_OF_WORD;
    if (content.digits > 0 || !few) {
        return false;
    }
    if (content.odd_signs == 0) {
        return content.letters > 0 && content.capitals == 0 && surest < OF_LETTERS;
    }
    return surest <
           (content.strokes == content.signs && content.letters == 0 ? OF_STROKES : OF_SIGNS);
}

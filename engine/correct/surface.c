#include "correct/surface.h"

#include <unicode/uchar.h>

#include "syllable/syllable.h"
#include "syllable/tone_style.h"
#include "text/letter.h"
#include "text/utf8.h"

typedef struct letter_range {
    size_t first, end; /* letters of the observed text */
} letter_range;

typedef enum pattern { PATTERN_LOWER, PATTERN_TITLE, PATTERN_UPPER } pattern;

static size_t count_code_points(soat_span text) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        soat__utf8_next(text, &position);
    }
    return count;
}

/* Of two letters or more, and no syllable (vi, xi): written in capitals. */
static bool is_roman_numeral(soat_span word) {
    size_t letters = 0;
    while (letters < word.size && strchr("ivxlc", word.data[letters]) != NULL) {
        letters++;
    }
    soat_syllable syllable;
    return letters == word.size && letters >= 2 &&
           soat__syllable_parse(word, &syllable, NULL) == SOAT_SYLLABLE_NONE;
}

static pattern pattern_of(soat_span observed, letter_range range, bool is_numeral) {
    size_t place = 0;
    size_t letters = 0;
    size_t upper = 0;
    bool first_is_upper = false;
    for (size_t position = 0; position < observed.size; place++) {
        const uint32_t code_point = soat__utf8_next(observed, &position);
        if (place < range.first || place >= range.end || !u_isalpha((UChar32)code_point)) {
            continue;
        }
        const bool is_upper = u_isupper((UChar32)code_point) != 0;
        first_is_upper |= letters == 0 && is_upper;
        letters++;
        upper += is_upper;
    }
    if ((upper >= 2 && upper * 2 >= letters) || (upper >= 1 && is_numeral)) {
        return PATTERN_UPPER;
    }
    return first_is_upper ? PATTERN_TITLE : PATTERN_LOWER;
}

/* Writes one word in the pattern; returns the bytes written. Case never changes a length here. */
static size_t write_word(soat_span word, pattern wanted, char *out) {
    size_t size = 0;
    bool first = true;
    for (size_t position = 0; position < word.size; first = false) {
        const uint32_t code_point = soat__utf8_next(word, &position);
        const bool upper = wanted == PATTERN_UPPER || (wanted == PATTERN_TITLE && first);
        size += soat__utf8_encode(upper ? soat__letter_upper(code_point) : code_point, out + size);
    }
    return size;
}

soat_span soat__surface(soat_span reading, soat_span observed, bool new_style, soat_arena *arena) {
    char *const out = soat__arena_alloc(arena, reading.size * 2 + 1, 1);
    if (out == NULL) {
        return soat_span_make(NULL, 0);
    }
    const size_t letters = count_code_points(reading);
    const size_t observed_letters = count_code_points(observed);
    size_t size = 0;
    size_t before = 0; /* letters of the reading before the word at hand */
    for (size_t start = 0; start < reading.size;) {
        const char *const blank = memchr(reading.data + start, ' ', reading.size - start);
        const size_t end = blank == NULL ? reading.size : (size_t)(blank - reading.data);
        const soat_span word = soat_span_make(reading.data + start, end - start);
        const size_t after = before + count_code_points(word);
        const letter_range range = {before * observed_letters / letters,
                                    (after * observed_letters + letters - 1) / letters};
        char placed[SOAT_LIMIT_WORD_BYTES];
        size_t placed_size = 0;
        const bool moved =
            new_style && soat__tone_style_apply(word, SOAT_STYLE_NEW, placed, &placed_size);
        size += write_word(moved ? soat_span_make(placed, placed_size) : word,
                           pattern_of(observed, range, is_roman_numeral(word)), out + size);
        if (end < reading.size) {
            out[size++] = ' ';
        }
        before = after + 1;
        start = end + 1;
    }
    return soat_span_make(out, size);
}

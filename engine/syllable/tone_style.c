#include "syllable/tone_style.h"

#include <string.h>

#include "text/utf8.h"

static bool copy_word(soat_span word, char *out, size_t *size) {
    if (word.size > SOAT_LIMIT_WORD_BYTES) {
        return false;
    }
    if (word.size > 0) {
        memcpy(out, word.data, word.size);
    }
    *size = word.size;
    return true;
}

/* The letters of a word no longer than a syllable, else 0. */
static size_t read_letters(soat_span word, soat_letter *out) {
    size_t count = 0;
    for (size_t position = 0; position < word.size; count++) {
        if (count == SOAT_SYLLABLE_LETTERS ||
            !soat__letter_from_code_point(soat__utf8_next(word, &position), &out[count])) {
            return 0;
        }
    }
    return count;
}

/* The tone index of letters that have exactly one tone mark, else SIZE_MAX. */
static size_t only_tone(const soat_letter *letters, size_t count) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (letters[i].tone == SOAT_TONE_LEVEL) {
            continue;
        }
        if (found != SIZE_MAX) {
            return SIZE_MAX;
        }
        found = i;
    }
    return found;
}

soat_tone_style soat__tone_style_of(soat_span word) {
    soat_syllable syllable;
    soat_tone_placement placement = SOAT_PLACEMENT_NEUTRAL;
    if (soat__syllable_parse(word, &syllable, &placement) == SOAT_SYLLABLE_NONE) {
        return SOAT_STYLE_NEUTRAL;
    }
    return placement == SOAT_PLACEMENT_OLD   ? SOAT_STYLE_OLD
           : placement == SOAT_PLACEMENT_NEW ? SOAT_STYLE_NEW
                                             : SOAT_STYLE_NEUTRAL;
}

bool soat__tone_style_apply(soat_span word, soat_tone_style style, char out[SOAT_LIMIT_WORD_BYTES],
                            size_t *size) {
    soat_letter letters[SOAT_SYLLABLE_LETTERS];
    const size_t count = style == SOAT_STYLE_NEUTRAL ? 0 : read_letters(word, letters);
    const size_t from = only_tone(letters, count);
    if (from == SIZE_MAX) {
        return copy_word(word, out, size);
    }
    const size_t to = soat__syllable_tone_index(letters, count, style == SOAT_STYLE_NEW);
    if (to == SIZE_MAX || to == from) {
        return copy_word(word, out, size);
    }
    letters[to].tone = letters[from].tone;
    letters[from].tone = SOAT_TONE_LEVEL;
    *size = 0;
    for (size_t i = 0; i < count; i++) {
        *size += soat__utf8_encode(soat__letter_to_code_point(letters[i]), out + *size);
    }
    return true;
}

bool soat__syllable_canonical(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size) {
    return soat__tone_style_apply(word, SOAT_STYLE_OLD, out, size);
}

bool soat__markless_key(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size) {
    if (word.size > SOAT_LIMIT_WORD_BYTES) {
        return false;
    }
    size_t used = 0;
    for (size_t position = 0; position < word.size;) {
        const size_t start = position;
        soat_letter letter;
        if (soat__letter_from_code_point(soat__utf8_next(word, &position), &letter)) {
            out[used++] = letter.base;
            continue;
        }
        memcpy(out + used, word.data + start, position - start);
        used += position - start;
    }
    *size = used;
    return true;
}

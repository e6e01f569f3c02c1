#include "lexicon/alphabet.h"

#include <stdbool.h>

#include "text/letter.h"
#include "text/utf8.h"

enum { FIRST_VOWEL = 128, ROWS = 12, STROKE = FIRST_VOWEL + ROWS * SOAT_TONE_COUNT, FIRST_SIGN };

/* The order of the vowel rows; a row's six tones have consecutive codes. */
static const struct {
    char base;
    uint8_t shape;
} rows[ROWS] = {
    {'a', SOAT_SHAPE_NONE}, {'a', SOAT_SHAPE_BREVE},      {'a', SOAT_SHAPE_CIRCUMFLEX},
    {'e', SOAT_SHAPE_NONE}, {'e', SOAT_SHAPE_CIRCUMFLEX}, {'i', SOAT_SHAPE_NONE},
    {'o', SOAT_SHAPE_NONE}, {'o', SOAT_SHAPE_CIRCUMFLEX}, {'o', SOAT_SHAPE_HORN},
    {'u', SOAT_SHAPE_NONE}, {'u', SOAT_SHAPE_HORN},       {'y', SOAT_SHAPE_NONE},
};

/* Signs seen in the output of recognisers in place of letters or beside them. */
static const uint16_t signs[] = {
    0xA1,   0xA2,   0xA3,   0xA5,   0xA6,   0xA7,   0xA8,   0xA9,   0xAA,   0xAB,   0xAC,   0xAE,
    0xB0,   0xB1,   0xB2,   0xB3,   0xB4,   0xB7,   0xB9,   0xBA,   0xBB,   0xBF,   0xD7,   0xE4,
    0xE5,   0xE7,   0xEB,   0xEE,   0xEF,   0xF1,   0xF6,   0xF8,   0xFB,   0xFC,   0xFF,   0x131,
    0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC, 0x2122,
};
enum { SIGN_COUNT = sizeof signs / sizeof signs[0] };
_Static_assert(FIRST_SIGN + SIGN_COUNT <= SOAT_ALPHABET_OTHER, "the alphabet fits in a byte");

static uint8_t vowel_code(soat_letter letter) {
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].base == letter.base && rows[i].shape == letter.shape) {
            return (uint8_t)(FIRST_VOWEL + i * SOAT_TONE_COUNT + letter.tone);
        }
    }
    return SOAT_ALPHABET_OTHER;
}

static uint8_t sign_code(uint32_t code_point) {
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        if (signs[i] == code_point) {
            return (uint8_t)(FIRST_SIGN + i);
        }
    }
    return SOAT_ALPHABET_OTHER;
}

uint8_t soat__alphabet_code(uint32_t code_point) {
    if (code_point < 0x80) {
        const bool upper = code_point >= 'A' && code_point <= 'Z';
        return (uint8_t)(upper ? code_point + 'a' - 'A' : code_point);
    }
    /* Eth and African D look like Đ and are often written for it. */
    const bool like_stroke =
        code_point == 0xD0 || code_point == 0xF0 || code_point == 0x189 || code_point == 0x256;
    soat_letter letter;
    if (!soat__letter_from_code_point(like_stroke ? 0x0111 : code_point, &letter)) {
        return sign_code(code_point);
    }
    return letter.base == 'd' ? STROKE : vowel_code(letter);
}

uint32_t soat__alphabet_code_point(uint8_t code) {
    if (code < FIRST_VOWEL) {
        return code;
    }
    if (code < STROKE) {
        const size_t place = (size_t)code - FIRST_VOWEL;
        return soat__letter_to_code_point(
            (soat_letter){.base = rows[place / SOAT_TONE_COUNT].base,
                          .shape = rows[place / SOAT_TONE_COUNT].shape,
                          .tone = (uint8_t)(place % SOAT_TONE_COUNT)});
    }
    if (code == STROKE) {
        return 0x0111;
    }
    return code < FIRST_SIGN + SIGN_COUNT ? signs[code - FIRST_SIGN] : 0;
}

size_t soat__alphabet_encode(soat_span text, uint8_t *out, size_t capacity) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        const uint32_t code_point = soat__utf8_next(text, &position);
        if (count < capacity) {
            out[count] = soat__alphabet_code(code_point);
        }
    }
    return count;
}

size_t soat__alphabet_decode(const uint8_t *codes, size_t count, char *out) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t code_point = soat__alphabet_code_point(codes[i]);
        size += soat__utf8_encode(code_point == 0 ? '?' : code_point, out + size);
    }
    return size;
}

/*
 * The letters of Vietnamese, taken apart: base letter, shape mark, tone, case.
 *
 *     ế = e + circumflex + acute        Đ = d + stroke, upper        ữ = u + horn + tilde
 *
 * Precomposed (NFC) code points only; ASCII letters, f j w z among them, count as letters.
 */
#ifndef SOAT_TEXT_LETTER_H
#define SOAT_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

typedef enum soat_shape {
    SOAT_SHAPE_NONE,
    SOAT_SHAPE_CIRCUMFLEX, /* â ê ô */
    SOAT_SHAPE_BREVE,      /* ă */
    SOAT_SHAPE_HORN,       /* ơ ư */
    SOAT_SHAPE_STROKE,     /* đ */
    SOAT_SHAPE_COUNT
} soat_shape;

/* The order is that of Vietnamese dictionaries. */
typedef enum soat_tone {
    SOAT_TONE_LEVEL, /* ngang: a */
    SOAT_TONE_GRAVE, /* huyền: à */
    SOAT_TONE_HOOK,  /* hỏi:   ả */
    SOAT_TONE_TILDE, /* ngã:   ã */
    SOAT_TONE_ACUTE, /* sắc:   á */
    SOAT_TONE_DOT,   /* nặng:  ạ */
    SOAT_TONE_COUNT
} soat_tone;

typedef struct soat_letter {
    char base;     /* 'a' … 'z' */
    uint8_t shape; /* soat_shape */
    uint8_t tone;  /* soat_tone; only vowels carry one */
    bool upper;
} soat_letter;

/* False, *out untouched, when the code point is not a letter of the table. Constant time. */
bool soat__letter_from_code_point(uint32_t code_point, soat_letter *out);

/* The NFC code point, or 0 when no such letter exists (b with a tone, e with a horn). */
uint32_t soat__letter_to_code_point(soat_letter letter);

/* Lower case of a Vietnamese or ASCII letter; every other code point comes back as it is. */
uint32_t soat__letter_lower(uint32_t code_point);
uint32_t soat__letter_upper(uint32_t code_point);
bool soat__letter_is_upper(uint32_t code_point);

/* a ă â e ê i o ô ơ u ư y, whatever the tone or case. */
bool soat__letter_is_vowel(soat_letter letter);

#endif

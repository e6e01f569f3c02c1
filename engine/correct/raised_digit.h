/*
 * Whether a sign or letter behind a unit of length is a raised digit, and which: ² or ³.
 *
 * The evidence is added up in milli-nats: what the recogniser asks for a 2 and for a 3, how often
 * the unit is squared and cubed, and the words around (diện tích, rộng: m²; khối lượng, /ngày: m³). The
 * weights are log odds of m2 and m3 beside those words in the training texts.
 */
#ifndef SOAT_CORRECT_RAISED_DIGIT_H
#define SOAT_CORRECT_RAISED_DIGIT_H

#include <stdbool.h>
#include <stdint.h>

#include "correct/unit.h"

typedef struct soat_raised_digit {
    const char *text; /* "²" or "³"; NULL: it cannot be told, or there is none */
    int32_t cost;     /* milli-nats */
} soat_raised_digit;

/*
 * Whether a raised digit is read as this letter: as a vowel with a mark, never as a plain letter (ml,
 * mm), nor as an upright stroke, which is an l (mÌ).
 */
bool soat__may_be_raised_digit(uint8_t code);

/*
 * Of the units [unit, end) of a sentence, which are `length` and one more letter or sign. `measure`:
 * they stand where a unit stands. `followed`: by a mark that a question mark does not stand before.
 * Where the recogniser thought of neither digit, unit and words must decide, and only for a measure;
 * without a recogniser, the words.
 */
soat_raised_digit soat__raised_digit_find(const soat_unit *units, uint32_t count, uint32_t unit,
                                          uint32_t end, const char *length, bool measure,
                                          bool followed);

#endif

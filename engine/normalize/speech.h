/*
 * Words for what is written in figures: one after the other, a blank between them.
 *
 * Failure (out of memory) is kept in the speech and told to whoever takes the text.
 */
#ifndef SOAT_NORMALIZE_SPEECH_H
#define SOAT_NORMALIZE_SPEECH_H

#include <stdbool.h>

#include "soat/buffer.h"
#include "soat/normalize.h"
#include "soat/span.h"

typedef struct soat_speech {
    soat_buffer text;
    const soat_normalize_options *options; /* nghìn or ngàn, linh or lẻ */
    bool failed;
} soat_speech;

/* Appends a word, or several. */
void soat__say(soat_speech *self, const char *words);
void soat__say_span(soat_speech *self, soat_span words);

/* Figures one by one: 012 is "không một hai". */
void soat__say_digits(soat_speech *self, soat_span digits);

/*
 * A whole number of any length, ASCII digits only; zeros at its front are not said.
 *
 *     1005 "một nghìn không trăm linh năm"   21 "hai mươi mốt"   24 "hai mươi tư"   15 "mười lăm"
 *
 * Groups of three: nghìn, triệu, tỷ, and on from there nghìn tỷ, triệu tỷ, tỷ tỷ, as Vietnamese
 * counts; a group of zeros is not said. The same as ICU's spell-out for vi where the settings are
 * ICU's, but for what test_number_words lists.
 */
void soat__say_whole(soat_speech *self, soat_span digits);

/* What stands behind the decimal sign: 5 "năm", 14 "mười bốn", 05 "không năm", 141 digit by digit. */
void soat__say_fraction(soat_speech *self, soat_span digits);

#endif

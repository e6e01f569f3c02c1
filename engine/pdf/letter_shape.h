/*
 * How much room a letter takes in an average text face: what a word's box says about the size and
 * the baseline of its letters, and how wide they lie within it.
 */
#ifndef SOAT_PDF_LETTER_SHAPE_H
#define SOAT_PDF_LETTER_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

/* In thousandths of the font size; the baseline is 0, up is positive. */
typedef struct soat_letter_shape {
    int16_t width;       /* one of soat__letter_width, below */
    int16_t top, bottom; /* of the ink */
    bool tells; /* false for marks and strange letters, whose ink says little of the size */
} soat_letter_shape;

soat_letter_shape soat__letter_shape(uint32_t code_point);

/* The next letter of a word as the layer shows it (U+FFFD for bytes that are no UTF-8), and whether. */
uint32_t soat__next_letter(soat_span text, size_t *at);
bool soat__letter_prints(uint32_t code_point);

/* Of the letters that print, in thousandths of the font size. */
long soat__letters_width(soat_span text);

/* The few widths that letters have: class 0 to COUNT - 1. */
enum { SOAT_LETTER_WIDTH_COUNT = 12 };
int16_t soat__letter_width(int width_class);
int soat__letter_width_class(uint32_t code_point);

#endif

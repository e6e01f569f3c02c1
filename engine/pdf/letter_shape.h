/*
 * How much room a letter takes in an average text face: what a word's box says about the size and
 * the baseline of its letters, and how wide they lie within it.
 */
#ifndef SOAT_PDF_LETTER_SHAPE_H
#define SOAT_PDF_LETTER_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

/* In thousandths of the font size; the baseline is 0, up is positive. */
typedef struct soat_letter_shape {
    int16_t width;       /* one of soat__letter_width, below */
    int16_t top, bottom; /* of the ink */
    bool tells; /* false for marks and strange letters, whose ink says little of the size */
} soat_letter_shape;

soat_letter_shape soat__letter_shape(uint32_t code_point);

/* The few widths that letters have: class 0 to COUNT - 1. */
enum { SOAT_LETTER_WIDTH_COUNT = 12 };
int16_t soat__letter_width(int width_class);
int soat__letter_width_class(uint32_t code_point);

#endif

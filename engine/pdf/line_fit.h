/* Where the letters of a recognised line stand: their size and their baseline, from the words'
 * boxes and what the words are. */
#ifndef SOAT_PDF_LINE_FIT_H
#define SOAT_PDF_LINE_FIT_H

#include <stddef.h>

#include "doc/output_words.h"

typedef struct soat_line_fit {
    double size;     /* font size in pixels */
    double baseline; /* y of the baseline, in pixels from the top, at x = 0 */
    double slope;    /* by how much it falls a pixel to the right; 0 where it is level */
} soat_line_fit;

/*
 * `line` is the line's box, used where no word tells; `slope` that of the line before, which this
 * one takes over unless the eye could see the difference. At least one word.
 */
soat_line_fit soat__line_fit(soat_box line, const soat_output_word *words, size_t count,
                             double slope);

#endif

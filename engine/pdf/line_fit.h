/* Where the letters of a recognised line stand: their size and their baseline, from the words'
 * boxes and what the words are. */
#ifndef SOAT_PDF_LINE_FIT_H
#define SOAT_PDF_LINE_FIT_H

#include <stddef.h>

#include "soat/document.h"

/* A word, or several that correction joined. */
typedef struct soat_layer_word {
    soat_box box;
    size_t first, count; /* of the page's words: the text is all of theirs */
} soat_layer_word;

typedef struct soat_line_fit {
    double size;     /* font size in pixels */
    double baseline; /* y of the baseline, in pixels from the top, at x = 0 */
    double slope;    /* by how much it falls a pixel to the right; 0 where it is as good as level */
} soat_line_fit;

/* `line` is the line's box, used where no word tells. At least one word. */
soat_line_fit soat__line_fit(const soat_page *page, soat_box line, const soat_layer_word *words,
                             size_t count);

#endif

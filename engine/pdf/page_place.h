/* How the pixels of a displayed page lie on the paper of a PDF page that is turned and cropped. */
#ifndef SOAT_PDF_PAGE_PLACE_H
#define SOAT_PDF_PAGE_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "doc/page_turn.h"

typedef struct soat_rectangle {
    double left, bottom, right, top; /* points of the page's own space */
} soat_rectangle;

/* As in PDF: x' = a x + c y + e, y' = b x + d y + f. */
typedef struct soat_matrix {
    double a, b, c, d, e, f;
} soat_matrix;

/* Corners in any order become left below right, bottom below top. */
soat_rectangle soat__rectangle_of(const double corners[4]);

/*
 * What poppler, which draws our pages, shows of a page: the crop box as far as it lies in the media
 * box; all of the media box where the two do not meet, and along a side where the crop box is longer.
 */
soat_rectangle soat__page_shown(soat_rectangle media, soat_rectangle crop);

/*
 * From pixels of the displayed page, origin at its bottom left and up positive, to points.
 * `turn` is /Rotate: degrees clockwise, any multiple of 90; others count as 0. Sizes are above 0.
 */
soat_matrix soat__page_place(soat_rectangle shown, int64_t turn, int32_t width, int32_t height);

/* `place` takes pixels of the page as displayed, up positive; the result those of the upright one. */
soat_matrix soat__page_turn_place(soat_page_turn turn, const soat_matrix *place);

#endif

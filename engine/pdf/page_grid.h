/* Which pixels a PDF page is to be rendered on. */
#ifndef SOAT_PDF_PAGE_GRID_H
#define SOAT_PDF_PAGE_GRID_H

#include <poppler.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct soat_page_grid {
    double scale_x, scale_y; /* pixels a point */
    double shift_x, shift_y; /* pixels, under 1: puts the scan's corner on a whole pixel */
    int32_t width, height;   /* pixels; 0 when the page has no area or one beyond cairo's reach */
    bool scanned;            /* the page is covered by an image, whose own grid this is */
} soat_page_grid;

/* `resolution` in dots per inch; 0: the scan's own, or the default for a drawn page. */
void soat__page_grid_of(PopplerPage *page, int32_t resolution, soat_page_grid *out);

/*
 * Another guess for a page that its scan covers: the even resolution that scanners have, when
 * `grid` is within 0.4 % of it. Writers round the page to whole points and let the scan stand out
 * by a fraction of one; Poppler's own rounding hides which it was. False when there is none.
 */
bool soat__page_grid_even(PopplerPage *page, const soat_page_grid *grid, soat_page_grid *out);

#endif

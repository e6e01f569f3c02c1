/*
 * A page that lies on its side, or stands on its head, as it is displayed: its text runs down, up
 * or to the left. Text is laid as if the page were upright, and turned with it.
 */
#ifndef SOAT_PDF_PAGE_TURN_H
#define SOAT_PDF_PAGE_TURN_H

#include "pdf/page_place.h"
#include "soat/document.h"

typedef struct soat_page_turn {
    int quarters;          /* clockwise, that the text is turned by: 0 to 3 */
    int32_t width, height; /* of the page as displayed, in pixels */
} soat_page_turn;

/* What most pairs of neighbours in a line say; 0 where there are none. */
soat_page_turn soat__page_turn(const soat_page *page);

/* The box on the page made upright. */
soat_box soat__page_turn_box(soat_page_turn turn, soat_box box);

/* The height of the page made upright. */
int32_t soat__page_turn_height(soat_page_turn turn);

/* `place` takes pixels of the page as displayed, up positive; the result those of the upright one. */
soat_matrix soat__page_turn_place(soat_page_turn turn, const soat_matrix *place);

#endif

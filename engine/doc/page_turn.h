/*
 * A page that lies on its side, or stands on its head, as it is displayed: its text runs down, up
 * or to the left. What is done along a line is done as if the page were upright, and turned back.
 */
#ifndef SOAT_DOC_PAGE_TURN_H
#define SOAT_DOC_PAGE_TURN_H

#include "soat/document.h"

typedef struct soat_page_turn {
    int quarters;          /* clockwise, that the text is turned by: 0 to 3 */
    int32_t width, height; /* of the page as displayed, in pixels */
} soat_page_turn;

/* What most pairs of neighbours in a line say; 0 where there are none. */
soat_page_turn soat__page_turn(const soat_page *page);

/* The same of one of its lines. */
soat_page_turn soat__line_turn(const soat_page *page, const soat_line *line);

/* The box on the page made upright; and from there back to where it is displayed. */
soat_box soat__page_turn_box(soat_page_turn turn, soat_box box);
soat_box soat__page_turn_back(soat_page_turn turn, soat_box box);

/* The height of the page made upright. */
int32_t soat__page_turn_height(soat_page_turn turn);

#endif

/*
 * What is done to the sheet itself: bound, punched, stapled, laid under a lid. In place on 8-bit
 * grey images (255 is white); the holes and the staple keep clear of the text.
 */
#ifndef SCAN_SHEET_MARKS_H
#define SCAN_SHEET_MARKS_H

#include <leptonica/allheaders.h>
#include <stdbool.h>

#include "random.h"

/* Bends the page's lines at its left edge, by `curl` mm there; scan_curl_at says how. */
bool scan_sheet_curl(PIX **pix, double curl);

/* The shadow of the binding at the left edge, the darker the more the page is curled. */
void scan_sheet_binding(PIX *pix, double curl);

/* `count` punch holes of 6 mm along the left edge, 80 mm apart, dark with a soft rim. */
bool scan_sheet_holes(PIX *pix, long count, scan_random *random);

/* A staple across the upper left corner, and the shadow where the corner was folded. */
bool scan_sheet_staple(PIX *pix, scan_random *random);

/* A dark rim, up to `width` mm and uneven, at two neighbouring sides: the sheet lay askew. */
void scan_sheet_edges(PIX *pix, double width, scan_random *random);

#endif

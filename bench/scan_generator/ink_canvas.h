/* A sheet to draw ink on with Cairo, and its coverage as an image. */
#ifndef SCAN_INK_CANVAS_H
#define SCAN_INK_CANVAS_H

#include <cairo.h>
#include <leptonica/allheaders.h>

/* Pixels of the page, origin top left; alpha is coverage. */
cairo_t *scan_canvas_begin(int width, int height);

/* Ends the drawing: 8-bit coverage, 0 where nothing was drawn; NULL when memory is out. */
PIX *scan_canvas_end(cairo_t *cr);

#endif

/* A rendered cairo surface as a Leptonica picture of the least depth that holds it. */
#ifndef SOAT_PDF_SURFACE_PIX_H
#define SOAT_PDF_SURFACE_PIX_H

#include <cairo.h>
#include <leptonica/allheaders.h>

/* `surface` is CAIRO_FORMAT_RGB24. Depth 1 when black and white only, 8 when grey, else 32. NULL
 * when memory is out. */
PIX *soat__surface_to_pix(cairo_surface_t *surface);

#endif

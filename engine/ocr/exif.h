/* The one thing a camera's JPEG says that a page reader must know: which way is up. */
#ifndef SOAT_OCR_EXIF_H
#define SOAT_OCR_EXIF_H

#include "soat/span.h"

/*
 * The Exif orientation of a JPEG (Exif 2.3, tag 0x0112): 1 upright … 8. 1 when the bytes are no
 * JPEG, say nothing, or are damaged. Reads headers only.
 */
int soat__exif_orientation(soat_span jpeg);

#endif

/*
 * Where a page has print that no word covers: lines that Tesseract took for a picture or for dirt,
 * a page number alone in the margin, an office under a seal.
 *
 * What the words cover is wiped out; of what is left, things as high as letters that stand in a
 * row are lines, and lines close under each other are an area to be read again.
 */
#ifndef SOAT_OCR_MISSING_INK_H
#define SOAT_OCR_MISSING_INK_H

#include <leptonica/allheaders.h>

#include "soat/document.h"

enum { SOAT_MISSING_AREAS_MAX = 8 };

typedef struct soat_missing_area {
    soat_box box;   /* pixels, with room for tone marks */
    bool is_number; /* one or two signs alone in the upper or lower margin */
} soat_missing_area;

/*
 * `black`: the page as the recogniser thresholded it, 1 bit deep. Returns how many areas were
 * found, top to bottom; 0 as well when memory is out. When there are more than fit, dirt is
 * likelier than print and there are none.
 */
size_t soat__missing_ink(PIX *black, const soat_page *page,
                         soat_missing_area areas[SOAT_MISSING_AREAS_MAX]);

#endif

/* From Tesseract's result iterator to a soat_page. Internal to the adapter. */
#ifndef SOAT_OCR_TESSERACT_WALK_H
#define SOAT_OCR_TESSERACT_WALK_H

#include <stdbool.h>
#include <tesseract/capi.h>

#include "soat/document.h"

/* After recognition; `whole` is the picture. With `alternatives`, choices beyond the first. */
soat_status soat__tesseract_walk(TessBaseAPI *api, bool alternatives, uint32_t number,
                                 soat_box whole, int32_t resolution, soat_page **out,
                                 soat_error *error);

#endif

/*
 * The areas of a page that the first reading left without words, read again one by one; and lines
 * that swallowed another one, read again as two.
 */
#ifndef SOAT_OCR_SECOND_LOOK_H
#define SOAT_OCR_SECOND_LOOK_H

#include "ocr/piece.h"
#include "ocr/tesseract_adapter.h"

/*
 * Right after soat__tesseract_read of `pix` into sources[0], whose pieces are in `pieces`: adds
 * the pages of what was found to `sources` (SOAT_SOURCES_MAX in all; the caller frees them) and
 * their believable pieces, late, to `pieces`. What is not found is no error; MEMORY.
 */
enum { SOAT_SOURCES_MAX = 13 };

soat_status soat__second_look(soat_tesseract *tesseract, PIX *pix, double slope,
                              soat_page *sources[SOAT_SOURCES_MAX], size_t *source_count,
                              soat_pieces *pieces, soat_error *error);

#endif

/*
 * Pages of a PDF as pictures (poppler-glib; GPL, and therefore behind this one file).
 *
 * A page is always rendered, never picked apart: that keeps rotation, crop, strips, masks over
 * backgrounds and stamps laid over the scan. But it is rendered at exactly the resolution and on
 * exactly the pixel grid of the image that covers it, so that a scanned page comes out as the
 * scanner made it, bit for bit when it is 1-bit: blown up or resampled it reads worse.
 */
#ifndef SOAT_PDF_PDF_PAGES_H
#define SOAT_PDF_PDF_PAGES_H

#include "ocr/page_image.h"

typedef struct soat_pdf soat_pdf;

/* True when the bytes begin as a PDF does, junk of up to a kilobyte before it allowed. */
bool soat__pdf_recognizes(soat_span bytes);

/* `bytes` must outlive the document. FORMAT, ENCRYPTED, UNSUPPORTED, MEMORY. */
soat_status soat__pdf_open(soat_pdf **out, soat_span bytes, const char *path, soat_error *error);
void soat__pdf_free(soat_pdf *pdf);
uint32_t soat__pdf_count(const soat_pdf *pdf);
soat_status soat__pdf_page(soat_pdf *pdf, uint32_t number, const soat_source_options *options,
                           soat_image **out, soat_error *error);

/* The page's own text on the pixels of soat__pdf_page. */
soat_status soat__pdf_words(soat_pdf *pdf, uint32_t number, const soat_source_options *options,
                            soat_page **out, soat_error *error);

#endif

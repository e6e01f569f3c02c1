/*
 * A PDF as objects (qpdf's C interface), for what is read from it and put into it.
 *
 * Handles (qpdf_oh) live until soat__pdf_document_release, which every function that works on a
 * page leaves to its caller: what must live longer is kept as an object number. qpdf answers a
 * wrong question with null and remembers an error, so questions are asked without checks between
 * them and soat__pdf_document_status is asked at the end.
 */
#ifndef SOAT_PDF_PDF_DOCUMENT_H
#define SOAT_PDF_PDF_DOCUMENT_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stdint.h>

#include "pdf/page_place.h"
#include "pdf/syntax_writer.h"
#include "soat/status.h"

typedef struct soat_pdf_document {
    qpdf_data qpdf;
    const char *path; /* borrowed; for messages */
    uint32_t page_count;
} soat_pdf_document;

/* FORMAT, ENCRYPTED, IO, MEMORY. Dispose also after a failure. */
soat_status soat__pdf_document_open(soat_pdf_document *out, const char *path, soat_error *error);
void soat__pdf_document_dispose(soat_pdf_document *document);

/* All handles become invalid. */
void soat__pdf_document_release(soat_pdf_document *document);

/* The error that qpdf remembers, forgotten by this; `doing` is "read" or "write". */
soat_status soat__pdf_document_status(soat_pdf_document *document, const char *doing,
                                      soat_error *error);

/* `number` from 1. FORMAT when there is none. */
soat_status soat__pdf_document_page(soat_pdf_document *document, uint32_t number, qpdf_oh *out,
                                    soat_error *error);

/* An attribute of the page or of the nearest of its ancestors that has it; null when none has. */
qpdf_oh soat__pdf_page_attribute(soat_pdf_document *document, qpdf_oh page, const char *key);

/* Where the page's pixels, `width` by `height` of them as displayed, lie. */
soat_matrix soat__pdf_page_place(soat_pdf_document *document, qpdf_oh page, int32_t width,
                                 int32_t height);

/* A new stream object, Flate-compressed. Empty handle and a remembered error when it fails. */
qpdf_oh soat__pdf_stream_new(soat_pdf_document *document);
soat_status soat__pdf_stream_fill(soat_pdf_document *document, qpdf_oh stream,
                                  const soat_syntax_writer *content, soat_error *error);

/* Decoded, from malloc; NULL when it cannot be decoded. */
unsigned char *soat__pdf_stream_decode(soat_pdf_document *document, qpdf_oh stream, size_t *size);

#endif

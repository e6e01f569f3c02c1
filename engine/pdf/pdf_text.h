/* The text that a PDF page has, seen as instructions of its content and of the forms it paints. */
#ifndef SOAT_PDF_PDF_TEXT_H
#define SOAT_PDF_PDF_TEXT_H

#include "pdf/pdf_document.h"
#include "soat/scan.h"

/* What cannot be decoded shows nothing. */
void soat__pdf_own_text(soat_pdf_document *document, qpdf_oh page, soat_own_text *out);

/* Takes the invisible text out of the page's content and its forms. */
soat_status soat__pdf_strip_text(soat_pdf_document *document, qpdf_oh page, soat_error *error);

#endif

/* The layer's font as objects of a PDF. */
#ifndef SOAT_PDF_PDF_FONT_H
#define SOAT_PDF_PDF_FONT_H

#include "pdf/layer_font.h"
#include "pdf/pdf_document.h"

/* The object numbers of what is filled in when it is known which letters were used. 0: not made. */
typedef struct soat_pdf_font {
    int font, descendant, to_unicode, glyphs;
} soat_pdf_font;

/* Makes the objects. */
soat_status soat__pdf_font_make(soat_pdf_document *document, soat_pdf_font *out, soat_error *error);

/* Fills in widths and meanings; once, at the end. */
soat_status soat__pdf_font_finish(soat_pdf_document *document, const soat_pdf_font *made,
                                  const soat_layer_font *used, soat_error *error);

/*
 * Puts the font among the resources of the page, which are made when there are none, and copies
 * the key it has there, without the slash. A resource that is shared gains a name and changes in
 * nothing else.
 */
enum { SOAT_FONT_KEY_SIZE = 24 };
soat_status soat__pdf_font_enter(soat_pdf_document *document, const soat_pdf_font *made,
                                 qpdf_oh page, char key[SOAT_FONT_KEY_SIZE], soat_error *error);

#endif

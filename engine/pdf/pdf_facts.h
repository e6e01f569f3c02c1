/* What a person should know of a PDF before a text layer is laid into it. */
#ifndef SOAT_PDF_PDF_FACTS_H
#define SOAT_PDF_PDF_FACTS_H

#include "pdf/pdf_document.h"
#include "soat/text_layer.h"

void soat__pdf_facts(soat_pdf_document *document, soat_text_layer_info *out);

#endif

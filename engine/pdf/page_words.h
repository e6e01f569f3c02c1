/* The text of a PDF page as if it had been recognised (poppler-glib). */
#ifndef SOAT_PDF_PAGE_WORDS_H
#define SOAT_PDF_PAGE_WORDS_H

#include <poppler.h>

#include "pdf/page_grid.h"
#include "soat/document.h"

/* Boxes are on the pixels of `grid`. MEMORY, LIMIT. */
soat_status soat__page_words(PopplerPage *page, uint32_t number, const soat_page_grid *grid,
                             soat_page **out, soat_error *error);

#endif

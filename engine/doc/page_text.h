/* Where the words of a page stand in its text. */
#ifndef SOAT_DOC_PAGE_TEXT_H
#define SOAT_DOC_PAGE_TEXT_H

#include "soat/document.h"

/*
 * Sets starts[i] to the byte of soat_page_text(page, as_read) where word i begins; it ends
 * words[i].read.size bytes later. `starts` has room for word_count numbers.
 */
void soat__page_word_starts(const soat_page *page, size_t *starts);

#endif

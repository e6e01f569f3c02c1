/* The text of a page with a paragraph a line. */
#ifndef SOAT_DOC_PAGE_REFLOW_H
#define SOAT_DOC_PAGE_REFLOW_H

#include "soat/document.h"

/*
 * Appends the text of the page as soat_page_text does, but with the lines of a paragraph joined
 * (syllable/line_joint.h says which those are) and an empty line between blocks. Needs the boxes
 * of blocks, lines and words. MEMORY.
 */
soat_status soat__page_reflow(const soat_page *page, bool as_read, soat_buffer *out,
                              soat_error *error);

#endif

/* The content stream of a page's text layer. */
#ifndef SOAT_PDF_LAYER_CONTENT_H
#define SOAT_PDF_LAYER_CONTENT_H

#include "pdf/layer_font.h"
#include "pdf/page_place.h"
#include "pdf/syntax_writer.h"
#include "soat/document.h"

/* True when the page has a word that is not empty. */
bool soat__layer_has_text(const soat_page *page);

/*
 * Appends the layer: a graphics state of its own, so that it can stand before or after anything.
 * `place` takes pixels of `page` (up positive) to points; `font_key` is the font's name among the
 * page's resources, without the slash. Lines in reading order, a run of text a line; each word lies
 * on its box, as near as the eye sees (line_layout.h), and on the page.
 */
void soat__layer_content(const soat_page *page, const soat_matrix *place, const char *font_key,
                         soat_layer_font *font, soat_syntax_writer *out);

#endif

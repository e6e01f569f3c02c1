/*
 * What the review page knows of a page of the document: its lines as they were read, and what was
 * changed or doubted in them. The format is between write_html.c and web/review.js.
 */
#ifndef SOAT_OUTPUT_HTML_PAGE_H
#define SOAT_OUTPUT_HTML_PAGE_H

#include <jansson.h>

#include "soat/correct.h"
#include "soat/document.h"

/*
 *     {"number":1,"width":W,"height":H,"blocks":[[LINE,...],...]}
 *     LINE: {"line":L,"box":[...],"read":TEXT}, and where something was changed or doubted
 *     "text":TEXT,"changes":[{"kind":"edit"|"doubt","start":S,"end":E, and as in docs/json.md}]
 *
 * `read` and `text` are the lines of soat_page_text, L is the line's number in it from 1, S and E
 * are bytes of `read`. `made` may be NULL. NULL when memory is out.
 */
json_t *soat__html_page(const soat_page *page, const soat_correction *made);

#endif

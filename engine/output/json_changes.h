/* The edits and doubts of a page in the JSON of a document (docs/json.md). */
#ifndef SOAT_OUTPUT_JSON_CHANGES_H
#define SOAT_OUTPUT_JSON_CHANGES_H

#include <jansson.h>

#include "soat/correct.h"
#include "soat/document.h"

/* Sets "edits" and "doubts" of the page's JSON object. False when memory is out. */
bool soat__json_set_changes(json_t *value, const soat_page *page, const soat_correction *made);

#endif

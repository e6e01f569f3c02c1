/* The edits and doubts of a page in the JSON of a document (docs/json.md). */
#ifndef SOAT_OUTPUT_JSON_CHANGES_H
#define SOAT_OUTPUT_JSON_CHANGES_H

#include <jansson.h>

#include "soat/correct.h"
#include "soat/document.h"

/* The walk over the words of a page, in the order of its text. */
typedef struct soat__change_walk {
    const soat_page *page;
    const size_t *starts; /* of the words, in the text as it was read */
    size_t word;          /* the first that the next change may cover; 0 to begin with */
} soat__change_walk;

/*
 * An edit or doubt: the words that it covers, their box, and what it says. Called in the order of the
 * text. NULL when memory is out.
 */
json_t *soat__json_change(soat__change_walk *walk, const soat_edit *edit);

/* Sets "edits" and "doubts" of the page's JSON object. False when memory is out. */
bool soat__json_set_changes(json_t *value, const soat_page *page, const soat_correction *made);

#endif

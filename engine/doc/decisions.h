/* Decisions in memory: lines of changes, as the JSON has them. */
#ifndef SOAT_DOC_DECISIONS_H
#define SOAT_DOC_DECISIONS_H

#include <jansson.h>
#include <stdbool.h>

#include "soat/decisions.h"

typedef struct soat__decision {
    size_t start, end; /* bytes of the line as it was read */
    soat_span after;
    bool decided, accepted;
    bool made; /* `after` is to stand there */
} soat__decision;

typedef struct soat__decided_line {
    uint32_t page; /* which of the document's pages that were reviewed, from 0 */
    uint32_t page_number, line;
    soat_span read, text; /* as it was read; as it was corrected */
    size_t first, count;  /* of the decisions; in order, not overlapping */
} soat__decided_line;

struct soat_decisions {
    json_t *root; /* owns every text */
    soat__decided_line *lines;
    size_t line_count;
    soat__decision *items;
    size_t count;
};

#endif

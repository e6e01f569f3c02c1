/*
 * A line of a page's text with some stretches replaced, laid out as soat_page_text lays it out: where
 * a word went, its blank goes too.
 */
#ifndef SOAT_DOC_LINE_SPLICE_H
#define SOAT_DOC_LINE_SPLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/buffer.h"
#include "soat/span.h"

/* Set `read` and `out`, the rest zero. What is appended to *out is the line, without its end. */
typedef struct soat__line_splice {
    soat_span read; /* the line before */
    soat_buffer *out;
    size_t start; /* of the line in *out, set by the first call */
    size_t done;  /* bytes of `read` that were dealt with */
    bool begun;
} soat__line_splice;

/* `after` stands for read[start, end). In order, not overlapping, inside the line. MEMORY. */
soat_status soat__line_splice_replace(soat__line_splice *self, size_t start, size_t end,
                                      soat_span after, soat_error *error);

/* The rest of the line. */
soat_status soat__line_splice_end(soat__line_splice *self, soat_error *error);

#endif

/*
 * The lines of a large text file, one at a time, plain or xz-compressed (a name that ends in
 * .xz). Memory is bounded by the longest line.
 */
#ifndef SOAT_LM_LINE_READER_H
#define SOAT_LM_LINE_READER_H

#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_line_reader soat_line_reader;

/* NOT_FOUND, IO, MEMORY. */
soat_status soat__line_reader_open(soat_line_reader **out, const char *path, soat_error *error);

/*
 * The next line without its line feed, borrowed until the next call; at the end of the file
 * line->data is NULL. IO, FORMAT (damaged or cut xz data), MEMORY.
 */
soat_status soat__line_reader_next(soat_line_reader *reader, soat_span *line, soat_error *error);

void soat__line_reader_free(soat_line_reader *reader);

#endif

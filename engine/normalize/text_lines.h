/*
 * The lines of a text, for passes whose job is how the text is laid out.
 *
 * A line ends at \n, \r\n or \r; a form feed (U+000C), which begins a page in what pdftotext,
 * Tesseract and `soat scan` write, ends one too and belongs to neither. No state; any thread.
 */
#ifndef SOAT_NORMALIZE_TEXT_LINES_H
#define SOAT_NORMALIZE_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"

typedef struct soat_text_line {
    size_t start, end;  /* bytes without outer blanks: start == end in an empty line */
    size_t begin, next; /* where it begins, and where the line behind its line end does */
    bool ends_page;     /* a form feed ends it */
    bool ended;         /* by a line end or a form feed, not by the end of the text */
} soat_text_line;

/* The line that begins at byte `begin`; false at the end of the text. */
bool soat__text_line_at(soat_span text, size_t begin, soat_text_line *out);

/* Its bytes from `start` to `end`. */
soat_span soat__text_line_span(soat_span text, const soat_text_line *line);

#endif

/* Walking the lines of a text that people wrote: lists, tables, dictionaries. */
#ifndef SOAT_TEXT_LINE_H
#define SOAT_TEXT_LINE_H

#include <stdbool.h>
#include <string.h>

#include "soat/span.h"

/*
 * The line at *position without its end (\n or \r\n); *position moves past it. False, *line
 * untouched, at the end of the text. A last line feed does not begin another line.
 */
static inline bool soat__line_next(soat_span text, size_t *position, soat_span *line) {
    if (*position >= text.size) {
        return false;
    }
    const char *const start = text.data + *position;
    const size_t left = text.size - *position;
    const char *const feed = (const char *)memchr(start, '\n', left);
    size_t size = feed == NULL ? left : (size_t)(feed - start);
    *position += feed == NULL ? left : size + 1;
    if (size > 0 && start[size - 1] == '\r') {
        size--;
    }
    *line = soat_span_make(start, size);
    return true;
}

/* The text without a byte order mark. */
static inline soat_span soat__text_skip_bom(soat_span text) {
    const bool bom = text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0;
    return bom ? soat_span_make(text.data + 3, text.size - 3) : text;
}

#endif

/* Whether a text is one of a short list, or begins or ends with one, byte for byte. */
#ifndef SOAT_BASE_SPAN_LIST_H
#define SOAT_BASE_SPAN_LIST_H

#include <stdbool.h>
#include <string.h>

#include "soat/span.h"

/* `list` ends with NULL. Linear in its length. */
static inline bool soat__span_is_listed(soat_span text, const char *const *list) {
    for (; *list != NULL; list++) {
        if (strlen(*list) == text.size && memcmp(*list, text.data, text.size) == 0) {
            return true;
        }
    }
    return false;
}

/* The bytes of the first of `list` that `text` begins with; 0: none. */
static inline size_t soat__span_begins_with(soat_span text, const char *const *list) {
    for (; *list != NULL; list++) {
        const size_t size = strlen(*list);
        if (text.size >= size && memcmp(text.data, *list, size) == 0) {
            return size;
        }
    }
    return 0;
}

/* The same at its end. */
static inline size_t soat__span_ends_with(soat_span text, const char *const *list) {
    for (; *list != NULL; list++) {
        const size_t size = strlen(*list);
        if (text.size >= size && memcmp(text.data + text.size - size, *list, size) == 0) {
            return size;
        }
    }
    return 0;
}

#endif

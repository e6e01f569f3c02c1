/* Whether a text is one of a short list, byte for byte. */
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

#endif

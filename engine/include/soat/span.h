/*
 * A borrowed run of bytes. It owns nothing, may hold any byte, and is not NUL-terminated.
 */
#ifndef SOAT_SPAN_H
#define SOAT_SPAN_H

#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_span {
    const char *data; /* may be NULL only when size is 0 */
    size_t size;      /* bytes */
} soat_span;

/* The bytes of a NUL-terminated string, without the NUL. */
static inline soat_span soat_span_from_string(const char *string) {
    soat_span span;
    span.data = string;
    span.size = string == NULL ? 0 : strlen(string);
    return span;
}

static inline soat_span soat_span_make(const char *data, size_t size) {
    soat_span span;
    span.data = data;
    span.size = size;
    return span;
}

#ifdef __cplusplus
}
#endif
#endif

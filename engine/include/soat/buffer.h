/*
 * A growable, owning run of bytes: where the library puts text for its caller.
 *
 * Initialise with SOAT_BUFFER_INIT or zeroes, release with soat_buffer_dispose. A buffer that
 * a function appends to keeps what it already holds; on failure its size is what it was before.
 * `data` is always followed by a NUL that `size` does not count, once anything was appended.
 */
#ifndef SOAT_BUFFER_H
#define SOAT_BUFFER_H

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_buffer {
    char *data;
    size_t size;     /* bytes in use */
    size_t capacity; /* bytes allocated */
} soat_buffer;

#define SOAT_BUFFER_INIT                                                                           \
    { 0, 0, 0 }

/* Make room for `extra` more bytes and a NUL. */
SOAT_API soat_status soat_buffer_reserve(soat_buffer *buffer, size_t extra, soat_error *error);
SOAT_API soat_status soat_buffer_append(soat_buffer *buffer, soat_span text, soat_error *error);
/* Forget the content, keep the memory. */
SOAT_API void soat_buffer_clear(soat_buffer *buffer);
/* Free the memory; the buffer is empty and usable afterwards. */
SOAT_API void soat_buffer_dispose(soat_buffer *buffer);
/* The content, borrowed until the next call on the buffer. */
SOAT_API soat_span soat_buffer_span(const soat_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif

#include "soat/buffer.h"

#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"

soat_status soat_buffer_reserve(soat_buffer *buffer, size_t extra, soat_error *error) {
    if (extra > SIZE_MAX - buffer->size - 1 ||
        !soat__vector_reserve(&buffer->data, &buffer->capacity, buffer->size + extra + 1, 1)) {
        return soat__fail_memory(error);
    }
    return SOAT_OK;
}

soat_status soat_buffer_append(soat_buffer *buffer, soat_span text, soat_error *error) {
    const soat_status status = soat_buffer_reserve(buffer, text.size, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (text.size > 0) {
        memcpy(buffer->data + buffer->size, text.data, text.size);
    }
    buffer->size += text.size;
    buffer->data[buffer->size] = '\0';
    return SOAT_OK;
}

void soat_buffer_clear(soat_buffer *buffer) {
    buffer->size = 0;
}

void soat_buffer_dispose(soat_buffer *buffer) {
    soat__free(buffer->data);
    buffer->data = NULL;
    buffer->size = buffer->capacity = 0;
}

soat_span soat_buffer_span(const soat_buffer *buffer) {
    return soat_span_make(buffer->data, buffer->size);
}

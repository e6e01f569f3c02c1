#include "pdf/flate.h"

#include <zlib.h>

#include "base/error.h"

soat_status soat__flate(soat_span bytes, soat_buffer *out, soat_error *error) {
    uLongf size = compressBound(bytes.size);
    const soat_status status = soat_buffer_reserve(out, size, error);
    if (status != SOAT_OK) {
        return status;
    }
    Bytef *const end = (Bytef *)out->data + out->size;
    if (compress2(end, &size, (const Bytef *)bytes.data, bytes.size, Z_BEST_COMPRESSION) != Z_OK) {
        return soat__fail_memory(error);
    }
    out->size += size;
    out->data[out->size] = '\0';
    return SOAT_OK;
}

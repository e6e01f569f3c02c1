#include "pdf/flate.h"

#include <libdeflate.h>

#include "base/error.h"

enum { SLOWEST = 12 };

soat_status soat__flate(soat_span bytes, soat_buffer *out, soat_error *error) {
    struct libdeflate_compressor *const compressor = libdeflate_alloc_compressor(SLOWEST);
    if (compressor == NULL) {
        return soat__fail_memory(error);
    }
    const size_t room = libdeflate_zlib_compress_bound(compressor, bytes.size);
    const soat_status status = soat_buffer_reserve(out, room, error);
    if (status == SOAT_OK) {
        out->size += libdeflate_zlib_compress(compressor, bytes.data, bytes.size,
                                              out->data + out->size, room);
        out->data[out->size] = '\0';
    }
    libdeflate_free_compressor(compressor);
    return status;
}

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

soat_status soat__fail(soat_error *error, soat_status status, size_t offset, const char *format,
                       ...) {
    if (error == NULL) {
        return status;
    }
    error->code = status;
    error->offset = offset;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

soat_status soat__fail_memory(soat_error *error) {
    return soat__fail(error, SOAT_ERROR_MEMORY, 0, "out of memory");
}

const char *soat_status_text(soat_status status) {
    static const char *const texts[] = {
        [SOAT_OK] = "ok",
        [SOAT_ERROR_MEMORY] = "out of memory",
        [SOAT_ERROR_ARGUMENT] = "bad argument",
        [SOAT_ERROR_NOT_FOUND] = "not found",
        [SOAT_ERROR_IO] = "input or output failed",
        [SOAT_ERROR_FORMAT] = "damaged or wrong format",
        [SOAT_ERROR_VERSION] = "wrong version",
        [SOAT_ERROR_ENCRYPTED] = "encrypted",
        [SOAT_ERROR_LIMIT] = "limit exceeded",
        [SOAT_ERROR_UNSUPPORTED] = "not supported by this build",
        [SOAT_ERROR_INTERNAL] = "internal error",
    };
    const size_t index = (size_t)status;
    return index < sizeof texts / sizeof texts[0] ? texts[index] : "unknown status";
}

/* Filling a caller's soat_error in one line: `return soat__fail(error, STATUS, offset, "...")`. */
#ifndef SOAT_BASE_ERROR_H
#define SOAT_BASE_ERROR_H

#include "soat/status.h"

/* Sets *error when it is not NULL, cuts the message at the record's size, returns `status`. */
soat_status soat__fail(soat_error *error, soat_status status, size_t offset, const char *format,
                       ...) __attribute__((format(printf, 4, 5)));

/* The one sentence for an allocation that failed. */
soat_status soat__fail_memory(soat_error *error);

#endif

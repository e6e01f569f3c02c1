/* Whole files: mapped here, read and written through <soat/file.h>. Paths are bytes, not text. */
#ifndef SOAT_BASE_FILE_H
#define SOAT_BASE_FILE_H

#include "soat/buffer.h"
#include "soat/file.h"
#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_mapped_file {
    soat_span bytes; /* read-only, shared between processes, borrowed until dispose */
} soat_mapped_file;

/* Map a regular file. An empty file maps to an empty span. */
soat_status soat__file_map(soat_mapped_file *out, const char *path, soat_error *error);
void soat__mapped_file_dispose(soat_mapped_file *file);

/*
 * For what another library writes: `out` gets `path` with an unguessable suffix; once the file of
 * that name is whole, it is synced and renamed over `path`. On failure it is the caller's to remove.
 */
soat_status soat__file_temporary_name(const char *path, soat_buffer *out, soat_error *error);
soat_status soat__file_put_in_place(const char *temporary, const char *path, soat_error *error);

/*
 * For a library that lost bytes and did not say so: always fails, with the reason that the system
 * gives when the file at `temporary` is written on.
 */
soat_status soat__file_fail_short(const char *temporary, const char *path, soat_error *error);

/* <soat/file.h> under the names of this floor. */
static inline soat_status soat__file_read(const char *path, size_t limit, soat_buffer *out,
                                          soat_error *error) {
    return soat_file_read(path, limit, out, error);
}

static inline soat_status soat__file_write(const char *path, soat_span bytes, soat_error *error) {
    return soat_file_write(path, bytes, error);
}

#endif

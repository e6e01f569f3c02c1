/* Whole files: read into memory, mapped, or replaced in one step. Paths are bytes, not text. */
#ifndef SOAT_BASE_FILE_H
#define SOAT_BASE_FILE_H

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

/* Append the whole file to *out. NOT_FOUND, IO, LIMIT (over `limit` bytes; 0 is no limit). */
soat_status soat__file_read(const char *path, size_t limit, soat_buffer *out, soat_error *error);

typedef struct soat_mapped_file {
    soat_span bytes; /* read-only, shared between processes, borrowed until dispose */
} soat_mapped_file;

/* Map a regular file. An empty file maps to an empty span. */
soat_status soat__file_map(soat_mapped_file *out, const char *path, soat_error *error);
void soat__mapped_file_dispose(soat_mapped_file *file);

/*
 * Write `bytes` to a fresh file beside `path` under an unguessable name, fsync, and rename it
 * over `path`: a reader sees the old file or the new one, never a half.
 */
soat_status soat__file_write(const char *path, soat_span bytes, soat_error *error);

#endif

/* Whole files in one call. Paths are bytes, not text. */
#ifndef SOAT_FILE_H
#define SOAT_FILE_H

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Appends the whole file to *out. NOT_FOUND, IO, LIMIT (over `limit` bytes; 0 is no limit). Works
 * for pipes and terminals as for regular files.
 */
SOAT_API soat_status soat_file_read(const char *path, size_t limit, soat_buffer *out,
                                    soat_error *error);

/* The same for an open file descriptor, which stays open; `name` is for messages. */
SOAT_API soat_status soat_file_read_open(int descriptor, const char *name, size_t limit,
                                         soat_buffer *out, soat_error *error);

/*
 * Writes `bytes` to a fresh file beside `path` under an unguessable name, syncs it, and renames it
 * over `path`: a reader sees the old file or the new one, never a half.
 */
SOAT_API soat_status soat_file_write(const char *path, soat_span bytes, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

/* Where the files of a run are. Paths are bytes and NUL-terminated in their buffers. */
#ifndef SOAT_BATCH_PATH_H
#define SOAT_BATCH_PATH_H

#include <stdint.h>

#include "soat/buffer.h"
#include "soat/status.h"

/* Borrowed strings; the shard is 0 of 0 when there is one run only. */
typedef struct soat__places {
    const char *folder; /* of the outputs, or NULL */
    const char *work;   /* of the records */
} soat__places;

/* Replaces what *out holds. */
soat_status soat__format(soat_buffer *out, soat_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* WORK/NAME, where the name is of fixed length whatever the base is. */
soat_status soat__document_folder(soat_buffer *out, const soat__places *places, const char *base,
                                  soat_error *error);
soat_status soat__record_path(soat_buffer *out, const soat__places *places, const char *base,
                              uint32_t number, soat_error *error);
soat_status soat__output_path(soat_buffer *out, const soat__places *places, const char *base,
                              const char *suffix, soat_error *error);

/* Makes every folder above `path`; what is there stays. IO. */
soat_status soat__make_folders_above(const char *path, soat_error *error);

/* Removes the folder and all in it, as far as it can; follows no links. */
void soat__remove_tree(const char *path);

#endif

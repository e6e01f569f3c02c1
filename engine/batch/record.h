/*
 * Records of finished pages, a file each, until the document is complete. A record is taken over by
 * a later run only when its key is right: the hash of what was read and of the settings.
 *
 * A file: the struct of record.c in the bytes of this machine, then reason (with its NUL), page and
 * image. Written whole under another name and renamed, so there is a whole one or none.
 */
#ifndef SOAT_BATCH_RECORD_H
#define SOAT_BATCH_RECORD_H

#include "soat/batch.h"

/* `reason` is NULL for a page that did not fail. IO, MEMORY. */
soat_status soat__record_write(const char *path, uint64_t key, const soat_batch_page *page,
                               soat_error *error);

/* *out borrows from *bytes. NOT_FOUND; FORMAT: cut, damaged, or for another key or number. */
soat_status soat__record_read(const char *path, uint64_t key, uint32_t number, soat_buffer *bytes,
                              soat_batch_page *out, soat_error *error);

#endif

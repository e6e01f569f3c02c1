/* Which file it was, and whether it is still the same one. */
#ifndef SOAT_BATCH_IDENTITY_H
#define SOAT_BATCH_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/status.h"

typedef struct soat__identity {
    uint64_t size, inode;
    int64_t modified; /* nanoseconds since 1970 */
    uint64_t hash;    /* of the content, XXH3-64; 0 when it was not read */
} soat__identity;

/* Size, inode and time. NOT_FOUND, IO (no regular file, among others). */
soat_status soat__identity_look(soat__identity *out, const char *path, soat_error *error);

/* The same, and the hash; reads the whole file. IO also when it changed meanwhile. */
soat_status soat__identity_read(soat__identity *out, const char *path, soat_error *error);

/* Whether a look at the file shows what `known` was: nobody wrote to it or replaced it. */
bool soat__identity_holds(const soat__identity *known, const char *path);

#endif

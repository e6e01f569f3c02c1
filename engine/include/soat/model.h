/*
 * The model: everything Soát knows about Vietnamese, in one read-only file.
 *
 * Opened once, mapped, and shared by any number of threads and processes; every function that
 * takes a const soat_model may be called from all of them at once. What is borrowed from a model
 * is valid until it is freed.
 */
#ifndef SOAT_MODEL_H
#define SOAT_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_model soat_model;

/*
 * Opens a model file; takes a few milliseconds, in which every checksum in the file is checked.
 * On failure *out is NULL: NOT_FOUND (no such file or no such part in it), FORMAT (not a model,
 * incomplete, truncated or damaged), VERSION (made for another Soát), IO, LIMIT, MEMORY.
 */
SOAT_API soat_status soat_model_open(soat_model **out, const char *path, soat_error *error);

/* Accepts NULL. No thread may be using the model. */
SOAT_API void soat_model_free(soat_model *model);

typedef struct soat_model_info {
    uint32_t format;         /* of the container */
    uint32_t order;          /* of the n-grams */
    uint64_t size;           /* bytes of the file */
    uint64_t gram_counts[5]; /* n-grams by order, from 1 (words) */
    size_t section_count;
    soat_span origin; /* what it was built from: lines of "name value" (UTF-8), borrowed */
} soat_model_info;

SOAT_API void soat_model_get_info(const soat_model *model, soat_model_info *out);

typedef struct soat_model_section {
    char name[17];     /* NUL-terminated */
    uint64_t size;     /* bytes */
    uint64_t checksum; /* XXH3-64 of its bytes */
} soat_model_section;

/* ARGUMENT when there is no section of that index. */
SOAT_API soat_status soat_model_get_section(const soat_model *model, size_t index,
                                            soat_model_section *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

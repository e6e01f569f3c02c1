/*
 * Making a model from dictionaries and text. Needs some gigabytes of memory and some minutes; the
 * same inputs and options give the same file, byte for byte.
 */
#ifndef SOAT_MODEL_BUILD_H
#define SOAT_MODEL_BUILD_H

#include <stddef.h>
#include <stdint.h>

#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_model_build_options {
    const char *dictionaries; /* folder of word lists and profiles */
    const char *corpora; /* folder: every NAME.txt or NAME.txt.xz is read, in order of name; where
                            both are there, the plain one */
    uint32_t order;      /* of the n-grams, 2 to 4 */
    uint32_t hold_out;   /* leave out every n-th line of each text, to measure with; 0: none */
    size_t lm_bytes;     /* what the n-grams may take in the file */
    /* Called with a few words at each step; nullable. */
    void (*progress)(void *payload, const char *step);
    void *payload;
} soat_model_build_options;

/* The options with which models/vi.soat is built; dictionaries and corpora are NULL. */
SOAT_API void soat_model_build_options_init(soat_model_build_options *options);

/*
 * Builds and writes a model; an older file of that name stays as it is until the new one is whole.
 * ARGUMENT, NOT_FOUND, IO, FORMAT (damaged input), MEMORY, LIMIT.
 */
SOAT_API soat_status soat_model_build(const char *path, const soat_model_build_options *options,
                                      soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

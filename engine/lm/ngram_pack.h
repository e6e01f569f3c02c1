/* From an estimate in memory to the sections that lm/ngram.h reads. */
#ifndef SOAT_LM_NGRAM_PACK_H
#define SOAT_LM_NGRAM_PACK_H

#include "lm/estimate.h"
#include "soat/buffer.h"

typedef struct soat_ngram_sections {
    soat_buffer codes;
    soat_buffer grams[SOAT_LM_MAX_ORDER + 1]; /* by order, from 1 */
} soat_ngram_sections;

/* Bits of a cell: codes of cost and back-off, and fingerprint. */
typedef struct soat_ngram_bits {
    uint32_t cost, backoff, fingerprint;
} soat_ngram_bits;

/* What an n-gram of order n >= 2 takes in a model of that order; the highest has no back-off. */
soat_ngram_bits soat__ngram_bits(uint32_t n, uint32_t order);

/* The bytes that so many n-grams take in the file. */
size_t soat__ngram_bytes(uint32_t n, uint32_t order, size_t count);

/* Zero-initialised *out. The estimate is smoothed. */
soat_status soat__ngram_pack(soat_ngram_sections *out, const soat_lm_estimate *estimate,
                             soat_error *error);

void soat__ngram_sections_dispose(soat_ngram_sections *sections);

#endif

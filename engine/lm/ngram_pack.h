/* From an estimate in memory to the sections that lm/ngram.h reads. */
#ifndef SOAT_LM_NGRAM_PACK_H
#define SOAT_LM_NGRAM_PACK_H

#include "lm/estimate.h"
#include "soat/buffer.h"

typedef struct soat_ngram_sections {
    soat_buffer codes;
    soat_buffer grams[SOAT_LM_MAX_ORDER + 1]; /* by order, from 1 */
} soat_ngram_sections;

/* Bits of fingerprint by order; a false positive happens once in 2^bits look-ups. */
extern const uint32_t soat__ngram_fingerprint_bits[SOAT_LM_MAX_ORDER + 1];

/* Zero-initialised *out. The estimate is smoothed. */
soat_status soat__ngram_pack(soat_ngram_sections *out, const soat_lm_estimate *estimate,
                             soat_error *error);

void soat__ngram_sections_dispose(soat_ngram_sections *sections);

#endif

/*
 * Costs as short codes: a codebook of at most 256 costs for a weighted set of them.
 *
 * Lloyd's algorithm in one dimension on a histogram of whole milli-nats, in whole numbers only, so
 * the same everywhere.
 */
#ifndef SOAT_LM_QUANTIZE_H
#define SOAT_LM_QUANTIZE_H

#include <stddef.h>
#include <stdint.h>

#include "soat/status.h"

enum {
    SOAT_COST_LIMIT = 1 << 15, /* costs at or above it count as the greatest below it */
    SOAT_CODE_LIMIT = 256,
};

typedef struct soat_cost_histogram {
    uint64_t weights[SOAT_COST_LIMIT]; /* by cost, milli-nats */
} soat_cost_histogram;

static inline void soat__cost_histogram_add(soat_cost_histogram *histogram, int32_t cost,
                                            uint64_t weight) {
    histogram->weights[cost < SOAT_COST_LIMIT ? cost : SOAT_COST_LIMIT - 1] += weight;
}

/* A codebook; code 0 may be reserved, which `first_code` 1 then says. */
typedef struct soat_codebook {
    uint32_t first_code; /* 0 or 1 */
    uint32_t code_count; /* codes below it exist, at most SOAT_CODE_LIMIT */
    int32_t costs[SOAT_CODE_LIMIT];
} soat_codebook;

/* Fills the costs from first_code on, rising. Codes without any weight repeat the last cost. */
void soat__codebook_train(soat_codebook *codebook, const soat_cost_histogram *histogram);

/* The code, from first_code on, whose cost is nearest; the lower one of two as near. */
uint32_t soat__codebook_code(const soat_codebook *codebook, int32_t cost);

#endif

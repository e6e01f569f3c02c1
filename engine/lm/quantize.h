/*
 * Costs as 8-bit codes: a codebook of at most 256 costs for a weighted set of them.
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
    SOAT_CODE_COUNT = 256
};

typedef struct soat_cost_histogram {
    uint64_t weights[SOAT_COST_LIMIT]; /* by cost, milli-nats */
} soat_cost_histogram;

static inline void soat__cost_histogram_add(soat_cost_histogram *histogram, int32_t cost,
                                            uint64_t weight) {
    histogram->weights[cost < SOAT_COST_LIMIT ? cost : SOAT_COST_LIMIT - 1] += weight;
}

/* Fills costs[first_code … 255], rising. Codes without any weight repeat the last cost. */
void soat__codebook_train(const soat_cost_histogram *histogram, uint32_t first_code,
                          int32_t costs[SOAT_CODE_COUNT]);

/* The code, from first_code on, whose cost is nearest; the lower one of two as near. */
uint32_t soat__codebook_code(const int32_t costs[SOAT_CODE_COUNT], uint32_t first_code,
                             int32_t cost);

#endif

#include "lm/quantize.h"

#include <stdlib.h>

enum { ROUNDS = 60 };

static uint64_t cube_root(uint64_t value) {
    uint64_t root = 0;
    for (uint64_t bit = UINT64_C(1) << 20; bit > 0; bit >>= 1) {
        const uint64_t next = root + bit;
        root = next * next * next <= value ? next : root;
    }
    return root;
}

/*
 * Where the codes start: equal shares of the cube roots of the weights, the density that is best
 * for many codes (Panter and Dite 1951). Equal shares of the weights leave the thin ends bare.
 */
static size_t spread(const soat_cost_histogram *histogram, size_t codes, int32_t *costs) {
    uint64_t total = 0;
    size_t distinct = 0;
    for (size_t cost = 0; cost < SOAT_COST_LIMIT; cost++) {
        total += cube_root(histogram->weights[cost]);
        distinct += histogram->weights[cost] > 0;
    }
    if (distinct <= codes) { /* every cost gets a code of its own */
        size_t used = 0;
        for (size_t cost = 0; cost < SOAT_COST_LIMIT; cost++) {
            if (histogram->weights[cost] > 0) {
                costs[used++] = (int32_t)cost;
            }
        }
        return used;
    }
    size_t used = 0;
    uint64_t passed = 0;
    for (size_t cost = 0; cost < SOAT_COST_LIMIT && used < codes; cost++) {
        passed += cube_root(histogram->weights[cost]);
        const uint64_t due = total * (2 * used + 1) / (2 * codes);
        if (histogram->weights[cost] > 0 && passed > due) {
            costs[used++] = (int32_t)cost;
        }
    }
    return used;
}

/* One round: every cost goes to its nearest code, every code to the mean of its costs. */
static int settle(const soat_cost_histogram *histogram, size_t used, int32_t *costs) {
    int changed = 0;
    size_t cost = 0;
    for (size_t code = 0; code < used; code++) {
        const int32_t border =
            code + 1 < used ? (costs[code] + costs[code + 1]) / 2 : SOAT_COST_LIMIT - 1;
        uint64_t weight = 0;
        uint64_t sum = 0;
        for (; cost <= (size_t)border; cost++) {
            weight += histogram->weights[cost];
            sum += histogram->weights[cost] * cost;
        }
        const int32_t mean = weight > 0 ? (int32_t)((sum + weight / 2) / weight) : costs[code];
        changed |= mean != costs[code];
        costs[code] = mean;
    }
    return changed;
}

void soat__codebook_train(soat_codebook *codebook, const soat_cost_histogram *histogram) {
    int32_t *const costs = codebook->costs + codebook->first_code;
    const size_t codes = codebook->code_count - codebook->first_code;
    const size_t used = spread(histogram, codes, costs);
    for (int round = 0; round < ROUNDS && settle(histogram, used, costs); round++) {
    }
    for (size_t code = used; code < codes; code++) {
        costs[code] = used > 0 ? costs[used - 1] : 0;
    }
}

uint32_t soat__codebook_code(const soat_codebook *codebook, int32_t cost) {
    const int32_t *const costs = codebook->costs;
    uint32_t low = codebook->first_code;
    uint32_t high = codebook->code_count - 1;
    while (low < high) { /* the first code whose cost is not below */
        const uint32_t middle = low + (high - low) / 2;
        if (costs[middle] < cost) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low > codebook->first_code && cost - costs[low - 1] <= abs(costs[low] - cost)) {
        return low - 1;
    }
    return low;
}

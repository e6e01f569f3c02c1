/*
 * Counts of runs of syllables: a hash table from a key of up to four 16-bit ids (the first id
 * highest; 0 is no syllable) to a count.
 */
#ifndef SOAT_TOOLS_GRAM_COUNT_H
#define SOAT_TOOLS_GRAM_COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct soat_gram_counts {
    uint64_t *keys; /* 0: free */
    uint64_t *counts;
    size_t size, capacity; /* a power of two, or 0 */
} soat_gram_counts;

/* Zero-initialise one before its first use. */

/* The count of `key`, which is not 0; NULL when it is not there. Valid until the next insertion. */
uint64_t *soat__gram_find(const soat_gram_counts *counts, uint64_t key);

/* The same, inserted as 0 when it is not there. NULL: out of memory. */
uint64_t *soat__gram_insert(soat_gram_counts *counts, uint64_t key);

void soat__gram_counts_dispose(soat_gram_counts *counts);

/* Ids in a key, and the key of some of them. */
static inline size_t soat__gram_order(uint64_t key) {
    return key >> 48 != 0 ? 4 : key >> 32 != 0 ? 3 : key >> 16 != 0 ? 2 : 1;
}
static inline uint64_t soat__gram_tail(uint64_t key, size_t count) {
    return count >= 4 ? key : key & ((UINT64_C(1) << (16 * count)) - 1);
}

#endif

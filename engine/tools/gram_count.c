#include "tools/gram_count.h"

#include "base/memory.h"

enum { FIRST_CAPACITY = 1 << 16 };

static size_t slot_of(const soat_gram_counts *counts, uint64_t key) {
    const size_t mask = counts->capacity - 1;
    size_t slot = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 24) & mask;
    while (counts->keys[slot] != 0 && counts->keys[slot] != key) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

uint64_t *soat__gram_find(const soat_gram_counts *counts, uint64_t key) {
    if (counts->capacity == 0) {
        return NULL;
    }
    const size_t slot = slot_of(counts, key);
    return counts->keys[slot] == key ? &counts->counts[slot] : NULL;
}

static bool grow(soat_gram_counts *counts) {
    soat_gram_counts larger = {.size = counts->size,
                               .capacity =
                                   counts->capacity == 0 ? FIRST_CAPACITY : counts->capacity * 2};
    larger.keys = soat__alloc(larger.capacity, sizeof *larger.keys);
    larger.counts = soat__alloc(larger.capacity, sizeof *larger.counts);
    if (larger.keys == NULL || larger.counts == NULL) {
        soat__gram_counts_dispose(&larger);
        return false;
    }
    for (size_t i = 0; i < counts->capacity; i++) {
        if (counts->keys[i] != 0) {
            const size_t slot = slot_of(&larger, counts->keys[i]);
            larger.keys[slot] = counts->keys[i];
            larger.counts[slot] = counts->counts[i];
        }
    }
    soat__gram_counts_dispose(counts);
    *counts = larger;
    return true;
}

uint64_t *soat__gram_insert(soat_gram_counts *counts, uint64_t key) {
    if (counts->size * 2 >= counts->capacity && !grow(counts)) {
        return NULL;
    }
    const size_t slot = slot_of(counts, key);
    if (counts->keys[slot] == 0) {
        counts->keys[slot] = key;
        counts->size++;
    }
    return &counts->counts[slot];
}

void soat__gram_counts_dispose(soat_gram_counts *counts) {
    soat__free(counts->keys);
    soat__free(counts->counts);
    *counts = (soat_gram_counts){0};
}

/*
 * Counted n-grams of one order, in memory, while a model is built.
 *
 * A word is a 16-bit id, so an n-gram of at most four words is one 64-bit key: the first word
 * highest, the last lowest. Keys are sorted and distinct; n-grams of one context are neighbours.
 */
#ifndef SOAT_LM_GRAM_TABLE_H
#define SOAT_LM_GRAM_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "soat/status.h"

enum {
    SOAT_LM_MAX_ORDER = 4,
    SOAT_LM_UNKNOWN = 0, /* <unk>: a word that is not in the vocabulary */
    SOAT_LM_START = 1,   /* <s>: never predicted, only a context */
    SOAT_LM_END = 2,     /* </s> */
};

typedef struct soat_gram_table {
    uint32_t order;
    size_t size;
    uint64_t *keys;
    uint32_t *counts;
} soat_gram_table;

/* A text as word ids: sentences one after the other, each `<s> word … </s>`. Borrowed. */
typedef struct soat_id_stream {
    const uint16_t *ids;
    size_t size;
} soat_id_stream;

/* Sorts keys of `order` words in place; scratch holds as many. Time: linear. */
void soat__keys_sort(uint64_t *keys, uint64_t *scratch, size_t size, uint32_t order);

/*
 * Counts all n-grams of the highest order of a model. Zero-initialised *out; MEMORY.
 * Takes 16 bytes a stream position while it runs.
 */
soat_status soat__gram_table_count(soat_gram_table *out, soat_id_stream stream, uint32_t order,
                                   soat_error *error);

/*
 * The n-grams of the next lower order, with counts 0: the suffixes of all n-grams of `higher`,
 * and those that start a sentence, which have nothing before them.
 */
soat_status soat__gram_table_suffixes(soat_gram_table *out, const soat_gram_table *higher,
                                      soat_id_stream stream, soat_error *error);

/* Position of `key`, or SIZE_MAX. */
size_t soat__gram_table_find(const soat_gram_table *table, uint64_t key);

/* The key of the `order` - 1 last words, or of the `order` - 1 first. */
static inline uint64_t soat__key_suffix(uint64_t key, uint32_t order) {
    return key & ((UINT64_C(1) << (16 * (order - 1))) - 1);
}
static inline uint64_t soat__key_context(uint64_t key) {
    return key >> 16;
}
static inline uint16_t soat__key_first_word(uint64_t key, uint32_t order) {
    return (uint16_t)(key >> (16 * (order - 1)));
}

void soat__gram_table_dispose(soat_gram_table *table);

#endif

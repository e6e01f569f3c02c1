#include "lm/gram_table.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

/* One pass of a least-significant-digit radix sort over bits shift … shift + 7. */
static void sort_pass(const uint64_t *from, uint64_t *to, size_t size, uint32_t shift) {
    size_t place[257] = {0};
    for (size_t i = 0; i < size; i++) {
        place[(from[i] >> shift & 0xFF) + 1]++;
    }
    for (size_t digit = 1; digit < 257; digit++) {
        place[digit] += place[digit - 1];
    }
    for (size_t i = 0; i < size; i++) {
        to[place[from[i] >> shift & 0xFF]++] = from[i];
    }
}

/* A digit is one byte and a word is two, so the number of passes is even: it ends in `keys`. */
void soat__keys_sort(uint64_t *keys, uint64_t *scratch, size_t size, uint32_t order) {
    for (uint32_t shift = 0; shift < 16 * order; shift += 16) {
        sort_pass(keys, scratch, size, shift);
        sort_pass(scratch, keys, size, shift + 8);
    }
}

/* All windows of `order` words within a sentence; `out` may be NULL to count them only. */
static size_t collect_windows(soat_id_stream stream, uint32_t order, bool only_first,
                              uint64_t *out) {
    size_t found = 0;
    uint64_t key = 0;
    size_t length = 0; /* words of this sentence so far */
    const uint64_t mask = order == 4 ? UINT64_MAX : (UINT64_C(1) << (16 * order)) - 1;
    for (size_t i = 0; i < stream.size; i++) {
        length = stream.ids[i] == SOAT_LM_START ? 1 : length + 1;
        key = (key << 16 | stream.ids[i]) & mask;
        if (length == order || (length > order && !only_first)) {
            if (out != NULL) {
                out[found] = key;
            }
            found++;
        }
    }
    return found;
}

/* Sorted keys into distinct ones in place; counts, when given, receive the lengths of the runs. */
static size_t unite(uint64_t *keys, uint32_t *counts, size_t size) {
    size_t distinct = 0;
    for (size_t i = 0; i < size;) {
        size_t end = i + 1;
        while (end < size && keys[end] == keys[i]) {
            end++;
        }
        if (counts != NULL) {
            counts[distinct] = end - i > UINT32_MAX ? UINT32_MAX : (uint32_t)(end - i);
        }
        keys[distinct++] = keys[i];
        i = end;
    }
    return distinct;
}

static size_t count_distinct(const uint64_t *keys, size_t size) {
    size_t distinct = size > 0 ? 1 : 0;
    for (size_t i = 1; i < size; i++) {
        distinct += keys[i] != keys[i - 1];
    }
    return distinct;
}

/* Sorts `keys` (owned, `size` of them) and moves them into *out, with counts or zeroes. */
static soat_status adopt(soat_gram_table *out, uint64_t *keys, size_t size, uint32_t order,
                         bool counted, soat_error *error) {
    uint64_t *const scratch = soat__alloc(size, sizeof *scratch);
    if (scratch == NULL) {
        soat__free(keys);
        return soat__fail_memory(error);
    }
    soat__keys_sort(keys, scratch, size, order);
    soat__free(scratch);
    const size_t distinct = count_distinct(keys, size);
    uint32_t *const counts = soat__alloc(distinct, sizeof *counts);
    if (counts == NULL) {
        soat__free(keys);
        return soat__fail_memory(error);
    }
    unite(keys, counted ? counts : NULL, size);
    uint64_t *const shrunk = soat__realloc(keys, distinct, sizeof *keys);
    *out = (soat_gram_table){
        .order = order, .size = distinct, .keys = shrunk == NULL ? keys : shrunk, .counts = counts};
    return SOAT_OK;
}

soat_status soat__gram_table_count(soat_gram_table *out, soat_id_stream stream, uint32_t order,
                                   soat_error *error) {
    const size_t size = collect_windows(stream, order, false, NULL);
    uint64_t *const keys = soat__alloc(size, sizeof *keys);
    if (keys == NULL) {
        return soat__fail_memory(error);
    }
    collect_windows(stream, order, false, keys);
    return adopt(out, keys, size, order, true, error);
}

soat_status soat__gram_table_suffixes(soat_gram_table *out, const soat_gram_table *higher,
                                      soat_id_stream stream, soat_error *error) {
    const uint32_t order = higher->order - 1;
    const size_t starts = collect_windows(stream, order, true, NULL);
    uint64_t *const keys = soat__alloc(higher->size + starts, sizeof *keys);
    if (keys == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < higher->size; i++) {
        keys[i] = soat__key_suffix(higher->keys[i], higher->order);
    }
    collect_windows(stream, order, true, keys + higher->size);
    return adopt(out, keys, higher->size + starts, order, false, error);
}

size_t soat__gram_table_find(const soat_gram_table *table, uint64_t key) {
    size_t low = 0;
    size_t high = table->size;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (table->keys[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < table->size && table->keys[low] == key ? low : SIZE_MAX;
}

void soat__gram_table_dispose(soat_gram_table *table) {
    soat__free(table->keys);
    soat__free(table->counts);
    *table = (soat_gram_table){0};
}

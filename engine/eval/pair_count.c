#include "eval/pair_count.h"

#include <string.h>

#include "base/error.h"
#include "eval/letter_string.h"

static const char between[] = {(char)0xFF};

uint32_t *soat__counter_of(soat_map *counts, soat_arena *strings, soat_span key, bool *inserted) {
    uint32_t *const found = soat__map_find(counts, key);
    *inserted = false;
    if (found != NULL) {
        return found;
    }
    const soat_span copy = soat__arena_copy(strings, key);
    return copy.data == NULL ? NULL : soat__map_insert(counts, copy, inserted);
}

soat_status soat__count_pair(soat_map *counts, soat_arena *strings, soat_buffer *key,
                             soat__letters first, soat__letters second, soat_error *error) {
    soat_buffer_clear(key);
    soat_status status = soat__append_letters(key, first, error);
    if (status == SOAT_OK) {
        status = soat_buffer_append(key, soat_span_make(between, sizeof between), error);
    }
    if (status == SOAT_OK) {
        status = soat__append_letters(key, second, error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    bool inserted = false;
    uint32_t *const count = soat__counter_of(counts, strings, soat_buffer_span(key), &inserted);
    if (count == NULL) {
        return soat__fail_memory(error);
    }
    ++*count;
    return SOAT_OK;
}

void soat__split_pair(soat_span key, soat_span *first, soat_span *second) {
    const char *const cut = memchr(key.data, between[0] & 0xFF, key.size);
    const size_t size = (size_t)(cut - key.data);
    *first = soat_span_make(key.data, size);
    *second = soat_span_make(cut + 1, key.size - size - 1);
}

int soat__compare_strings(soat_span a, soat_span b) {
    const size_t shared = a.size < b.size ? a.size : b.size;
    const int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

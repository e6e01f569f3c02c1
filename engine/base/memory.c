#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *soat__alloc(size_t count, size_t size) {
    return calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void *soat__realloc(void *block, size_t count, size_t size) {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        return NULL;
    }
    return realloc(block, bytes == 0 ? 1 : bytes);
}

void soat__free(void *block) {
    free(block);
}

bool soat__vector_grow(void *items_pointer, size_t *capacity, size_t needed, size_t size) {
    size_t grown = *capacity < 8 ? 8 : *capacity;
    while (grown < needed) {
        if (grown > SIZE_MAX / 2) {
            return false;
        }
        grown *= 2;
    }
    void *items = NULL;
    memcpy(&items, items_pointer, sizeof items);
    items = soat__realloc(items, grown, size);
    if (items == NULL) {
        return false;
    }
    memcpy(items_pointer, &items, sizeof items);
    *capacity = grown;
    return true;
}

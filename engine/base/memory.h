/*
 * Allocation with checked sizes. Every array in the engine comes through here, so that a count
 * read from a file can never wrap a multiplication. All return NULL when out of memory.
 */
#ifndef SOAT_BASE_MEMORY_H
#define SOAT_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* count * size bytes, zeroed. NULL when the product overflows or memory is out; never NULL for 0. */
void *soat__alloc(size_t count, size_t size);

/* realloc to count * size bytes; the old block stays valid when NULL is returned. */
void *soat__realloc(void *block, size_t count, size_t size);

void soat__free(void *block);

/* The slow half of the next. */
bool soat__vector_grow(void *items_pointer, size_t *capacity, size_t needed, size_t size);

/*
 * Grow a vector kept as (items, capacity) so that it can hold `needed` items of `size` bytes.
 * Doubles, so appending is amortised constant. Returns false, vector unchanged, when out of memory.
 */
static inline bool soat__vector_reserve(void *items_pointer, size_t *capacity, size_t needed,
                                        size_t size) {
    return needed <= *capacity || soat__vector_grow(items_pointer, capacity, needed, size);
}

#endif

/*
 * A hash map from byte strings to 32-bit numbers (open addressing, linear probing, xxHash).
 * Keys are borrowed: they must outlive the map. Iteration order is insertion order, so that
 * whatever is written from a map is the same on every machine.
 */
#ifndef SOAT_BASE_MAP_H
#define SOAT_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

typedef struct soat_map_entry {
    soat_span key;
    uint64_t hash;
    uint32_t value;
} soat_map_entry;

typedef struct soat_map {
    soat_map_entry *entries; /* in the order of insertion */
    size_t count;
    size_t entry_capacity;
    uint32_t *slots; /* entry index + 1, or 0 */
    size_t slot_count;
} soat_map;

/* Zero-initialise a map before its first use. */

/* The value of `key`, or NULL. Valid until the next insertion. */
uint32_t *soat__map_find(const soat_map *map, soat_span key);

/*
 * The value of `key`, inserted as 0 when it is new (then *inserted is true and the caller may
 * replace entries[count - 1].key by a copy that lives longer). NULL when memory is out.
 */
uint32_t *soat__map_insert(soat_map *map, soat_span key, bool *inserted);

/* Forgets every entry, keeps the memory. */
void soat__map_clear(soat_map *map);
void soat__map_dispose(soat_map *map);

#endif

/*
 * A bump allocator: many small allocations, one release. One arena a context, reset at each call.
 *
 * Under AddressSanitizer every allocation is a block of its own, so that an overflow inside the
 * arena is seen.
 */
#ifndef SOAT_BASE_ARENA_H
#define SOAT_BASE_ARENA_H

#include <stddef.h>

#include "soat/span.h"

typedef struct soat_arena_block soat_arena_block;

typedef struct soat_arena {
    soat_arena_block *first; /* blocks in the order they were made */
    soat_arena_block *current;
    size_t used; /* bytes used of the current block */
} soat_arena;

/* Zero-initialise an arena before its first use. */

/* count * size bytes, zeroed, aligned for any type; NULL when memory is out or sizes overflow. */
void *soat__arena_alloc(soat_arena *arena, size_t count, size_t size);

/* A copy of `text` in the arena, NUL-terminated; data is NULL when memory is out. */
soat_span soat__arena_copy(soat_arena *arena, soat_span text);

/* Everything allocated becomes invalid; memory is kept for the next round. */
void soat__arena_reset(soat_arena *arena);

void soat__arena_dispose(soat_arena *arena);

#endif

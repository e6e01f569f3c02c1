#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

struct soat_arena_block {
    soat_arena_block *next;
    size_t size;
    max_align_t bytes[];
};

#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1 /* clang says it its own way */
#endif
#endif

#if defined(__SANITIZE_ADDRESS__)
enum { BLOCK_SIZE = 0 };
#else
enum { BLOCK_SIZE = 64 * 1024 };
#endif

static soat_arena_block *block_new(size_t size) {
    if (size > SIZE_MAX - sizeof(soat_arena_block)) {
        return NULL;
    }
    soat_arena_block *block = soat__alloc(1, sizeof *block + size);
    if (block != NULL) {
        block->size = size;
    }
    return block;
}

/* Moves on to the next kept block that fits, or links a new one in behind the current one. */
static bool next_block(soat_arena *arena, size_t size) {
    soat_arena_block *next = arena->current == NULL ? arena->first : arena->current->next;
    if (next == NULL || next->size < size) {
        soat_arena_block *block = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
        if (block == NULL) {
            return false;
        }
        block->next = next;
        if (arena->current == NULL) {
            arena->first = block;
        } else {
            arena->current->next = block;
        }
        next = block;
    }
    arena->current = next;
    arena->used = 0;
    return true;
}

void *soat__arena_alloc(soat_arena *arena, size_t count, size_t size) {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes) ||
        bytes > SIZE_MAX - (_Alignof(max_align_t) - 1)) {
        return NULL;
    }
    const size_t aligned = (bytes + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
    if (arena->current == NULL || arena->current->size - arena->used < aligned) {
        if (!next_block(arena, aligned)) {
            return NULL;
        }
    }
    void *memory = (char *)arena->current->bytes + arena->used;
    arena->used += aligned;
    return memset(memory, 0, bytes);
}

soat_span soat__arena_copy(soat_arena *arena, soat_span text) {
    char *copy = soat__arena_alloc(arena, text.size + 1, 1);
    if (copy == NULL) {
        return soat_span_make(NULL, 0);
    }
    if (text.size > 0) {
        memcpy(copy, text.data, text.size);
    }
    return soat_span_make(copy, text.size);
}

void soat__arena_reset(soat_arena *arena) {
#if defined(__SANITIZE_ADDRESS__)
    soat__arena_dispose(arena);
#else
    arena->current = NULL;
    arena->used = 0;
#endif
}

void soat__arena_dispose(soat_arena *arena) {
    for (soat_arena_block *block = arena->first; block != NULL;) {
        soat_arena_block *const next = block->next;
        soat__free(block);
        block = next;
    }
    memset(arena, 0, sizeof *arena);
}

/*
 * A static function: a map from 64-bit keys to small values that stores no keys.
 *
 * Three cells of an array, chosen by hashing the key, XOR to the value and a fingerprint of the
 * key; about 1.13 cells of value_bits + fingerprint_bits a key. A key that was not in the set is
 * taken for one that was with probability 2^-fingerprint_bits.
 *
 * Method: Bloomier filter (Chazelle, Kilian, Rubinfeld, Tal 2004) on the layout of binary fuse
 * filters (Graf, Lemire 2022), whose three cells lie in neighbouring segments.
 */
#ifndef SOAT_LM_STATIC_FUNCTION_H
#define SOAT_LM_STATIC_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/status.h"
#include "store/little_endian.h"

enum { SOAT_STATIC_FUNCTION_MAX_BITS = 32 }; /* value and fingerprint together */

/* A view of serialised bytes, which it borrows. Any number of threads. */
typedef struct soat_static_function {
    const unsigned char *cells;
    uint64_t seed;
    uint32_t segment_length;  /* a power of two */
    uint32_t segments_length; /* cells of all segments in which a first cell may lie */
    uint32_t cell_bits;
    uint32_t fingerprint_bits;
    uint64_t key_count;
} soat_static_function;

/*
 * Appends the function keys[i] -> values[i] to *out. Keys are distinct; values below 2^value_bits.
 * Deterministic. ARGUMENT for impossible widths or more than 2^30 keys, MEMORY, INTERNAL when no
 * seed works (two equal keys). Memory: 26 bytes a key.
 */
soat_status soat__static_function_build(const uint64_t *keys, const uint32_t *values, size_t count,
                                        uint32_t value_bits, uint32_t fingerprint_bits,
                                        soat_buffer *out, soat_error *error);

/* FORMAT when the bytes cannot be a function. */
soat_status soat__static_function_open(soat_static_function *out, soat_span bytes,
                                       soat_error *error);

/* A bijection, so that distinct keys never share all 64 bits (the finaliser of MurmurHash3). */
static inline uint64_t soat__static_function_mix(uint64_t key, uint64_t seed) {
    uint64_t hash = key + seed;
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

__extension__ typedef unsigned __int128 soat_u128;

/* The three cells of a hash, in consecutive segments. */
static inline void soat__static_function_cells(uint64_t hash, uint32_t segment_length,
                                               uint32_t segments_length, uint32_t cells[3]) {
    const uint32_t mask = segment_length - 1;
    cells[0] = (uint32_t)((soat_u128)hash * segments_length >> 64);
    cells[1] = (cells[0] + segment_length) ^ ((uint32_t)(hash >> 18) & mask);
    cells[2] = (cells[0] + 2 * segment_length) ^ ((uint32_t)hash & mask);
}

static inline uint32_t soat__static_function_fingerprint(uint64_t hash, uint32_t bits) {
    return bits == 0 ? 0 : (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> (64 - bits));
}

static inline uint64_t soat__static_function_load(const unsigned char *cells, uint32_t cell,
                                                  uint32_t bits) {
    const uint64_t position = (uint64_t)cell * bits;
    return soat__load_u64(cells + (position >> 3)) >> (position & 7);
}

/* Asks for the cells of a key that will be looked up soon: each lies in a cache line of its own. */
__attribute__((always_inline)) static inline void
soat__static_function_prefetch(const soat_static_function *function, uint64_t key) {
    const uint64_t hash = soat__static_function_mix(key, function->seed);
    uint32_t cells[3];
    soat__static_function_cells(hash, function->segment_length, function->segments_length, cells);
    for (int i = 0; i < 3; i++) {
        __builtin_prefetch(function->cells + ((uint64_t)cells[i] * function->cell_bits >> 3));
    }
}

/* True and *value when the key was in the set (or shares a fingerprint with one that was). */
static inline bool soat__static_function_find(const soat_static_function *function, uint64_t key,
                                              uint32_t *value) {
    const uint64_t hash = soat__static_function_mix(key, function->seed);
    const uint32_t bits = function->cell_bits;
    uint32_t cells[3];
    soat__static_function_cells(hash, function->segment_length, function->segments_length, cells);
    const uint64_t both = (soat__static_function_load(function->cells, cells[0], bits) ^
                           soat__static_function_load(function->cells, cells[1], bits) ^
                           soat__static_function_load(function->cells, cells[2], bits)) &
                          ((UINT64_C(1) << bits) - 1);
    const uint32_t fingerprint =
        soat__static_function_fingerprint(hash, function->fingerprint_bits);
    *value = (uint32_t)(both >> function->fingerprint_bits);
    return (both & ((UINT64_C(1) << function->fingerprint_bits) - 1)) == fingerprint;
}

#endif

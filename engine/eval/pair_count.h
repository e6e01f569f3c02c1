/*
 * How often one run of letters was met together with another: a word and what was read for it, or
 * what was read and what is right. A pair is counted under one key, the two strings with the byte
 * 0xFF between them, which UTF-8 never holds; so any letter may stand in either.
 */
#ifndef SOAT_EVAL_PAIR_COUNT_H
#define SOAT_EVAL_PAIR_COUNT_H

#include "base/arena.h"
#include "base/map.h"
#include "eval/letter_diff.h"
#include "soat/buffer.h"

/* The number kept for `key`, which is copied when it is new; NULL when memory is out. */
uint32_t *soat__counter_of(soat_map *counts, soat_arena *strings, soat_span key, bool *inserted);

/* Counts the pair once more. `key` is room to build it in, shared between calls. */
soat_status soat__count_pair(soat_map *counts, soat_arena *strings, soat_buffer *key,
                             soat__letters first, soat__letters second, soat_error *error);

/* The two strings of a key that soat__count_pair() made; they lie inside it. */
void soat__split_pair(soat_span key, soat_span *first, soat_span *second);

/* Bytes in order, a shorter one before a longer one that begins with it. */
int soat__compare_strings(soat_span a, soat_span b);

#endif

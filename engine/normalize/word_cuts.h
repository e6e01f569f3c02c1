/*
 * Words that a hyphen cuts at line ends, looked up in the rest of the text: is "wi-|fi" elsewhere
 * "wi-fi", or "inter-|national" "international"?
 *
 * The cuts are gathered, then all words of the text are compared with them in one pass: time is
 * linear, memory grows with the cuts. Case is ignored. Any thread.
 */
#ifndef SOAT_NORMALIZE_WORD_CUTS_H
#define SOAT_NORMALIZE_WORD_CUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"
#include "syllable/line_hyphen.h"

typedef struct soat_word_cut {
    uint64_t key;       /* of the letters on both sides; 0: a free place */
    bool with, without; /* seen elsewhere with the hyphen, as one word */
} soat_word_cut;

typedef struct soat_word_cuts {
    soat_word_cut *slots;
    size_t capacity, count; /* capacity is 0 or a power of two */
    uint64_t sizes; /* a bit for the bytes of each whole word, by 64: most words have none */
} soat_word_cuts;

/* Gathers from `text`. False: no memory; nothing is held then. */
bool soat__word_cuts_find(soat_word_cuts *out, soat_span text);

/* What soat__line_joint_inside says, but where the rest of the text knows better. */
soat_line_joint soat__word_cuts_joint(const soat_word_cuts *self, soat_span line, soat_span next);

void soat__word_cuts_dispose(soat_word_cuts *self);

#endif

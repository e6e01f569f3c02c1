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

#include "base/arena.h"
#include "base/map.h"
#include "soat/span.h"
#include "syllable/line_hyphen.h"

enum { SOAT_CUT_WITH = 1, SOAT_CUT_WITHOUT = 2 }; /* seen elsewhere with the hyphen, as one word */

typedef struct soat_word_cuts {
    soat_map words;   /* the letters on both sides, in small letters: how they are seen elsewhere */
    soat_arena arena; /* its keys */
    uint64_t sizes;   /* a bit for the bytes of each whole word, by 64: most words have none */
} soat_word_cuts;

/* Gathers from `text`. False: no memory; nothing is held then. */
bool soat__word_cuts_find(soat_word_cuts *out, soat_span text);

/* What soat__line_joint_inside says, but where the rest of the text knows better. */
soat_line_joint soat__word_cuts_joint(const soat_word_cuts *self, soat_span line, soat_span next);

void soat__word_cuts_dispose(soat_word_cuts *self);

#endif

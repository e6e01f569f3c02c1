/*
 * The lattice: for stretches of units, the readings that are possible and what each costs.
 *
 * Position i lies before unit i. An arc from i to j replaces units [i, j) by a reading; the arc that
 * keeps a single unit as it is always exists, so there is always a path. Arcs are ordered by `from`.
 */
#ifndef SOAT_CORRECT_LATTICE_H
#define SOAT_CORRECT_LATTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/correct.h"
#include "soat/span.h"

enum { SOAT_ARC_WORDS = 4 };

typedef struct soat_arc {
    uint32_t from, to;              /* positions, from < to */
    int32_t cost;                   /* of the channel, milli-nats */
    uint16_t words[SOAT_ARC_WORDS]; /* what the language model reads, in order */
    uint8_t word_count;             /* 0: the language model skips it */
    uint8_t edits;                  /* profile edits and choices of the recogniser */
    uint8_t reason;                 /* soat_reason */
    bool keep;                      /* the text stays as it is */
    bool verbatim;                  /* `text` is written as it stands, case and all */
    soat_span text;    /* else: the reading, lower case and canonical, blanks included */
    int32_t posterior; /* set by the search: -1000 ln P(arc | text) */
} soat_arc;

typedef struct soat_lattice {
    soat_arc *arcs;
    size_t arc_count, arc_capacity;
    uint32_t position_count; /* units + 1 */
} soat_lattice;

#endif

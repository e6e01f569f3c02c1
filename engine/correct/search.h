/*
 * Beam search over a lattice with the n-gram state, then forward-backward over what survived.
 *
 * Costs are integers in milli-nats and ties are broken by order, so the same lattice gives the
 * same path and posteriors on every compiler and machine.
 */
#ifndef SOAT_CORRECT_SEARCH_H
#define SOAT_CORRECT_SEARCH_H

#include <stdint.h>

#include "correct/lattice.h"
#include "lm/ngram.h"
#include "soat/status.h"

typedef struct soat_search_limits {
    uint32_t beam;           /* hypotheses kept at a position */
    int32_t threshold;       /* milli-nats behind the best that a hypothesis may lie */
    int32_t language_weight; /* of the language model's costs, in 1/256 */
} soat_search_limits;

typedef struct soat_search soat_search;

/* Scratch memory, one a context. NULL when memory is out. */
soat_search *soat__search_new(void);
void soat__search_free(soat_search *search);

/*
 * Finds the cheapest path that starts in `start`, writes the indices of its arcs to `path` (room
 * for position_count) and their number to *path_size, and sets the posterior of every arc.
 */
soat_status soat__search_run(soat_search *search, const soat_ngram *language, soat_lattice *lattice,
                             soat_search_limits limits, uint32_t *path, size_t *path_size,
                             soat_error *error);

/* -1000 ln(exp(-a/1000) + exp(-b/1000)), by a table; exact to 10 milli-nats. */
int32_t soat__log_add(int32_t a, int32_t b);

#endif

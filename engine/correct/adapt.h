/*
 * What a document teaches about its own damage: which words it misreads as which, and how often.
 *
 * Print and recogniser are the same all through a document, so their mistakes repeat: where `chi`
 * was read as `chỉ` ten times it will be again, and where it never was it hardly will be once. The
 * first pass counts expected confusions (posteriors, the E-step of expectation maximisation), the
 * next one decodes with the costs that follow, the profile's cost being the prior.
 */
#ifndef SOAT_CORRECT_ADAPT_H
#define SOAT_CORRECT_ADAPT_H

#include "base/arena.h"
#include "base/map.h"
#include "correct/lattice.h"
#include "correct/unit.h"
#include "soat/status.h"

/* One word that an observed one was taken for. */
typedef struct soat_adapted_word {
    uint16_t word;
    double count;
    uint32_t next; /* index of another one for the same observed word, plus 1; 0 at the end */
} soat_adapted_word;

typedef struct soat_adaptation {
    soat_map observed; /* folded word -> index into words, plus 1 */
    soat_adapted_word *words;
    size_t word_count, word_capacity;
    double *truth_counts; /* by vocabulary id: how often the document meant the word */
    size_t vocabulary_size;
    uint16_t *touched; /* the ids whose count is not 0: few, so that forgetting is quick */
    size_t touched_count, touched_capacity;
    soat_arena arena; /* keys */
} soat_adaptation;

soat_status soat__adaptation_init(soat_adaptation *self, size_t vocabulary_size, soat_error *error);
void soat__adaptation_dispose(soat_adaptation *self);

/* Forgets everything: a new document, or a new pass over it. */
void soat__adaptation_clear(soat_adaptation *self);

/* Adds what the posteriors of a decoded lattice say of its single units. */
soat_status soat__adaptation_collect(soat_adaptation *self, const soat_lattice *lattice,
                                     const soat_unit *units, soat_error *error);

/* What the document has taken `folded` for; NULL when nothing. */
const soat_adapted_word *soat__adaptation_find(const soat_adaptation *self, soat_span folded);

/*
 * The cost, in milli-nats, that the document asks for reading `word` as the observed word of
 * `found`, which may be NULL; never above `cost`, the profile's.
 */
int32_t soat__adaptation_cost(const soat_adaptation *self, const soat_adapted_word *found,
                              uint16_t word, int32_t cost);

#endif

/*
 * The n-gram model as it is queried: costs of words after words.
 *
 * Costs are milli-nats: -1000 ln p, never negative. A model is a view of sections of a mapped
 * file, constant, and shared by any number of threads; a query allocates nothing.
 *
 * Order 1 is an array; each higher order is a static function (static_function.h) from the packed
 * ids to a code of the cost and, below the highest order, a code of the back-off.
 * What a higher order holds, the lower ones hold too (its context and its suffix), so a look-up
 * goes on only while the last one succeeded, which keeps false positives rare.
 */
#ifndef SOAT_LM_NGRAM_H
#define SOAT_LM_NGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "lm/gram_table.h"
#include "lm/quantize.h"
#include "lm/static_function.h"
#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_ngram {
    uint32_t order;
    uint32_t vocabulary_size;
    const unsigned char *unigrams;                     /* u16 cost and u16 back-off of each id */
    soat_static_function grams[SOAT_LM_MAX_ORDER + 1]; /* by order, from 2 */
    uint32_t cost_bits[SOAT_LM_MAX_ORDER + 1];
    uint32_t value_bits[SOAT_LM_MAX_ORDER + 1]; /* of both codes */
    int32_t costs[SOAT_LM_MAX_ORDER + 1][SOAT_CODE_LIMIT];
    int32_t backoffs[SOAT_LM_MAX_ORDER + 1][SOAT_CODE_LIMIT]; /* code 0: no context */
} soat_ngram;

/*
 * What the model has to remember of the words so far: only those that can still matter. Two
 * states that are equal byte for byte give equal costs for all that follows.
 */
typedef struct soat_ngram_state {
    uint16_t words[SOAT_LM_MAX_ORDER - 1]; /* most recent first; 0 beyond `length` */
    uint16_t length;
    int32_t backoff[SOAT_LM_MAX_ORDER - 1]; /* of the context of 1, 2, 3 words; 0 beyond */
} soat_ngram_state;

/* The names of the sections, by order from 2. */
#define SOAT_SECTION_UNIGRAMS "lm.gram1"
#define SOAT_SECTION_CODES "lm.codes"
extern const char *const soat__ngram_sections[SOAT_LM_MAX_ORDER + 1];

/* FORMAT when the sections do not fit together. `grams[n]` is the section of order n. */
soat_status soat__ngram_open(soat_ngram *out, soat_span codes, soat_span unigrams,
                             const soat_span grams[SOAT_LM_MAX_ORDER + 1], soat_error *error);

/* The state at the beginning of a sentence, and the one of no context at all. */
void soat__ngram_start(const soat_ngram *model, soat_ngram_state *out);
static inline void soat__ngram_nothing(soat_ngram_state *out) {
    *out = (soat_ngram_state){0};
}

/*
 * Hints, to hide the wait: they fetch what soat__ngram_step() of the same state and word will read.
 * The first asks for the pair. The second, called when that has come, for the longer n-grams, and
 * only if the pair is there: two pairs in three that the search asks for are not.
 */
void soat__ngram_prefetch(const soat_ngram *model, const soat_ngram_state *in, uint16_t word);
void soat__ngram_prefetch_longer(const soat_ngram *model, const soat_ngram_state *in,
                                 uint16_t word);

/*
 * The cost of `word` after the state; *out, which may be the same object as *in, is the state
 * behind it. An id beyond the vocabulary counts as <unk>.
 */
int32_t soat__ngram_step(const soat_ngram *model, const soat_ngram_state *in, uint16_t word,
                         soat_ngram_state *out);

/* The same from the words before, most recent last; slower, as the state is found first. */
int32_t soat__ngram_cost(const soat_ngram *model, const uint16_t *context, size_t context_size,
                         uint16_t word);

#endif

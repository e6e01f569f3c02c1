/*
 * Interpolated modified Kneser-Ney smoothing of all orders at once (Chen and Goodman 1998), with
 * Kneser pruning (Siivola, Hirsimäki and Virpioja 2007).
 *
 *     p(w | h) = (c(hw) - D(c)) / c(h) + backoff(h) p(w | h')      for a kept n-gram hw
 *     p(w | h) =                         backoff(h) p(w | h')      for any other w
 *
 * h' is h without its first word. Counts of the highest order, and of n-grams that start a
 * sentence, are those of the text; below, an n-gram counts how many kept n-grams it is the suffix
 * of, plus the counts of the pruned ones, for which the lower order has to speak. The back-off
 * weight is what the kept n-grams leave, so every context sums to 1 whatever was pruned.
 */
#ifndef SOAT_LM_ESTIMATE_H
#define SOAT_LM_ESTIMATE_H

#include <stdbool.h>

#include "lm/gram_table.h"

typedef struct soat_lm_level {
    soat_gram_table grams; /* order 1 is dense: the key is the word id and the position */
    uint32_t *suffix;      /* position in the next lower level of the gram without its first word */
    unsigned char *kept;   /* 1 or 0 */
    double *probability;
    double *backoff;    /* of the gram as a context of the next higher level; 1 when it is none */
    double discount[4]; /* of counts 1, 2 and 3 or more; [0] is 0 */
} soat_lm_level;

typedef struct soat_lm_estimate {
    uint32_t order;
    uint32_t vocabulary_size;                    /* ids below it exist */
    soat_lm_level levels[SOAT_LM_MAX_ORDER + 1]; /* by order; [0] is unused */
} soat_lm_estimate;

/*
 * Counts a text and keeps everything; the stream is not needed afterwards. Zero-initialised *out.
 * `order` is 2 to 4. ARGUMENT for ids beyond the vocabulary or sentences that do not begin with
 * <s>; MEMORY.
 */
soat_status soat__lm_estimate_count(soat_lm_estimate *out, soat_id_stream stream,
                                    uint32_t vocabulary_size, uint32_t order, soat_error *error);

/* Lower-order counts from the highest order and what is kept, then all probabilities. */
void soat__lm_estimate_smooth(soat_lm_estimate *estimate);

/*
 * Keeps about `limits[k]` n-grams of each order k >= 2: those that lose most likelihood of the
 * text if they were left to the back-off, and always those that a kept n-gram of a higher order
 * needs as its context or suffix. Ends smoothed. MEMORY.
 */
soat_status soat__lm_estimate_prune(soat_lm_estimate *estimate,
                                    const size_t limits[SOAT_LM_MAX_ORDER + 1], soat_error *error);

/* The probability of `word` after context words (most recent last). Slow: for tests. */
double soat__lm_estimate_probability(const soat_lm_estimate *estimate, const uint16_t *context,
                                     size_t context_size, uint16_t word);

/* The discount for a count. */
static inline double soat__lm_discount(const soat_lm_level *level, uint32_t count) {
    return level->discount[count > 3 ? 3 : count];
}

void soat__lm_estimate_dispose(soat_lm_estimate *estimate);

#endif

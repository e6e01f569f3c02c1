/*
 * Choosing which n-grams are kept: weighted difference (Seymore and Rosenfeld 1996) with the
 * discounted count, which is how often the n-gram is to be expected in another text of that size,
 * as the weight. Singletons weigh a quarter that way, and most of them go.
 */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "lm/estimate.h"
#include "lm/natural_log.h"

/*
 * The bits of a positive IEEE single order like the number itself. Scores are rounded to single
 * precision: ties fall on the same side everywhere.
 */
static uint32_t score_bits(double score) {
    const float rounded = score > 0.0 ? (float)score : 0.0f;
    uint32_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    return bits;
}

/* What the n-grams of a level are worth, in nats of the training text. */
static void score_level(const soat_lm_estimate *self, uint32_t order, uint32_t *scores) {
    const soat_lm_level *const level = &self->levels[order];
    const soat_lm_level *const lower = &self->levels[order - 1];
    size_t context = 0;
    for (size_t i = 0; i < level->grams.size; i++) {
        while (lower->grams.keys[context] != soat__key_context(level->grams.keys[i])) {
            context++;
        }
        const uint32_t count = level->grams.counts[i];
        const double without = lower->backoff[context] * lower->probability[level->suffix[i]];
        const double expected = count - soat__lm_discount(level, count);
        scores[i] = score_bits(expected * soat__natural_log(level->probability[i] / without));
    }
}

/* The least t such that at most `limit` of the free scores are above t. */
static uint32_t threshold(const uint32_t *scores, const unsigned char *needed, size_t size,
                          size_t limit, size_t *histogram) {
    uint32_t high = 0;
    size_t above = 0;
    for (int half = 0; half < 2; half++) {
        memset(histogram, 0, 65536 * sizeof *histogram);
        for (size_t i = 0; i < size; i++) {
            if (!needed[i] && (half == 0 || scores[i] >> 16 == high)) {
                histogram[half == 0 ? scores[i] >> 16 : scores[i] & 0xFFFF]++;
            }
        }
        uint32_t digit = 65535;
        while (digit > 0 && above + histogram[digit] <= limit) {
            above += histogram[digit--];
        }
        high = half == 0 ? digit : high << 16 | digit;
    }
    return high;
}

/* Marks what the kept n-grams of the level above need: their contexts and their suffixes. */
static void mark_needed(const soat_lm_estimate *self, uint32_t order, unsigned char *needed) {
    const soat_lm_level *const higher = &self->levels[order + 1];
    const soat_gram_table *const grams = &self->levels[order].grams;
    size_t context = 0;
    for (size_t i = 0; i < higher->grams.size; i++) {
        if (!higher->kept[i]) {
            continue;
        }
        while (grams->keys[context] != soat__key_context(higher->grams.keys[i])) {
            context++;
        }
        needed[context] = 1;
        needed[higher->suffix[i]] = 1;
    }
}

static soat_status prune_level(soat_lm_estimate *self, uint32_t order, size_t limit,
                               soat_error *error) {
    soat_lm_level *const level = &self->levels[order];
    const size_t size = level->grams.size;
    uint32_t *const scores = soat__alloc(size, sizeof *scores);
    unsigned char *const needed = soat__alloc(size, 1);
    size_t *const histogram = soat__alloc(65536, sizeof *histogram);
    const bool allocated = scores != NULL && needed != NULL && histogram != NULL;
    if (allocated) {
        if (order < self->order) {
            mark_needed(self, order, needed);
        }
        size_t taken = 0;
        for (size_t i = 0; i < size; i++) {
            taken += needed[i];
        }
        score_level(self, order, scores);
        const uint32_t least =
            threshold(scores, needed, size, limit > taken ? limit - taken : 0, histogram);
        for (size_t i = 0; i < size; i++) {
            level->kept[i] = needed[i] || scores[i] > least;
        }
    }
    soat__free(scores);
    soat__free(needed);
    soat__free(histogram);
    return allocated ? SOAT_OK : soat__fail_memory(error);
}

soat_status soat__lm_estimate_prune(soat_lm_estimate *estimate,
                                    const size_t limits[SOAT_LM_MAX_ORDER + 1], soat_error *error) {
    soat__lm_estimate_smooth(estimate);
    soat_status status = SOAT_OK;
    for (uint32_t order = estimate->order; status == SOAT_OK && order > 1; order--) {
        status = prune_level(estimate, order, limits[order], error);
        if (status == SOAT_OK) {
            soat__lm_estimate_smooth(estimate);
        }
    }
    return status;
}

/*
 * Is one text better than another, or was it lucky with these pages? Both were judged against the
 * same truths, so the pages are compared one by one.
 *
 * Interval: paired bootstrap over units (Koehn, EMNLP 2004). Test: randomisation (Fisher; for
 * language processing Noreen 1989, Riezler and Maxwell 2005): were the two no different, the names
 * of the two could be exchanged on any page; p is how often that gives a difference as large. With
 * up to 13 units all exchanges are tried; with more, ten times as many random ones as the
 * bootstrap draws, counting the one observed.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"

enum { MEASURES = 3, EXACT_UNITS = 13, ROUNDS_A_RESAMPLE = 10 };

typedef struct versus_unit {
    double of[MEASURES];         /* the denominators: words, letters, words */
    double difference[MEASURES]; /* errors of the text minus errors of the other */
} versus_unit;

static const struct versus_measure {
    soat__tally errors, of;
    size_t offset;
} measures[MEASURES] = {
    {SOAT_TALLY_WORD_ERRORS, SOAT_TALLY_WORDS, offsetof(soat_eval_versus, words)},
    {SOAT_TALLY_LETTER_ERRORS, SOAT_TALLY_LETTERS, offsetof(soat_eval_versus, letters)},
    {SOAT_TALLY_MISSED, SOAT_TALLY_WORDS, offsetof(soat_eval_versus, missed)},
};

static soat_eval_paired *paired_of(soat_eval_versus *versus, size_t measure) {
    return (soat_eval_paired *)(void *)((char *)versus + measures[measure].offset);
}

static soat_status check_same_truths(const soat_eval *eval, const soat_eval *other,
                                     soat_error *error) {
    bool same = eval->pair_count == other->pair_count;
    for (size_t i = 0; same && i < eval->pair_count; i++) {
        same = eval->pairs[i].words == other->pairs[i].words &&
               eval->pairs[i].letters == other->pairs[i].letters;
    }
    return same ? SOAT_OK
                : soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                             "two texts can be compared only when both were judged against the "
                             "same truths in the same order");
}

static soat__eval_unit unit_at(const soat_eval *eval, size_t index) {
    return eval->pair_count == 1 ? eval->stretches[index] : soat__unit_of_pair(&eval->pairs[index]);
}

static double scale_of(const soat_eval *eval, size_t measure) {
    return measures[measure].errors == SOAT_TALLY_LETTER_ERRORS && eval->pair_count == 1
               ? soat__letter_scale(&eval->pairs[0].after)
               : 1;
}

static void fill_units(const soat_eval *eval, const soat_eval *other, versus_unit *units,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        const soat__eval_unit left = unit_at(eval, i), right = unit_at(other, i);
        for (size_t m = 0; m < MEASURES; m++) {
            units[i].of[m] = left.tally[measures[m].of];
            units[i].difference[m] = left.tally[measures[m].errors] * scale_of(eval, m) -
                                     right.tally[measures[m].errors] * scale_of(other, m);
        }
    }
}

static void observe(const versus_unit *units, size_t count, soat_eval_versus *out,
                    double sums[MEASURES]) {
    for (size_t m = 0; m < MEASURES; m++) {
        soat_eval_paired *const paired = paired_of(out, m);
        double of = 0;
        sums[m] = 0;
        for (size_t i = 0; i < count; i++) {
            of += units[i].of[m];
            sums[m] += units[i].difference[m];
            paired->better += units[i].difference[m] < 0;
            paired->worse += units[i].difference[m] > 0;
        }
        paired->difference = of > 0 ? sums[m] / of : 0;
        paired->interval = (soat_eval_interval){0, -1};
    }
}

static soat_status bootstrap(const versus_unit *units, size_t count, uint64_t seed,
                             size_t resamples, soat_eval_versus *out, soat_error *error) {
    if (resamples == 0 || count < 2) {
        return SOAT_OK;
    }
    double *const values = soat__alloc(resamples, MEASURES * sizeof *values);
    if (values == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t round = 0; round < resamples; round++) {
        double of[MEASURES] = {0}, sums[MEASURES] = {0};
        for (size_t i = 0; i < count; i++) {
            const versus_unit *const unit = &units[soat__draw_unit(&seed, count)];
            for (size_t m = 0; m < MEASURES; m++) {
                of[m] += unit->of[m];
                sums[m] += unit->difference[m];
            }
        }
        for (size_t m = 0; m < MEASURES; m++) {
            values[m * resamples + round] = of[m] > 0 ? sums[m] / of[m] : 0;
        }
    }
    for (size_t m = 0; m < MEASURES; m++) {
        paired_of(out, m)->interval = soat__percentiles(values + m * resamples, resamples);
    }
    soat__free(values);
    return SOAT_OK;
}

/* One exchange: bit i % 64 of each word of bits says whether unit i changes sides. */
static void exchange(const versus_unit *units, size_t count, uint64_t *state, uint64_t bits,
                     double sums[MEASURES]) {
    for (size_t i = 0; i < count; i++, bits >>= 1) {
        if (state != NULL && i % 64 == 0) {
            bits = soat__draw(state);
        }
        const double sign = (bits & 1) != 0 ? -1 : 1;
        for (size_t m = 0; m < MEASURES; m++) {
            sums[m] += sign * units[i].difference[m];
        }
    }
}

static void randomise(const versus_unit *units, size_t count, uint64_t seed, size_t resamples,
                      const double observed[MEASURES], soat_eval_versus *out) {
    const bool exact = count <= EXACT_UNITS;
    const size_t rounds = exact ? (size_t)1 << count : resamples * ROUNDS_A_RESAMPLE;
    size_t hits[MEASURES] = {0};
    for (size_t round = 0; round < rounds; round++) {
        double sums[MEASURES] = {0};
        exchange(units, count, exact ? NULL : &seed, round, sums);
        for (size_t m = 0; m < MEASURES; m++) {
            hits[m] += fabs(sums[m]) >= fabs(observed[m]) * (1 - 1e-12);
        }
    }
    out->exact = exact;
    for (size_t m = 0; m < MEASURES; m++) {
        const double one = exact ? 0 : 1;
        paired_of(out, m)->p_value = ((double)hits[m] + one) / ((double)rounds + one);
    }
}

soat_status soat_eval_compare(const soat_eval *eval, const soat_eval *other, soat_eval_versus *out,
                              soat_error *error) {
    soat_status status = check_same_truths(eval, other, error);
    if (status != SOAT_OK) {
        return status;
    }
    const size_t count = eval->pair_count == 1 ? eval->stretch_count : eval->pair_count;
    versus_unit *const units = soat__alloc(count, sizeof *units);
    if (units == NULL) {
        return soat__fail_memory(error);
    }
    soat_eval_versus made = {.unit_count = count};
    double observed[MEASURES];
    fill_units(eval, other, units, count);
    observe(units, count, &made, observed);
    status = bootstrap(units, count, eval->options.seed, eval->options.resamples, &made, error);
    if (status == SOAT_OK) {
        randomise(units, count, eval->options.seed, eval->options.resamples, observed, &made);
        *out = made;
    }
    soat__free(units);
    return status;
}

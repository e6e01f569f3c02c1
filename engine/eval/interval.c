#include "eval/interval.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"

typedef enum measure_kind {
    RATE, /* a / b */
    DROP, /* 1 - a / b */
    SCORE /* 2 a / (b + c): F1 of a hits, b answers and c things to be found */
} measure_kind;

/* What is resampled, and where its interval goes. */
static const struct measure {
    measure_kind kind;
    soat__tally a, b, c;
    size_t offset;
} measures[] = {
#define INTERVAL(field) offsetof(soat_eval_report, field)
    {RATE, SOAT_TALLY_WORD_ERRORS, SOAT_TALLY_WORDS, 0, INTERVAL(word_error_rate)},
    {RATE, SOAT_TALLY_LETTER_ERRORS, SOAT_TALLY_LETTERS, 0, INTERVAL(letter_error_rate)},
    {RATE, SOAT_TALLY_MISSED, SOAT_TALLY_WORDS, 0, INTERVAL(missed_rate)},
    {RATE, SOAT_TALLY_RAW_WORD_ERRORS, SOAT_TALLY_WORDS, 0, INTERVAL(raw_word_error_rate)},
    {RATE, SOAT_TALLY_RAW_LETTER_ERRORS, SOAT_TALLY_LETTERS, 0, INTERVAL(raw_letter_error_rate)},
    {RATE, SOAT_TALLY_RAW_MISSED, SOAT_TALLY_WORDS, 0, INTERVAL(raw_missed_rate)},
    {DROP, SOAT_TALLY_WORD_ERRORS, SOAT_TALLY_RAW_WORD_ERRORS, 0, INTERVAL(word_error_drop)},
    {DROP, SOAT_TALLY_LETTER_ERRORS, SOAT_TALLY_RAW_LETTER_ERRORS, 0, INTERVAL(letter_error_drop)},
    {DROP, SOAT_TALLY_MISSED, SOAT_TALLY_RAW_MISSED, 0, INTERVAL(missed_drop)},
    {RATE, SOAT_TALLY_DETECTED, SOAT_TALLY_CHANGED, 0, INTERVAL(detection.precision)},
    {RATE, SOAT_TALLY_DETECTED, SOAT_TALLY_RAW_WRONG, 0, INTERVAL(detection.recall)},
    {SCORE, SOAT_TALLY_DETECTED, SOAT_TALLY_CHANGED, SOAT_TALLY_RAW_WRONG, INTERVAL(detection.f1)},
    {RATE, SOAT_TALLY_CORRECTED, SOAT_TALLY_CHANGED, 0, INTERVAL(correction.precision)},
    {RATE, SOAT_TALLY_CORRECTED, SOAT_TALLY_RAW_WRONG, 0, INTERVAL(correction.recall)},
    {SCORE, SOAT_TALLY_CORRECTED, SOAT_TALLY_CHANGED, SOAT_TALLY_RAW_WRONG,
     INTERVAL(correction.f1)},
#undef INTERVAL
};
enum { MEASURE_COUNT = sizeof measures / sizeof measures[0] };

uint64_t soat__draw(uint64_t *state) {
    uint64_t value = *state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static void resample(const soat__eval_unit *units, size_t count, uint64_t *state,
                     double sums[SOAT_TALLY_COUNT]) {
    for (size_t tally = 0; tally < SOAT_TALLY_COUNT; tally++) {
        sums[tally] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        const soat__eval_unit *const unit = &units[soat__draw_unit(state, count)];
        for (size_t tally = 0; tally < SOAT_TALLY_COUNT; tally++) {
            sums[tally] += unit->tally[tally];
        }
    }
}

static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

static double value_of(const struct measure *measure, const double sums[SOAT_TALLY_COUNT]) {
    const double a = sums[measure->a], b = sums[measure->b];
    switch (measure->kind) {
    case RATE:
        return ratio(a, b);
    case DROP:
        return b > 0 ? 1 - a / b : 0;
    case SCORE:
        return ratio(2 * a, b + sums[measure->c]);
    }
    return 0;
}

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

soat_eval_interval soat__percentiles(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare_doubles);
    const double last = (double)(count - 1);
    return (soat_eval_interval){values[(size_t)(0.025 * last)], values[(size_t)ceil(0.975 * last)]};
}

static soat_eval_interval *interval_of(soat_eval_report *report, size_t measure) {
    return (soat_eval_interval *)(void *)((char *)report + measures[measure].offset);
}

soat_status soat__bootstrap(soat_eval_report *report, const soat__eval_unit *units, size_t count,
                            uint64_t seed, size_t resamples, soat_error *error) {
    for (size_t i = 0; i < MEASURE_COUNT; i++) {
        *interval_of(report, i) = (soat_eval_interval){0, -1};
    }
    if (resamples == 0 || count < 2) {
        return SOAT_OK;
    }
    if (count > UINT32_MAX) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "too many pairs for one evaluation");
    }
    double *const values = soat__alloc(resamples, MEASURE_COUNT * sizeof *values);
    if (values == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < resamples; i++) {
        double sums[SOAT_TALLY_COUNT];
        resample(units, count, &seed, sums);
        for (size_t measure = 0; measure < MEASURE_COUNT; measure++) {
            values[measure * resamples + i] = value_of(&measures[measure], sums);
        }
    }
    for (size_t i = 0; i < MEASURE_COUNT; i++) {
        *interval_of(report, i) = soat__percentiles(values + i * resamples, resamples);
    }
    soat__free(values);
    return SOAT_OK;
}

soat_eval_interval soat__wilson(size_t hits, size_t trials) {
    if (trials == 0) {
        return (soat_eval_interval){0, 1};
    }
    const double z = 1.959963984540054, n = (double)trials, rate = (double)hits / n;
    const double middle = rate + z * z / (2 * n);
    const double half = z * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    const double low = (middle - half) / scale, high = (middle + half) / scale;
    return (soat_eval_interval){hits == 0 || low < 0 ? 0 : low, hits == trials ? 1 : high};
}

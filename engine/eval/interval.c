#include "eval/interval.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"

enum { RATE_COUNT = 8 };

typedef struct sums {
    double words, letters, word_errors, letter_errors, missed;
    double raw_word_errors, raw_letter_errors, raw_missed;
} sums;

/* splitmix64 (Steele, Lea and Flood, 2014) */
static uint64_t draw(uint64_t *state) {
    uint64_t value = *state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static sums resample(const soat__eval_unit *units, size_t count, uint64_t *state) {
    sums sum = {0};
    for (size_t i = 0; i < count; i++) {
        const soat__eval_unit *const unit = &units[(draw(state) >> 32) * count >> 32];
        sum.words += unit->words;
        sum.letters += unit->letters;
        sum.word_errors += unit->word_errors;
        sum.letter_errors += unit->letter_errors;
        sum.missed += unit->missed;
        sum.raw_word_errors += unit->raw_word_errors;
        sum.raw_letter_errors += unit->raw_letter_errors;
        sum.raw_missed += unit->raw_missed;
    }
    return sum;
}

static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

static double drop(double before, double after) {
    return before > 0 ? 1 - after / before : 0;
}

static void write_rates(const sums *sum, double *rates, size_t stride) {
    rates[0] = ratio(sum->word_errors, sum->words);
    rates[stride] = ratio(sum->letter_errors, sum->letters);
    rates[2 * stride] = ratio(sum->missed, sum->words);
    rates[3 * stride] = ratio(sum->raw_word_errors, sum->words);
    rates[4 * stride] = ratio(sum->raw_letter_errors, sum->letters);
    rates[5 * stride] = ratio(sum->raw_missed, sum->words);
    rates[6 * stride] = drop(sum->raw_word_errors, sum->word_errors);
    rates[7 * stride] = drop(sum->raw_missed, sum->missed);
}

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static soat_eval_interval percentiles(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare_doubles);
    const double last = (double)(count - 1);
    return (soat_eval_interval){values[(size_t)(0.025 * last)], values[(size_t)ceil(0.975 * last)]};
}

soat_status soat__bootstrap(soat_eval_report *report, const soat__eval_unit *units, size_t count,
                            uint64_t seed, size_t resamples, soat_error *error) {
    soat_eval_interval *const intervals[RATE_COUNT] = {
        &report->word_error_rate,       &report->letter_error_rate,
        &report->missed_rate,           &report->raw_word_error_rate,
        &report->raw_letter_error_rate, &report->raw_missed_rate,
        &report->word_error_drop,       &report->missed_drop};
    for (size_t i = 0; i < RATE_COUNT; i++) {
        *intervals[i] = (soat_eval_interval){0, -1};
    }
    if (resamples == 0 || count < 2) {
        return SOAT_OK;
    }
    if (count > UINT32_MAX) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "too many pairs for one evaluation");
    }
    double *const rates = soat__alloc(resamples, RATE_COUNT * sizeof *rates);
    if (rates == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < resamples; i++) {
        const sums sum = resample(units, count, &seed);
        write_rates(&sum, rates + i, resamples);
    }
    for (size_t i = 0; i < RATE_COUNT; i++) {
        *intervals[i] = percentiles(rates + i * resamples, resamples);
    }
    soat__free(rates);
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

/* 95 % intervals: how far a rate may be from what more text of the same kind would show. */
#ifndef SOAT_EVAL_INTERVAL_H
#define SOAT_EVAL_INTERVAL_H

#include "soat/eval.h"

/* What is counted on each page, or on each stretch of a page. */
typedef enum soat__tally {
    SOAT_TALLY_WORDS, /* of the truth */
    SOAT_TALLY_LETTERS,
    SOAT_TALLY_WORD_ERRORS,
    SOAT_TALLY_LETTER_ERRORS,
    SOAT_TALLY_MISSED,
    SOAT_TALLY_RAW_WORD_ERRORS,
    SOAT_TALLY_RAW_LETTER_ERRORS,
    SOAT_TALLY_RAW_MISSED,
    SOAT_TALLY_RAW_WRONG, /* soat_eval_detection */
    SOAT_TALLY_CHANGED,
    SOAT_TALLY_DETECTED,
    SOAT_TALLY_CORRECTED,
    SOAT_TALLY_COUNT
} soat__tally;

typedef struct soat__eval_unit {
    uint32_t tally[SOAT_TALLY_COUNT];
} soat__eval_unit;

/*
 * Percentile bootstrap over units (Efron and Tibshirani, 1993): sets the intervals of rates, drops
 * and scores in *report; low 0 and high -1, none, for fewer than two units. The same seed gives
 * the same intervals on every machine.
 */
soat_status soat__bootstrap(soat_eval_report *report, const soat__eval_unit *units, size_t count,
                            uint64_t seed, size_t resamples, soat_error *error);

/* Wilson's score interval (1927) of hits out of trials; 0 to 1 without trials. */
soat_eval_interval soat__wilson(size_t hits, size_t trials);

/* The middle 95 % of `values`, which are put in order; count above 0. */
soat_eval_interval soat__percentiles(double *values, size_t count);

/* The next number of a sequence that is the same everywhere (splitmix64: Steele, Lea, Flood 2014).
 */
uint64_t soat__draw(uint64_t *state);

/* Draws one of `count` units, which are fewer than 2^32. */
static inline size_t soat__draw_unit(uint64_t *state, size_t count) {
    return (size_t)((soat__draw(state) >> 32) * count >> 32);
}

#endif

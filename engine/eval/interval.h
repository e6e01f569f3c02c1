/* 95 % intervals: how far a rate may be from what more text of the same kind would show. */
#ifndef SOAT_EVAL_INTERVAL_H
#define SOAT_EVAL_INTERVAL_H

#include "soat/eval.h"

/* What one page, or one stretch of a page, adds to numerators and denominators. */
typedef struct soat__eval_unit {
    uint32_t words, letters;
    uint32_t word_errors, letter_errors, missed;
    uint32_t raw_word_errors, raw_letter_errors, raw_missed;
} soat__eval_unit;

/*
 * Percentile bootstrap over units (Efron and Tibshirani, 1993): sets the intervals of rates and of
 * the drop in *report; low 0 and high -1, none, for fewer than two units. The same seed gives the same intervals on every machine.
 */
soat_status soat__bootstrap(soat_eval_report *report, const soat__eval_unit *units, size_t count,
                            uint64_t seed, size_t resamples, soat_error *error);

/* Wilson's score interval (1927) of hits out of trials; 0 to 1 without trials. */
soat_eval_interval soat__wilson(size_t hits, size_t trials);

#endif

/*
 * The natural logarithm, the same bits on every machine.
 *
 * libm's log differs in the last place between versions, and one such bit in a cost would make a
 * model that is not the same byte for byte. This one uses only IEEE additions, multiplications and
 * divisions (the lm floor is compiled without contraction into fused operations).
 */
#ifndef SOAT_LM_NATURAL_LOG_H
#define SOAT_LM_NATURAL_LOG_H

#include <stdint.h>

/* ln(x) for normal x > 0, within 1e-15 relative or absolute. */
double soat__natural_log(double x);

/* -1000 ln(probability) rounded to the nearest integer; 0 for probabilities above 1. */
int32_t soat__cost_of_probability(double probability);

#endif

/* From costs to probabilities, the same on every machine. */
#ifndef SOAT_CORRECT_CONFIDENCE_H
#define SOAT_CORRECT_CONFIDENCE_H

#include <stdint.h>

/* exp(-cost / 1000) for a cost in milli-nats; negative costs count as 0. */
double soat__probability(int32_t cost);

/*
 * What a posterior of the decoder is worth: the share of changes with that posterior that were
 * right on recognised text with known truth (bench/results/calibration.md; 2,007 changes). Monotone;
 * never above the share among the surest. The decoder is too sure of itself because its models
 * share their mistakes.
 */
double soat__calibrated(double posterior);

#endif

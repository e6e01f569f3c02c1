/* From costs to probabilities, the same on every machine. */
#ifndef SOAT_CORRECT_CONFIDENCE_H
#define SOAT_CORRECT_CONFIDENCE_H

#include <stdint.h>

/* exp(-cost / 1000) for a cost in milli-nats; negative costs count as 0. */
double soat__probability(int32_t cost);

#endif

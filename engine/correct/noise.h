/* Signs that a scan leaves on paper and a recogniser takes for text: footnote marks, dirt, stamps. */
#ifndef SOAT_CORRECT_NOISE_H
#define SOAT_CORRECT_NOISE_H

#include <stdint.h>

#include "soat/span.h"

/*
 * What it costs, in milli-nats, to hold this punctuation sign for text: -1000 ln of how often it is
 * meant where it is read. 0 for ordinary punctuation, which is never noise.
 */
int32_t soat__noise_keep_cost(soat_span sign);

#endif

/*
 * What a recogniser considered beside the text it gave: for each code point of the text, the other
 * readings and how sure it was. The image path has one, the text path has none.
 */
#ifndef SOAT_CORRECT_OBSERVATION_H
#define SOAT_CORRECT_OBSERVATION_H

#include <stdint.h>

#include "lexicon/neighbour.h"
#include "soat/correct.h"

/* Borrowed. */
typedef struct soat_observation {
    const soat_observed_letter *letters; /* one a code point of the text */
    const uint32_t *letter_at;           /* text.size + 1 entries: code points before each byte */
} soat_observation;

/* soat_correct with the recogniser's alternatives; NULL when there are none. */
soat_status soat__correct_observed(soat_context *context, soat_span text,
                                   const soat_observation *observation, soat_correction *out,
                                   soat_error *error);

#endif

/* What kind of change it is that turns one text into another. */
#ifndef SOAT_CORRECT_REASON_H
#define SOAT_CORRECT_REASON_H

#include "soat/correct.h"

/*
 * CASE, TONE or SHAPE when letter stands for letter and nothing worse differs (a shape mark is
 * worse than a tone, a tone than case); LETTER otherwise.
 */
soat_reason soat__reason_of_letters(soat_span before, soat_span after);

#endif

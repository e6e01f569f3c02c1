/*
 * What a recogniser's alternative is worth: from its cost to the channel's.
 *
 * A recogniser is far too sure of itself: 16 of its nats are worth less than 6. And it is biased:
 * where it read `ế` and thought of `ể` far behind, `ể` is right in one case of three; the other way
 * round, hardly ever. So the price has two parts, how far the alternative lies behind, and which
 * letter it is for which. Both were counted on 200 generated pages (116,237 words) with known text
 * and fitted together by logistic regression, the second part held near 0 where little was seen and
 * corrected by half for how common the two letters are, which the language model knows too.
 * bench/choice_odds/run.sh counts and fits such a table; docs/recognition.md compares the two.
 */
#ifndef SOAT_DOC_CHOICE_COST_H
#define SOAT_DOC_CHOICE_COST_H

#include <stdint.h>

#include "soat/span.h"

/*
 * The channel's cost, in milli-nats and at least 0, of `choice` where `read` was read and `choice`
 * costs the recogniser `gap` milli-nats more; INT32_MAX when it is too far to be considered.
 */
int32_t soat__choice_cost(soat_span read, soat_span choice, int32_t gap);

#endif

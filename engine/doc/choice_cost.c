#include "doc/choice_cost.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 4000, LETTER_BYTES = 4, LEAST = 50 };

/* By how far it lies behind, in steps of STEP milli-nats, for a pair of letters without a bias. */
static const int16_t costs_behind[] = {1400, 2250, 3250,  4400,  5540, 6710,
                                       8050, 9520, 10640, 11500, 12300};
enum { COSTS_BEHIND = sizeof costs_behind / sizeof costs_behind[0] };

typedef struct letter_pair {
    char read[LETTER_BYTES], choice[LETTER_BYTES]; /* UTF-8, filled up with zeros */
    int16_t bias;                                  /* milli-nats on top */
} letter_pair;

/* In the order of their bytes. */
static const letter_pair pairs[] = {
#include "doc/choice_odds.inc"
};

static int compare_pairs(const void *left, const void *right) {
    return memcmp(left, right, offsetof(letter_pair, bias));
}

static int32_t bias_of(soat_span read, soat_span choice) {
    letter_pair wanted = {0};
    if (read.size == 0 || choice.size == 0 || read.size > LETTER_BYTES ||
        choice.size > LETTER_BYTES) {
        return 0;
    }
    memcpy(wanted.read, read.data, read.size);
    memcpy(wanted.choice, choice.data, choice.size);
    const letter_pair *const found =
        bsearch(&wanted, pairs, sizeof pairs / sizeof pairs[0], sizeof pairs[0], compare_pairs);
    return found == NULL ? 0 : found->bias;
}

int32_t soat__choice_cost(soat_span read, soat_span choice, int32_t gap) {
    const int32_t behind = gap < 0 ? 0 : gap;
    const int32_t place = behind / STEP;
    if (place + 1 >= COSTS_BEHIND) {
        return INT32_MAX;
    }
    const int32_t low = costs_behind[place];
    const int32_t cost =
        low + (costs_behind[place + 1] - low) * (behind % STEP) / STEP + bias_of(read, choice);
    return cost < LEAST ? LEAST : cost;
}

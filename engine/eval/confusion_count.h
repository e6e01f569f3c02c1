/*
 * Counting confusions of n letters for m, and their price. Letters are alphabet codes, so case does
 * not count.
 */
#ifndef SOAT_EVAL_CONFUSION_COUNT_H
#define SOAT_EVAL_CONFUSION_COUNT_H

#include "base/arena.h"
#include "base/map.h"
#include "lexicon/profile.h"
#include "soat/learn.h"

/* Letters of both sides of a run of differences; it may hold more than a rule can. */
typedef struct soat__letter_run {
    uint8_t observed[SOAT_PROFILE_MAX_SIDE], truth[SOAT_PROFILE_MAX_SIDE];
    size_t observed_size, truth_size; /* beyond what is stored when too long */
} soat__letter_run;

typedef struct soat__confusion_count {
    soat_map counts; /* observed, NUL, truth -> how often */
    soat_arena keys;
    size_t letters[SOAT_ALPHABET_SIZE]; /* of the truth */
    size_t (*pairs)[SOAT_ALPHABET_SIZE];
    size_t letter_count, errors;
} soat__confusion_count;

soat_status soat__confusion_count_init(soat__confusion_count *self, soat_error *error);
void soat__confusion_count_dispose(soat__confusion_count *self);

/* A letter of the truth; `before` is the code of the one right before it in its word, or 0. */
void soat__confusion_count_letter(soat__confusion_count *self, uint8_t before, uint8_t code);

/*
 * One run. What no rule can say is dropped: sides too long, blanks, letters outside the alphabet,
 * truth that is no Vietnamese letter, several letters lost without trace.
 */
soat_status soat__confusion_count_run(soat__confusion_count *self, const soat__letter_run *run,
                                      soat_error *error);

/*
 * The confusions seen at least options->min_count times, with their costs, the most frequent first;
 * texts and the array are in `arena`.
 */
soat_status soat__confusion_count_price(const soat__confusion_count *self,
                                        const soat_learn_options *options, const soat_profile *base,
                                        soat_arena *arena, soat_learn_report *report,
                                        soat_error *error);

#endif

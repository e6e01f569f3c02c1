/* Inside of a soat_eval, and the steps by which one pair is added to it. */
#ifndef SOAT_EVAL_EVALUATION_H
#define SOAT_EVAL_EVALUATION_H

#include "base/arena.h"
#include "base/map.h"
#include "eval/compare.h"
#include "eval/interval.h"
#include "soat/buffer.h"

/* How often each word of the truth stands there, and how it was misread. */
typedef struct soat__syllable {
    size_t of, wrong;
} soat__syllable;

typedef struct soat__syllable_count {
    soat_map numbers; /* word -> its place in `items` */
    soat__syllable *items;
    size_t capacity;
    soat_map misread; /* pairs of a word and what was read for it */
    soat_buffer key;  /* room for the key of a pair */
} soat__syllable_count;

struct soat_eval {
    soat_eval_options options;
    soat_eval_counts *pairs;
    size_t pair_count, pair_capacity;
    size_t pairs_with_raw;
    soat__eval_unit *stretches; /* of the first pair, 40 words each */
    size_t stretch_count;
    soat_eval_difference *differences;
    size_t difference_count, difference_capacity;
    soat_map confusions; /* pairs of what was read and what is right */
    soat__syllable_count syllables;
    soat_arena strings;
    soat_eval_observer observer; /* segment is NULL when there is none */
};

/* One pair while it is being added. */
typedef struct soat__eval_pair {
    soat__eval_text truth, after, before;
    soat_map numbers;
    soat__comparison now, then; /* `then` only with a raw text */
    soat__comparison change;    /* the judged text against the raw one as if that were the truth */
    bool has_raw;
} soat__eval_pair;

/* detection.c: adds the words of the raw text of one group of `then`. */
void soat__count_detection(const soat__eval_pair *pair, const soat__group *group,
                           soat_eval_detection *out);

/* units.c: what the bootstrap draws from, when it is whole pairs and when it is stretches. */
soat__eval_unit soat__unit_of_pair(const soat_eval_counts *counts);
soat_status soat__cut_stretches(soat_eval *eval, const soat__eval_pair *pair, soat_error *error);

/* What stretches count as letter errors is brought to the exact count of the whole by this. */
double soat__letter_scale(const soat_eval_rates *rates);

/* changes.c: what became of each word of the truth. Needs a raw text. */
soat_status soat__count_changes(const soat__eval_pair *pair, soat_eval_changes *out,
                                soat_error *error);

/* Words of noise right before each word of the truth, and after the last: word_count + 1 numbers. */
uint32_t *soat__noise_by_gap(const soat__comparison *comparison, size_t word_count);

/* Whether a word of the truth was read the same in both texts. */
bool soat__same_reading(const soat__eval_pair *pair, size_t word);

/* differences.c: appends every wrong group of the judged text. */
soat_status soat__list_differences(soat_eval *eval, const soat__eval_pair *pair, soat_error *error);

/* differences.c: pieces of a pair. Tokens are words with their outer punctuation. */
soat__letters soat__tokens(const soat__eval_text *text, size_t first, size_t count);
soat__letters soat__raw_tokens(const soat__eval_pair *pair, const soat__group *group);
soat_eval_change soat__change_of(const soat__eval_pair *pair, const soat__group *group);
soat_eval_change soat__change_of_noise(const soat__group *group, const uint32_t *now,
                                       const uint32_t *then);

/* syllables.c: counts the words of the truth, right and wrong. */
soat_status soat__count_syllables(soat_eval *eval, const soat__eval_pair *pair, soat_error *error);
void soat__syllable_count_dispose(soat__syllable_count *self);

/* segments.c: shows the pair to the observer, if there is one. */
soat_status soat__show_segments(const soat_eval *eval, const soat__eval_pair *pair,
                                soat_error *error);

/* differences.c: a sink that counts in eval->confusions. */
soat_status soat__count_confusion(void *eval, soat__letters read, soat__letters truth,
                                  soat_error *error);

#endif

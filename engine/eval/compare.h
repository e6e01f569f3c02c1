/* One text against its truth: the words that stand for each other, in groups. */
#ifndef SOAT_EVAL_COMPARE_H
#define SOAT_EVAL_COMPARE_H

#include "base/map.h"
#include "eval/eval_text.h"
#include "eval/letter_diff.h"

/*
 * Words first_word .. of the truth that the words first_read .. of the text stand for. Groups
 * cover both texts from end to end in order. One with words on both sides, but not the same
 * number, was run together or torn apart. Costs max(word_count, read_count) errors when wrong.
 */
typedef struct soat__group {
    uint32_t first_word, word_count;
    uint32_t first_read, read_count;
    bool right;             /* equal, or handwriting */
    soat_eval_class kind;   /* when not right */
    uint32_t letter_errors; /* with what stands before the words */
} soat__group;

typedef struct soat__comparison {
    soat__group *groups;
    size_t group_count, group_capacity;
    uint32_t *group_of; /* by word of the truth */
    bool *missed;       /* by word of the truth: the text lacks it, in any order */
    soat_eval_rates rates;
} soat__comparison;

/* Calls back for each run of wrong letters inside a group that has words on both sides. */
typedef struct soat__confusion_sink {
    soat_status (*add)(void *self, soat__letters read, soat__letters truth, soat_error *error);
    void *self;
} soat__confusion_sink;

/*
 * Both texts are numbered by `numbers`. Zero-initialise *out; on failure it is empty. `sink` may
 * be NULL.
 */
soat_status soat__compare(soat__comparison *out, const soat__eval_text *truth,
                          const soat__eval_text *read, const soat_map *numbers,
                          const soat__confusion_sink *sink, soat_error *error);

/* The same for words only: groups and group_of are set, and no rates but the words'. */
soat_status soat__compare_words(soat__comparison *out, const soat__eval_text *truth,
                                const soat__eval_text *read, const soat_map *numbers,
                                soat_error *error);
void soat__comparison_dispose(soat__comparison *comparison);

/* group.c: from the path of least word errors to groups; right and the words are set. */
soat_status soat__group_words(soat__comparison *out, const soat__eval_text *truth,
                              const soat__eval_text *read, const uint32_t *column_of,
                              const soat_map *numbers, soat__letter_diff *diff, soat_error *error);

/* missed_words.c: sets out->missed, and missed and extra of the rates; groups are known. */
soat_status soat__find_missed(soat__comparison *out, const soat__eval_text *truth,
                              const soat__eval_text *read, const soat_map *numbers,
                              soat_error *error);

#endif

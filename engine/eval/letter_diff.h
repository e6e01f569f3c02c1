/*
 * Two short runs of letters (a word and how it was read), aligned letter by letter: among the
 * alignments of least distance, the one whose pairs look most alike.
 */
#ifndef SOAT_EVAL_LETTER_DIFF_H
#define SOAT_EVAL_LETTER_DIFF_H

#include "eval/align.h"
#include "soat/eval.h"

typedef struct soat__letters {
    const uint32_t *data; /* code points; SOAT_EVAL_ANYTHING in the truth costs nothing */
    size_t count;
} soat__letters;

/* One step: a pair, or SOAT_ALIGN_NONE on the side that has no letter. */
typedef struct soat__letter_step {
    uint32_t truth, read; /* positions */
    bool same;
} soat__letter_step;

/* Scratch; zero-initialise. The steps are of the last diff. */
typedef struct soat__letter_diff {
    soat__letter_step *steps;
    size_t step_count, step_capacity;
    size_t distance; /* steps that are not the same */
    uint64_t cost;   /* distance * 1024 plus how unlike the letters of the pairs are */
    uint64_t *costs;
    uint8_t *moves;
    size_t cost_capacity, move_capacity;
} soat__letter_diff;

/* Runs too long for a full matrix are aligned by distance alone, in linear memory. */
soat_status soat__letter_diff_make(soat__letter_diff *diff, soat__letters truth, soat__letters read,
                                   soat_error *error);
void soat__letter_diff_dispose(soat__letter_diff *diff);

/* The class of one step that is not the same. */
soat_eval_class soat__letter_step_class(soat__letter_step step, soat__letters truth,
                                        soat__letters read);

/* The class of a word that was read otherwise, from the steps of its diff. */
soat_eval_class soat__letter_diff_class(const soat__letter_diff *diff, soat__letters truth,
                                        soat__letters read);

#endif

/* Two texts as an input of the alignment, with handwriting in the truth as special rows. */
#ifndef SOAT_EVAL_SPECIAL_ROWS_H
#define SOAT_EVAL_SPECIAL_ROWS_H

#include "base/map.h"
#include "eval/align.h"
#include "eval/eval_text.h"

typedef struct soat__special_rows {
    soat__align_input input; /* borrows from the rest */
    uint32_t *rows, *columns;
    soat__align_special *specials;
    uint8_t *matches;
} soat__special_rows;

/*
 * Words by their symbols. A word that is only handwriting may be left out and takes any one word;
 * a word with handwriting in it takes every word that it matches. Zero-initialise *out and dispose
 * of it whatever comes back.
 */
soat_status soat__special_rows_of_words(soat__special_rows *out, const soat__eval_text *truth,
                                        const soat__eval_text *read, const soat_map *numbers,
                                        soat_error *error);

/*
 * Letters by numbers of their own. Handwriting takes any letters of one token; the space after a word
 * that is only handwriting may be left out.
 */
soat_status soat__special_rows_of_letters(soat__special_rows *out, const soat__eval_text *truth,
                                          const soat__eval_text *read, soat_error *error);

/* Whether the space at `letter` belongs to a word that is only handwriting, and is not counted. */
bool soat__is_free_space(const soat__eval_text *truth, size_t letter);

void soat__special_rows_dispose(soat__special_rows *rows);

#endif

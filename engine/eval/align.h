/*
 * Levenshtein alignment of two sequences of symbols: words of a page, or its code points.
 *
 * Method: the bit-parallel columns of Myers (J. ACM 46, 1999) in blocks of 64 rows, inside a band
 * that is doubled until it proves the distance (Ukkonen, 1985), and for the path itself divide and
 * conquer (Hirschberg, 1975). Memory is linear in both lengths. Time is rows * distance / 64, so a
 * book that differs in a thousand words is aligned in a tenth of a second, and two texts that have
 * nothing in common still in rows * columns / 64.
 *
 * Every operation costs 1, save on the special rows, which serve what a gold text leaves open.
 */
#ifndef SOAT_EVAL_ALIGN_H
#define SOAT_EVAL_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/status.h"

#define SOAT_ALIGN_NONE UINT32_MAX

/* A row that is not simply one symbol. It is worked one cell at a time: keep them few. */
typedef struct soat__align_special {
    uint32_t row;
    bool optional;          /* leaving it out costs nothing */
    bool absorbs;           /* any number of columns that it matches cost nothing */
    const uint8_t *matches; /* by symbol: 1 where the row reads the symbol at no cost */
} soat__align_special;

typedef struct soat__align_input {
    const uint32_t *rows; /* symbols of the truth, below symbol_count; unused on special rows */
    size_t row_count;
    const uint32_t *columns; /* symbols of the text that is judged */
    size_t column_count;
    uint32_t symbol_count;
    const soat__align_special *specials; /* by ascending row */
    size_t special_count;
    size_t absorbed_limit; /* no absorbing row takes more columns than this */
} soat__align_input;

/* *distance: the least cost of turning columns into rows. `guess` makes a right guess fast. */
soat_status soat__align_distance(const soat__align_input *input, size_t guess, size_t *distance,
                                 soat_error *error);

/*
 * A path of least cost: column_of[row] is the column that stands for the row, or SOAT_ALIGN_NONE
 * where none does. Columns that no row has are insertions. No special row may absorb.
 */
soat_status soat__align_path(const soat__align_input *input, size_t guess, uint32_t *column_of,
                             soat_error *error);

#endif

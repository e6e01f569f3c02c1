/* Where each symbol stands among the rows: what a sweep asks for in every column. */
#ifndef SOAT_EVAL_ALIGN_ROWS_H
#define SOAT_EVAL_ALIGN_ROWS_H

#include "eval/align.h"

/*
 * Rare symbols (words) are listed row by row; frequent ones (letters) are bits, for a column would
 * have to walk a long list. Special rows are in neither.
 */
typedef struct soat__row_index {
    uint32_t *posting_start; /* by symbol, symbol_count + 1 of them */
    uint32_t *postings;      /* rows of each symbol, ascending */
    uint32_t *bits_of;       /* by symbol: 1 + its place among the frequent ones, or 0 */
    uint64_t *bits;          /* bit_words for each frequent symbol */
    size_t bit_words;
} soat__row_index;

/* Zero-initialise *out. On failure it is empty. */
soat_status soat__row_index_open(soat__row_index *out, const soat__align_input *input,
                                 soat_error *error);
void soat__row_index_close(soat__row_index *index);

/* Rows first .. first + 63 that hold a frequent symbol, the first in the lowest bit. */
uint64_t soat__row_index_bits(const soat__row_index *index, uint32_t symbol, size_t first);

#endif

/* One sweep of the banded bit-parallel matrix: the part that distance and path have in common. */
#ifndef SOAT_EVAL_ALIGN_BAND_H
#define SOAT_EVAL_ALIGN_BAND_H

#include "eval/align.h"
#include "eval/align_rows.h"

#define SOAT_BAND_INFINITE (UINT32_MAX / 4)

/* A rectangle of the matrix, swept from its first column on, or from its last one back. */
typedef struct soat__band_view {
    size_t row_begin, row_end, column_begin, column_end;
    bool backward;
    size_t deletions;  /* rows that a path may be ahead of the diagonal */
    size_t insertions; /* columns that it may be ahead */
} soat__band_view;

typedef struct soat__band_block soat__band_block;

/* Scratch for sweeps over one input. Zero-initialise before soat__band_open. */
typedef struct soat__band {
    const soat__align_input *input;
    soat__row_index rows;
    uint32_t *cursor; /* by symbol: next posting of this sweep, if the stamp is its number */
    uint32_t *stamp;
    uint32_t sweep;
    soat__band_block *blocks;
    size_t block_count;
} soat__band;

soat_status soat__band_open(soat__band *band, const soat__align_input *input, soat_error *error);
void soat__band_close(soat__band *band);

/*
 * scores[i], 0 <= i <= rows of the view: the cost of its first i rows (last i, backward) against
 * all its columns, exact wherever that path stays inside the band and never too small;
 * SOAT_BAND_INFINITE outside.
 */
void soat__band_sweep(soat__band *band, const soat__band_view *view, uint32_t *scores);

#endif

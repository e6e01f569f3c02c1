/* Pieces side by side as rows, from the top of the page down. */
#ifndef SOAT_OCR_ROWS_H
#define SOAT_OCR_ROWS_H

#include "ocr/piece.h"

typedef struct soat_row {
    uint32_t first, count; /* in soat_rows.pieces */
    int32_t top, bottom;
} soat_row;

typedef struct soat_rows {
    soat_row *items;
    size_t count;
    uint32_t *pieces; /* indices, row by row and from left to right */
    int32_t height;   /* of a line of text: the median over the pieces; at least 1 */
} soat_rows;

/* Sets `row` of every piece. False when memory is out; then there is nothing to dispose of. */
bool soat__rows_make(soat_rows *rows, soat_piece *pieces, size_t count);
void soat__rows_dispose(soat_rows *rows);

#endif

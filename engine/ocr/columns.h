/*
 * Blocks of text that stand side by side: the letterhead of an official letter (who writes |
 * country and motto) and its foot (who receives | who signs). Read down the left one, then down
 * the right one; everything else, tables above all, is read row by row.
 *
 * A strip of white from row to row parts them. What tells them from a table: exactly two columns,
 * lines of the right one centred on each other and no numbers; and they open the page or close it,
 * or leave room for a signature.
 */
#ifndef SOAT_OCR_COLUMNS_H
#define SOAT_OCR_COLUMNS_H

#include "ocr/rows.h"

typedef struct soat_columns {
    uint32_t first_row, end_row; /* rows of both columns, and of either alone between them */
    int32_t gutter;              /* x: a piece is of the left column when its middle is below */
} soat_columns;

/*
 * Looks for the next two columns from row `from` on. False when there are none.
 * Reads boxes, rows and `numeric` of the pieces; cost: rows times the height of the columns.
 */
bool soat__columns_find(const soat_rows *rows, const soat_piece *pieces, uint32_t from,
                        soat_columns *out);

#endif

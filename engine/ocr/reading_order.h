/*
 * The order in which a person reads the pieces of a page.
 *
 * The recogniser's own order is kept, but for two things: columns that stand side by side
 * (columns.h) are read one after the other, and pieces found late are put where they stand.
 */
#ifndef SOAT_OCR_READING_ORDER_H
#define SOAT_OCR_READING_ORDER_H

#include "ocr/piece.h"

/*
 * Sorts `pieces`, which come in the recogniser's order, late ones at the end, into reading order;
 * sets `row` and `group`. False when memory is out.
 */
bool soat__reading_order(soat_pieces *pieces);

#endif

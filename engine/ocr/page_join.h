/* A page made anew from the pieces of several, in reading order. */
#ifndef SOAT_OCR_PAGE_JOIN_H
#define SOAT_OCR_PAGE_JOIN_H

#include "ocr/piece.h"

/*
 * Makes a page of the words of `pieces`, which name their source by its place in `sources`. Its
 * number and size are those of the first source. Neighbours of one row and group are one line.
 * MEMORY, LIMIT.
 */
soat_status soat__page_join(const soat_pieces *pieces, const soat_page *const *sources,
                            soat_page **out, soat_error *error);

#endif

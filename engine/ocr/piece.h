/*
 * Pieces: stretches of a recognised line without a wide gap, the unit that reading order moves.
 *
 * Tesseract reads a letterhead of two columns as lines that run across both. A line is cut
 * wherever words are about a letter's height apart; most cuts fall in justified text or tables and
 * have no effect, for pieces that stay neighbours become one line again.
 */
#ifndef SOAT_OCR_PIECE_H
#define SOAT_OCR_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/document.h"

typedef struct soat_piece {
    soat_box box;         /* in pixels, as if the page lay straight: see soat__pieces_cut */
    uint32_t source;      /* which page it was cut from: the caller's number */
    uint32_t block, line; /* of that page */
    uint32_t first_word, word_count; /* of that page */
    bool numeric;                    /* digits and no letters: 1.850,0 */
    bool late;                       /* found by a second look: it has no place yet */
    uint32_t row;   /* made by soat__reading_order: pieces side by side share one */
    uint32_t group; /* made by soat__reading_order: a change of it is a new block */
} soat_piece;

typedef struct soat_pieces {
    soat_piece *items;
    size_t count, capacity;
} soat_pieces;

void soat__pieces_dispose(soat_pieces *pieces);

/*
 * The slope of the page's lines, as rise of y for each pixel of x: the median over its lines of
 * six words and more, 0 when there are fewer than three.
 */
double soat__page_slope(const soat_page *page);

/*
 * Appends the pieces of `page`, in its order. Their boxes are sheared by `slope` so that rows are
 * level and columns upright. False when memory is out.
 */
bool soat__pieces_cut(soat_pieces *pieces, const soat_page *page, uint32_t source, double slope,
                      bool late);

#endif

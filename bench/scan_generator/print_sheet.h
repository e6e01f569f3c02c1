/* A sheet as ink on paper (pixels), and as truth: its words with their boxes, in reading order. */
#ifndef SCAN_PRINT_SHEET_H
#define SCAN_PRINT_SHEET_H

#include <leptonica/allheaders.h>

#include "typeset.h"

/* Pixels, origin top left, right and bottom exclusive. */
typedef struct scan_word {
    char *text; /* as printed, owned by the list */
    double left, top, right, bottom;
    bool begins_line;  /* first word of a line of the truth */
    bool begins_block; /* and an empty line stands before it */
} scan_word;

/* The sheet in black on white, 8 bits, at `dpi`. */
PIX *scan_sheet_print(const scan_sheet *sheet, const scan_style *style, double dpi);

/* Its words, as scan_word; boxes hold the ink. Free with g_array_unref. */
GArray *scan_sheet_words(const scan_sheet *sheet, double dpi);

/*
 * The truth as text: a printed line a line, an empty line between blocks. Footnote marks (raised
 * digits) are left out, as in the checked texts that the project is measured with.
 */
char *scan_words_text(const GArray *words);

/* The words as TSV: line, word, left, top, right, bottom, text; `page` goes before each. */
void scan_words_tsv(const GArray *words, int page, GString *out);

/*
 * How many pixels lower a curled page is at the column `x`: `curl` at the binding (the left edge),
 * less and less away from it.
 */
double scan_curl_at(double x, double curl, double width);

/* Moves the boxes with a page that is curled; before scan_words_turn. */
void scan_words_curl(GArray *words, double curl, double width);

/* Turns the boxes with the page: by `angle` (radians, clockwise) about its middle. */
void scan_words_turn(GArray *words, double angle, double width, double height);

#endif

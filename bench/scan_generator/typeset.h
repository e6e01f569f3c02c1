/*
 * A document set on pages: which line of which Pango layout stands where. Lengths are points
 * (1/72 inch), y grows downwards, the origin is the page's upper left corner.
 *
 * Every block becomes rows (a printed line, a table row, a whole letterhead) that cannot be
 * divided; rows are filled into pages, footnotes with the page that refers to them.
 */
#ifndef SCAN_TYPESET_H
#define SCAN_TYPESET_H

#include <pango/pango.h>
#include <stdbool.h>

#include "page_source.h"

/*
 * Stands, unseen, before the raised digits of a footnote mark, so that they are not taken for a
 * square metre: WORD JOINER.
 */
enum { SCAN_NOTE_SIGN = 0x2060 };
#define SCAN_NOTE_SIGN_TEXT "\u2060"

typedef struct scan_style {
    const char *family;              /* of the body text */
    double size;                     /* points */
    double leading;                  /* line height over the font's own, about 1.0 … 1.5 */
    double width, height;            /* of the sheet */
    double left, right, top, bottom; /* margins */
    bool ragged;                     /* lines are not justified */
} scan_style;

/* One printed line, or the part of it that one layout made (a table cell). */
typedef struct scan_piece {
    PangoLayout *layout; /* borrowed from the book */
    int line;            /* of the layout */
    double x, baseline;
    bool continues; /* read on the same line as the piece before it */
    bool opens;     /* an empty line stands before it in the truth */
} scan_piece;

typedef struct scan_rule {
    double x0, y0, x1, y1;
} scan_rule;

typedef struct scan_sheet {
    GArray *pieces;        /* scan_piece, in reading order */
    GArray *rules;         /* scan_rule */
    double seal_x, seal_y; /* where a stamp goes: the middle of the signature, or 0, 0 */
} scan_sheet;

/* All sheets of a document. It owns its layouts; free with scan_book_free. */
typedef struct scan_book {
    GPtrArray *layouts; /* PangoLayout * */
    GPtrArray *sheets;  /* scan_sheet * */
} scan_book;

/* Sets `source`; never fails on a parsed source (text that does not fit is set past the edge). */
scan_book *scan_typeset(const scan_source *source, const scan_style *style);
void scan_book_free(scan_book *book);

#endif

/* Rows: what typeset_block.c makes of blocks and typeset.c fills into sheets. */
#ifndef SCAN_TYPESET_ROW_H
#define SCAN_TYPESET_ROW_H

#include "typeset.h"

typedef struct scan_row {
    double before, height; /* white above, and the row itself */
    GArray *pieces; /* scan_piece; x from the sheet's left edge, baseline from the row's top */
    GArray *rules;  /* scan_rule, as pieces */
    GArray *notes;  /* int: footnotes that the row refers to */
    double seal_x, seal_y; /* as in scan_sheet, y from the row's top */
    bool keeps_next;       /* a heading stays with what follows */
    bool breaks;           /* a new sheet begins here; nothing is printed */
} scan_row;

typedef struct scan_setter {
    PangoContext *context;
    const scan_style *style;
    const scan_source *source;
    scan_book *book;
    GPtrArray *rows; /* scan_row *, owned */
} scan_setter;

typedef struct scan_setting {
    double x, width; /* of the column */
    double scale;    /* of the body size */
    double leading;
    double indent; /* of the first line */
    PangoAlignment alignment;
    bool justify, bold;
} scan_setting;

scan_row *scan_row_new(void);
void scan_row_free(gpointer row);

/* A layout of `text` with its light mark-up, owned by the book. */
PangoLayout *scan_layout_make(scan_setter *setter, const char *text, const scan_setting *setting);

/* Appends the layout's lines to `row`, from `y` down; returns the y below the last line. */
double scan_row_add_layout(scan_row *row, PangoLayout *layout, const scan_setting *setting,
                           double y);

/* The rows of a SCAN_TABLE block, appended to setter->rows. */
void scan_set_table(scan_setter *setter, const scan_block *block);

/* Appends the rows of any block to setter->rows; notes wait for the row that refers to them. */
void scan_set_block(scan_setter *setter, const scan_block *block);

/* The rows of one footnote, appended to `rows`. */
void scan_set_note(scan_setter *setter, const scan_block *note, GPtrArray *rows);

#endif

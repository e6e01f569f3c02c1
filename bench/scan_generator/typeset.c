/* Rows to sheets: greedy, as a word processor does it, with footnotes, headers and numbers. */
#include "typeset.h"

#include <pango/pangocairo.h>

#include "typeset_row.h"

static const double note_gap = 10; /* points between body and footnotes; the rule is within */

typedef struct filling {
    scan_setter *setter;
    scan_sheet *sheet;
    GPtrArray *notes; /* scan_row * of the sheet's footnotes, owned */
    double y;         /* of the next row */
    double notes_height;
} filling;

static void sheet_free(gpointer pointer) {
    scan_sheet *const sheet = pointer;
    g_array_unref(sheet->pieces);
    g_array_unref(sheet->rules);
    g_free(sheet);
}

/* Puts a row on the sheet with its top at y. */
static void place(scan_sheet *sheet, const scan_row *row, double y) {
    for (guint i = 0; i < row->pieces->len; i++) {
        scan_piece piece = g_array_index(row->pieces, scan_piece, i);
        piece.baseline += y;
        g_array_append_val(sheet->pieces, piece);
    }
    for (guint i = 0; i < row->rules->len; i++) {
        scan_rule rule = g_array_index(row->rules, scan_rule, i);
        rule.y0 += y;
        rule.y1 += y;
        g_array_append_val(sheet->rules, rule);
    }
    if (row->seal_x > 0) {
        sheet->seal_x = row->seal_x;
        sheet->seal_y = row->seal_y + y;
    }
}

static void place_centred(filling *at, const char *text, double y, double scale) {
    scan_row *const row = scan_row_new();
    const scan_style *const style = at->setter->style;
    const scan_setting setting = {
        .x = style->left,
        .width = style->width - style->left - style->right,
        .scale = scale,
        .leading = 1,
        .alignment = PANGO_ALIGN_CENTER,
    };
    scan_row_add_layout(row, scan_layout_make(at->setter, text, &setting), &setting, 0);
    g_array_index(row->pieces, scan_piece, 0).opens = true;
    place(at->sheet, row, y);
    scan_row_free(row);
}

static void place_number(filling *at, double y) {
    char text[16];
    g_snprintf(text, sizeof text, "%u", at->setter->book->sheets->len);
    place_centred(at, text, y, 0.95);
}

/*
 * Every sheet but the first has its number above the text; where a running header stands there,
 * the number goes below.
 */
static void open_sheet(filling *at) {
    const scan_setter *const setter = at->setter;
    at->sheet = g_new0(scan_sheet, 1);
    at->sheet->pieces = g_array_new(FALSE, TRUE, sizeof(scan_piece));
    at->sheet->rules = g_array_new(FALSE, TRUE, sizeof(scan_rule));
    g_ptr_array_add(setter->book->sheets, at->sheet);
    g_ptr_array_set_size(at->notes, 0);
    at->notes_height = 0;
    at->y = setter->style->top;
    const guint number = setter->book->sheets->len;
    if (number == 1) {
        return;
    }
    if (setter->source->running != NULL) {
        place_centred(at, setter->source->running, setter->style->top - 30, 0.8);
    }
    if (setter->source->numbered && setter->source->running == NULL) {
        place_number(at, setter->style->top - 30);
    }
}

/* Footnotes at the foot of the sheet, under a short rule. */
static void place_notes(filling *at) {
    const scan_style *const style = at->setter->style;
    if (at->notes->len == 0) {
        return;
    }
    double y = style->height - style->bottom - at->notes_height;
    const scan_rule rule = {style->left, y + 4, style->left + 140, y + 4};
    g_array_append_val(at->sheet->rules, rule);
    y += note_gap;
    for (guint i = 0; i < at->notes->len; i++) {
        const scan_row *const row = g_ptr_array_index(at->notes, i);
        place(at->sheet, row, y + row->before);
        y += row->before + row->height;
    }
}

static void close_sheet(filling *at) {
    const scan_source *const source = at->setter->source;
    place_notes(at);
    if (source->numbered && source->running != NULL && at->setter->book->sheets->len > 1) {
        place_number(at, at->setter->style->height - 46);
    }
}

/* What these notes add to the footnotes of the sheet. */
static double added_height(const filling *at, const GPtrArray *notes) {
    double height = at->notes->len == 0 && notes->len > 0 ? note_gap : 0;
    for (guint i = 0; i < notes->len; i++) {
        const scan_row *const row = g_ptr_array_index(notes, i);
        height += row->before + row->height;
    }
    return height;
}

/* The row's own height, what must stay with it and the notes that it brings. */
static double needed_height(const filling *at, guint index) {
    const GPtrArray *const rows = at->setter->rows;
    double height = 0;
    bool more = true;
    for (guint i = index; more && i < rows->len; i++) {
        const scan_row *const row = g_ptr_array_index(rows, i);
        height += row->before + row->height;
        more = row->keeps_next;
    }
    return height;
}

static void set_row_notes(filling *at, const scan_row *row, GPtrArray *notes) {
    for (guint i = 0; i < row->notes->len; i++) {
        const scan_block *const note =
            scan_source_note(at->setter->source, g_array_index(row->notes, int, i));
        if (note != NULL) {
            scan_set_note(at->setter, note, notes);
        }
    }
}

static void place_row(filling *at, const scan_row *row, GPtrArray *notes) {
    at->notes_height += added_height(at, notes);
    for (guint i = 0; i < notes->len; i++) {
        g_ptr_array_add(at->notes, g_ptr_array_index(notes, i));
    }
    at->y += at->y > at->setter->style->top ? row->before : 0;
    place(at->sheet, row, at->y);
    at->y += row->height;
}

static void fill(filling *at) {
    const scan_style *const style = at->setter->style;
    open_sheet(at);
    for (guint i = 0; i < at->setter->rows->len; i++) {
        const scan_row *const row = g_ptr_array_index(at->setter->rows, i);
        GPtrArray *const notes = g_ptr_array_new();
        set_row_notes(at, row, notes);
        const double limit =
            style->height - style->bottom - at->notes_height - added_height(at, notes);
        const bool full = at->y + needed_height(at, i) > limit && at->y > style->top;
        if (row->breaks || full) {
            close_sheet(at);
            open_sheet(at);
        }
        place_row(at, row, notes);
        g_ptr_array_unref(notes);
    }
    close_sheet(at);
}

/* A context without hinting: the same line breaks at every resolution. */
static PangoContext *make_context(void) {
    PangoFontMap *const map = pango_cairo_font_map_new();
    PangoContext *const context = pango_font_map_create_context(map);
    cairo_font_options_t *const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("vi"));
    cairo_font_options_destroy(options);
    g_object_unref(map);
    return context;
}

scan_book *scan_typeset(const scan_source *source, const scan_style *style) {
    scan_book *const book = g_new0(scan_book, 1);
    book->layouts = g_ptr_array_new_with_free_func(g_object_unref);
    book->sheets = g_ptr_array_new_with_free_func(sheet_free);
    scan_setter setter = {make_context(), style, source, book,
                          g_ptr_array_new_with_free_func(scan_row_free)};
    for (guint i = 0; i < source->blocks->len; i++) {
        scan_set_block(&setter, g_ptr_array_index(source->blocks, i));
    }
    filling at = {.setter = &setter, .notes = g_ptr_array_new_with_free_func(scan_row_free)};
    fill(&at);
    g_ptr_array_unref(at.notes);
    g_ptr_array_unref(setter.rows);
    g_object_unref(setter.context);
    return book;
}

void scan_book_free(scan_book *book) {
    if (book == NULL) {
        return;
    }
    g_ptr_array_unref(book->sheets);
    g_ptr_array_unref(book->layouts);
    g_free(book);
}

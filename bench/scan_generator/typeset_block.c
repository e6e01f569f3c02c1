/*
 * Blocks to rows. Sizes and indents follow the look of Vietnamese administrative documents
 * (Decree 30/2020/NĐ-CP): 13-14 pt, justified, first line indented by 1 to 1.27 cm.
 */
#include <string.h>

#include "typeset_row.h"

static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

scan_row *scan_row_new(void) {
    scan_row *const row = g_new0(scan_row, 1);
    row->pieces = g_array_new(FALSE, TRUE, sizeof(scan_piece));
    row->rules = g_array_new(FALSE, TRUE, sizeof(scan_rule));
    row->notes = g_array_new(FALSE, TRUE, sizeof(int));
    return row;
}

void scan_row_free(gpointer pointer) {
    scan_row *const row = pointer;
    g_array_unref(row->pieces);
    g_array_unref(row->rules);
    g_array_unref(row->notes);
    g_free(row);
}

static scan_row *add_row(GPtrArray *rows, double before) {
    scan_row *const row = scan_row_new();
    row->before = before;
    g_ptr_array_add(rows, row);
    return row;
}

static void append_raised(GString *out, int number) {
    char digits[16];
    g_string_append_unichar(out, SCAN_NOTE_SIGN);
    g_snprintf(digits, sizeof digits, "%d", number);
    for (const char *at = digits; *at >= '0' && *at <= '9'; at++) {
        g_string_append(out, raised[*at - '0']);
    }
}

/* `**bold**`, `__italic__` and `[^1]` as Pango markup; everything else escaped. */
static char *to_markup(const char *text) {
    GString *const out = g_string_new(NULL);
    bool bold = false;
    bool italic = false;
    for (const char *at = text; *at != '\0';) {
        if (g_str_has_prefix(at, "**")) {
            g_string_append(out, bold ? "</b>" : "<b>");
            bold = !bold;
            at += 2;
        } else if (g_str_has_prefix(at, "__")) {
            g_string_append(out, italic ? "</i>" : "<i>");
            italic = !italic;
            at += 2;
        } else if (g_str_has_prefix(at, "[^") && strchr(at, ']') != NULL) {
            append_raised(out, (int)g_ascii_strtoll(at + 2, NULL, 10));
            at = strchr(at, ']') + 1;
        } else {
            const char *const next = g_utf8_next_char(at);
            char *const escaped = g_markup_escape_text(at, next - at);
            g_string_append(out, escaped);
            g_free(escaped);
            at = next;
        }
    }
    g_string_append(out, bold ? "</b>" : "");
    g_string_append(out, italic ? "</i>" : "");
    return g_string_free(out, FALSE);
}

PangoLayout *scan_layout_make(scan_setter *setter, const char *text, const scan_setting *setting) {
    PangoLayout *const layout = pango_layout_new(setter->context);
    PangoFontDescription *const font = pango_font_description_new();
    pango_font_description_set_family(font, setter->style->family);
    pango_font_description_set_absolute_size(font,
                                             setter->style->size * setting->scale * PANGO_SCALE);
    if (setting->bold) {
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    }
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (setting->width > 0) {
        pango_layout_set_width(layout, (int)(setting->width * PANGO_SCALE));
    }
    pango_layout_set_indent(layout, (int)(setting->indent * PANGO_SCALE));
    pango_layout_set_alignment(layout, setting->alignment);
    pango_layout_set_justify(layout, setting->justify);
    pango_layout_set_auto_dir(layout, FALSE);
    char *const markup = to_markup(text);
    pango_layout_set_markup(layout, markup, -1);
    g_free(markup);
    g_ptr_array_add(setter->book->layouts, layout);
    return layout;
}

double scan_row_add_layout(scan_row *row, PangoLayout *layout, const scan_setting *setting,
                           double y) {
    PangoLayoutIter *const iter = pango_layout_get_iter(layout);
    int line = 0;
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        const double height = (double)logical.height / PANGO_SCALE;
        const double rise = (double)(pango_layout_iter_get_baseline(iter) - logical.y);
        const scan_piece piece = {
            .layout = layout,
            .line = line++,
            .x = setting->x + (double)logical.x / PANGO_SCALE,
            .baseline = y + rise / PANGO_SCALE + height * (setting->leading - 1) / 2,
        };
        g_array_append_val(row->pieces, piece);
        y += height * setting->leading;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return y;
}

/* Footnotes that the text refers to, in its order. */
static void find_notes(const char *text, GArray *notes) {
    for (const char *at = strstr(text, "[^"); at != NULL; at = strstr(at + 2, "[^")) {
        const int number = (int)g_ascii_strtoll(at + 2, NULL, 10);
        g_array_append_val(notes, number);
    }
}

/* Each line of the layout as a row of its own, so that a paragraph may be divided. */
static void add_lines(GPtrArray *rows, PangoLayout *layout, const scan_setting *setting,
                      double before, const char *text) {
    scan_row *const whole = scan_row_new();
    const double height = scan_row_add_layout(whole, layout, setting, 0);
    const guint count = whole->pieces->len;
    for (guint i = 0; i < count; i++) {
        scan_piece piece = g_array_index(whole->pieces, scan_piece, i);
        scan_row *const row = add_row(rows, i == 0 ? before : 0);
        row->height = height / count;
        piece.baseline -= row->height * i;
        piece.opens = i == 0;
        g_array_append_val(row->pieces, piece);
    }
    scan_row_free(whole);
    if (count > 0) {
        /* Which line holds the mark is not asked: the last line decides where the note goes. */
        find_notes(text, ((scan_row *)g_ptr_array_index(rows, rows->len - 1))->notes);
    }
}

static scan_setting body_setting(const scan_setter *setter) {
    const scan_style *const style = setter->style;
    return (scan_setting){
        .x = style->left,
        .width = style->width - style->left - style->right,
        .scale = 1,
        .leading = style->leading,
        .alignment = PANGO_ALIGN_LEFT,
    };
}

static char *join_lines(const scan_block *block) {
    GString *const text = g_string_new(NULL);
    for (guint i = 0; i < block->lines->len; i++) {
        g_string_append(text, i == 0 ? "" : " ");
        g_string_append(text, g_ptr_array_index(block->lines, i));
    }
    return g_string_free(text, FALSE);
}

static void set_paragraph(scan_setter *setter, const scan_block *block) {
    scan_setting setting = body_setting(setter);
    setting.justify = !setter->style->ragged;
    setting.indent = 28;
    char *const text = join_lines(block);
    add_lines(setter->rows, scan_layout_make(setter, text, &setting), &setting,
              setter->style->size * 0.35, text);
    g_free(text);
}

static void set_items(scan_setter *setter, const scan_block *block) {
    scan_setting setting = body_setting(setter);
    setting.justify = !setter->style->ragged;
    setting.indent = 28;
    for (guint i = 0; i < block->lines->len; i++) {
        const char *const text = g_ptr_array_index(block->lines, i);
        add_lines(setter->rows, scan_layout_make(setter, text, &setting), &setting,
                  setter->style->size * 0.25, text);
    }
}

static void set_heading(scan_setter *setter, const scan_block *block) {
    scan_setting setting = body_setting(setter);
    setting.bold = true;
    setting.indent = 28;
    char *const text = join_lines(block);
    const guint first = setter->rows->len;
    add_lines(setter->rows, scan_layout_make(setter, text, &setting), &setting,
              setter->style->size * 0.6, text);
    for (guint i = first; i < setter->rows->len; i++) {
        ((scan_row *)g_ptr_array_index(setter->rows, i))->keeps_next = true;
    }
    g_free(text);
}

/* A title, its first line larger, or centred lines. */
static void set_centred(scan_setter *setter, const scan_block *block) {
    scan_setting setting = body_setting(setter);
    const bool title = block->kind == SCAN_TITLE;
    setting.alignment = PANGO_ALIGN_CENTER;
    setting.bold = title;
    for (guint i = 0; i < block->lines->len; i++) {
        const char *const text = g_ptr_array_index(block->lines, i);
        setting.scale = title && i == 0 ? 1.12 : 1;
        const guint first = setter->rows->len;
        add_lines(setter->rows, scan_layout_make(setter, text, &setting), &setting,
                  i == 0 ? setter->style->size * 0.9 : 0, text);
        scan_row *const top = g_ptr_array_index(setter->rows, first);
        g_array_index(top->pieces, scan_piece, 0).opens = i == 0;
        ((scan_row *)g_ptr_array_index(setter->rows, setter->rows->len - 1))->keeps_next = true;
    }
}

/* The lines first … last of a block as one column of a row; returns the y below them. */
static double add_column(scan_setter *setter, scan_row *row, const scan_block *block, guint first,
                         guint last, scan_setting setting) {
    double y = 0;
    const bool letterhead = block->kind == SCAN_LETTERHEAD;
    for (guint i = first; i < last; i++) {
        const char *const text = g_ptr_array_index(block->lines, i);
        if (strcmp(text, "_") == 0) {
            const double middle = setting.x + setting.width / 2;
            const double half = setting.width * (letterhead && first > 0 ? 0.27 : 0.15);
            const scan_rule rule = {middle - half, y + 2, middle + half, y + 2};
            g_array_append_val(row->rules, rule);
            y += 6;
        } else if (strcmp(text, "~") == 0) { /* room for a signature */
            y += setter->style->size * 4.5;
            row->seal_x = setting.x + setting.width * 0.36;
            row->seal_y = y - setter->style->size * 2.4;
        } else {
            const guint before = row->pieces->len;
            y = scan_row_add_layout(row, scan_layout_make(setter, text, &setting), &setting, y);
            g_array_index(row->pieces, scan_piece, before).opens = i == first;
        }
    }
    return y;
}

/* Two columns apart by `||`: the letterhead, or addressees and signature. */
static void set_columns(scan_setter *setter, const scan_block *block) {
    guint middle = 0;
    while (middle < block->lines->len &&
           strcmp(g_ptr_array_index(block->lines, middle), "||") != 0) {
        middle++;
    }
    const bool letterhead = block->kind == SCAN_LETTERHEAD;
    scan_row *const row = add_row(setter->rows, letterhead ? 0 : setter->style->size);
    scan_setting left = body_setting(setter);
    const double width = left.width;
    left.leading = letterhead ? 1.08 : 1;
    left.scale = letterhead ? 0.94 : 0.86;
    left.alignment = letterhead ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
    scan_setting right = left;
    left.width = width * (letterhead ? 0.40 : 0.50);
    right.x += left.width + width * 0.02;
    right.width = width - left.width - width * 0.02;
    right.scale = letterhead ? 0.94 : 1;
    right.alignment = PANGO_ALIGN_CENTER;
    const double one = add_column(setter, row, block, 0, middle, left);
    const double two = add_column(setter, row, block, middle + 1, block->lines->len, right);
    row->height = MAX(one, two);
}

void scan_set_note(scan_setter *setter, const scan_block *note, GPtrArray *rows) {
    scan_setting setting = body_setting(setter);
    setting.scale = 0.78;
    setting.leading = 1;
    setting.justify = true;
    char *const text = join_lines(note);
    char *const marked = g_strdup_printf("[^%d] %s", note->number, text);
    add_lines(rows, scan_layout_make(setter, marked, &setting), &setting, 1, "");
    g_free(marked);
    g_free(text);
}

void scan_set_block(scan_setter *setter, const scan_block *block) {
    static void (*const setters[])(scan_setter *, const scan_block *) = {
        [SCAN_PARAGRAPH] = set_paragraph,
        [SCAN_LETTERHEAD] = set_columns,
        [SCAN_TITLE] = set_centred,
        [SCAN_HEADING] = set_heading,
        [SCAN_ITEMS] = set_items,
        [SCAN_TABLE] = scan_set_table,
        [SCAN_NOTE] = NULL,
        [SCAN_SIGNATURE] = set_columns,
        [SCAN_CENTRED] = set_centred,
        [SCAN_PAGE_BREAK] = NULL,
    };
    if (block->kind == SCAN_PAGE_BREAK) {
        add_row(setter->rows, 0)->breaks = true;
    } else if (setters[block->kind] != NULL && block->lines->len > 0) {
        setters[block->kind](setter, block);
    }
}

/*
 * Tables with ruled cells. A column is as wide as its longest cell; when that is more than the
 * page has, the widest column gives way and its cells run over several lines.
 */
#include <string.h>

#include "typeset_row.h"

enum { MAX_COLUMNS = 12 };

static const double cell_padding = 4; /* points, left and right of a cell's text */

typedef struct table {
    size_t columns;
    double width[MAX_COLUMNS]; /* with padding */
    const char *alignment;
} table;

static PangoAlignment column_alignment(const table *grid, size_t column, bool head) {
    const char letter = grid->alignment[column];
    return head || letter == 'c' ? PANGO_ALIGN_CENTER
           : letter == 'r'       ? PANGO_ALIGN_RIGHT
                                 : PANGO_ALIGN_LEFT;
}

static scan_setting cell_setting(const scan_setter *setter, bool head) {
    return (scan_setting){.x = setter->style->left, .scale = 0.9, .leading = 1.08, .bold = head};
}

/* The cells of a row, spaces around them stripped; free with g_strfreev. */
static char **split_cells(const char *line) {
    char **const cells = g_strsplit(line, "|", MAX_COLUMNS);
    for (size_t i = 0; cells[i] != NULL; i++) {
        g_strstrip(cells[i]);
    }
    return cells;
}

static void measure(scan_setter *setter, const scan_block *block, table *grid) {
    for (guint i = 0; i < block->lines->len; i++) {
        char **const cells = split_cells(g_ptr_array_index(block->lines, i));
        const scan_setting setting = cell_setting(setter, i == 0);
        for (size_t c = 0; c < grid->columns && cells[c] != NULL; c++) {
            PangoRectangle logical;
            PangoLayout *const layout = scan_layout_make(setter, cells[c], &setting);
            pango_layout_get_extents(layout, NULL, &logical);
            const double width = (double)logical.width / PANGO_SCALE + 2 * cell_padding + 1;
            grid->width[c] = MAX(grid->width[c], width);
        }
        g_strfreev(cells);
    }
}

/* Makes the columns fill `width`: the widest gives way, or all share what is left. */
static void fit(table *grid, double width) {
    double sum = 0;
    size_t widest = 0;
    for (size_t c = 0; c < grid->columns; c++) {
        sum += grid->width[c];
        widest = grid->width[c] > grid->width[widest] ? c : widest;
    }
    if (sum > width) {
        grid->width[widest] = MAX(60, grid->width[widest] - (sum - width));
        return;
    }
    for (size_t c = 0; c < grid->columns; c++) {
        grid->width[c] += (width - sum) / (double)grid->columns;
    }
}

static void rule_cells(scan_row *row, const table *grid, double left, bool first) {
    double x = left;
    double total = 0;
    for (size_t c = 0; c < grid->columns; c++) {
        const scan_rule rule = {x, 0, x, row->height};
        g_array_append_val(row->rules, rule);
        x += grid->width[c];
        total += grid->width[c];
    }
    const scan_rule sides[] = {{x, 0, x, row->height},
                               {left, row->height, left + total, row->height},
                               {left, 0, left + total, 0}};
    g_array_append_vals(row->rules, sides, first ? 3 : 2);
}

static void set_row(scan_setter *setter, const table *grid, const char *line, bool head) {
    scan_row *const row = scan_row_new();
    char **const cells = split_cells(line);
    scan_setting setting = cell_setting(setter, head);
    double x = setting.x;
    row->before = head ? setter->style->size * 0.5 : 0;
    for (size_t c = 0; c < grid->columns && cells[c] != NULL; c++) {
        setting.x = x + cell_padding;
        setting.width = grid->width[c] - 2 * cell_padding;
        setting.alignment = column_alignment(grid, c, head);
        const guint start = row->pieces->len;
        PangoLayout *const layout = scan_layout_make(setter, cells[c], &setting);
        const double height = scan_row_add_layout(row, layout, &setting, 2) + 2;
        for (guint i = start; i < row->pieces->len; i++) {
            g_array_index(row->pieces, scan_piece, i).continues = i > 0;
        }
        row->height = MAX(row->height, height);
        x += grid->width[c];
    }
    g_array_index(row->pieces, scan_piece, 0).opens = head;
    rule_cells(row, grid, setter->style->left, head);
    g_strfreev(cells);
    row->keeps_next = head;
    g_ptr_array_add(setter->rows, row);
}

void scan_set_table(scan_setter *setter, const scan_block *block) {
    table grid = {.columns = strlen(block->alignment), .alignment = block->alignment};
    grid.columns = MIN(grid.columns, (size_t)MAX_COLUMNS);
    measure(setter, block, &grid);
    fit(&grid, setter->style->width - setter->style->left - setter->style->right);
    for (guint i = 0; i < block->lines->len; i++) {
        set_row(setter, &grid, g_ptr_array_index(block->lines, i), i == 0);
    }
}

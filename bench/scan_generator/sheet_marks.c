#include "sheet_marks.h"

#include <math.h>

#include "damage_ink.h"
#include "ink_canvas.h"
#include "print_sheet.h"

static const double turn = 6.283185307179586;

static double pixels_of(const PIX *pix, double mm) {
    return mm / 25.4 * pixGetXRes((PIX *)(size_t)pix);
}

static l_uint32 *row_of(PIX *pix, int y) {
    return pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
}

static void darken(PIX *pix, int x, int y, double light) {
    l_uint32 *const row = row_of(pix, y);
    SET_DATA_BYTE(row, x, (l_uint8)(GET_DATA_BYTE(row, x) * light + 0.5));
}

/* Lays ink of the darkness `strength` where `coverage` says, and frees that. */
static bool lay(PIX *pix, PIX *coverage, double strength) {
    for (int y = 0; coverage != NULL && y < pixGetHeight(pix); y++) {
        const l_uint32 *const from = row_of(coverage, y);
        for (int x = 0; x < pixGetWidth(pix); x++) {
            darken(pix, x, y, 1 - strength * GET_DATA_BYTE(from, x) / 255);
        }
    }
    const bool ok = coverage != NULL;
    pixDestroy(&coverage);
    return ok;
}

/* The grey between two pixels of a column; white above and below the page. */
static double grey_between(PIX *pix, int x, double y) {
    const int above = (int)floor(y);
    const double part = y - above;
    const int last = pixGetHeight(pix) - 1;
    const double one =
        above < 0 || above > last ? 255 : (double)GET_DATA_BYTE(row_of(pix, above), x);
    const double two =
        above + 1 < 0 || above + 1 > last ? 255 : (double)GET_DATA_BYTE(row_of(pix, above + 1), x);
    return one * (1 - part) + two * part;
}

bool scan_sheet_curl(PIX **pix, double curl) {
    if (curl < 0.05) {
        return true;
    }
    PIX *const bent = pixCreate(pixGetWidth(*pix), pixGetHeight(*pix), 8);
    const double most = pixels_of(*pix, curl);
    for (int x = 0; bent != NULL && x < pixGetWidth(bent); x++) {
        const double lower = scan_curl_at(x, most, pixGetWidth(bent));
        for (int y = 0; y < pixGetHeight(bent); y++) {
            SET_DATA_BYTE(row_of(bent, y), x, (l_uint8)(grey_between(*pix, x, y - lower) + 0.5));
        }
    }
    return scan_pix_replace(pix, bent);
}

void scan_sheet_binding(PIX *pix, double curl) {
    const double strength = fmin(0.75, curl / 5);
    for (int x = 0; curl >= 0.05 && x < pixGetWidth(pix); x++) {
        const double light = 1 - strength * exp(-x / pixels_of(pix, 9));
        for (int y = 0; light < 0.999 && y < pixGetHeight(pix); y++) {
            darken(pix, x, y, light);
        }
    }
}

bool scan_sheet_holes(PIX *pix, long count, scan_random *random) {
    if (count <= 0) {
        return true;
    }
    cairo_t *const cr = scan_canvas_begin(pixGetWidth(pix), pixGetHeight(pix));
    const double across = pixels_of(pix, scan_random_between(random, 10, 13));
    const double middle =
        pixGetHeight(pix) / 2.0 + pixels_of(pix, scan_random_between(random, -6, 6));
    const double level = scan_random_between(random, 0.55, 0.9);
    for (long i = 0; i < count; i++) {
        const double y = middle + pixels_of(pix, 80 * ((double)i - (double)(count - 1) / 2));
        cairo_set_source_rgba(cr, 0, 0, 0, 1);
        cairo_arc(cr, across, y, pixels_of(pix, 2.6), 0, turn);
        cairo_fill(cr);
        /* The rim stands up a little: a faint shadow at its lower right. */
        cairo_set_source_rgba(cr, 0, 0, 0, 0.35);
        cairo_set_line_width(cr, pixels_of(pix, 0.7));
        cairo_arc(cr, across + 1, y + 1, pixels_of(pix, 3), -turn * 0.1, turn * 0.4);
        cairo_stroke(cr);
    }
    return lay(pix, scan_canvas_end(cr), level);
}

/* The fold runs from the upper to the left edge; its shadow falls to one side and fades. */
static void shade_fold(cairo_t *cr, double reach, double shadow) {
    const double normal = sqrt(0.5);
    const double middle = reach / 2;
    cairo_pattern_t *const fade = cairo_pattern_create_linear(
        middle, middle, middle + normal * shadow, middle + normal * shadow);
    cairo_pattern_add_color_stop_rgba(fade, 0, 0, 0, 0, 0.55);
    cairo_pattern_add_color_stop_rgba(fade, 0.15, 0, 0, 0, 0.25);
    cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, 0);
    cairo_set_source(cr, fade);
    cairo_move_to(cr, reach, 0);
    cairo_line_to(cr, reach + shadow, 0);
    cairo_line_to(cr, 0, reach + shadow);
    cairo_line_to(cr, 0, reach);
    cairo_close_path(cr);
    cairo_fill(cr);
    cairo_pattern_destroy(fade);
}

bool scan_sheet_staple(PIX *pix, scan_random *random) {
    cairo_t *const cr = scan_canvas_begin(pixGetWidth(pix), pixGetHeight(pix));
    shade_fold(cr, pixels_of(pix, scan_random_between(random, 24, 32)), pixels_of(pix, 6));
    const double x = pixels_of(pix, scan_random_between(random, 9, 13));
    const double y = pixels_of(pix, scan_random_between(random, 9, 13));
    cairo_translate(cr, x, y);
    cairo_rotate(cr, -turn / 8 + scan_random_between(random, -0.25, 0.25));
    const double half = pixels_of(pix, 5.5);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.35); /* its shadow */
    cairo_set_line_width(cr, pixels_of(pix, 1.4));
    cairo_move_to(cr, -half, pixels_of(pix, 0.5));
    cairo_line_to(cr, half, pixels_of(pix, 0.5));
    cairo_stroke(cr);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.9);
    cairo_set_line_width(cr, pixels_of(pix, 0.6));
    cairo_move_to(cr, -half, 0);
    cairo_line_to(cr, half, 0);
    cairo_stroke(cr);
    return lay(pix, scan_canvas_end(cr), 0.85);
}

/* One side: 0 left, 1 top, 2 right, 3 bottom; `from` and `to` pixels wide at its two ends. */
static void draw_edge(PIX *pix, int side, double from, double to) {
    const bool upright = side % 2 == 0;
    const int length = upright ? pixGetHeight(pix) : pixGetWidth(pix);
    const int depth = upright ? pixGetWidth(pix) : pixGetHeight(pix);
    for (int i = 0; i < length; i++) {
        const double wide = from + (to - from) * i / length;
        for (int k = 0; k < (int)(wide + 2) && k < depth; k++) {
            const double light = fmin(1, fmax(0.12, 0.12 + 0.88 * (k - wide + 2) / 2));
            const int other = side < 2 ? k : depth - 1 - k;
            darken(pix, upright ? other : i, upright ? i : other, light);
        }
    }
}

void scan_sheet_edges(PIX *pix, double width, scan_random *random) {
    if (width < 0.05) {
        return;
    }
    const double most = pixels_of(pix, width);
    const int side = (int)scan_random_index(random, 4);
    for (int i = 0; i < 2; i++) {
        draw_edge(pix, (side + i) % 4, scan_random_between(random, 0, most),
                  scan_random_between(random, 0.2 * most, most));
    }
}

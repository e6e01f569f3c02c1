#include "pen.h"

#include <math.h>
#include <stdbool.h>

#include "ink_canvas.h"

typedef struct pen {
    cairo_t *cr;
    double width, height; /* of the page, pixels */
    double mm;            /* pixels */
    scan_random *random;
} pen;

static double chance(pen *at, double low, double high) {
    return scan_random_between(at->random, low, high);
}

/* Something like a letter, `size` pixels high, its left foot at the present point; moves right. */
static void write_letter(pen *at, double size) {
    const double wide = size * chance(at, 0.45, 0.9);
    const double lean = size * chance(at, 0.1, 0.35);
    const int strokes = 1 + (int)scan_random_index(at->random, 3);
    for (int i = 0; i < strokes; i++) {
        const double to = wide / strokes;
        const double up = -size * chance(at, 0.3, 1.1);
        cairo_rel_curve_to(at->cr, lean, up, to * 0.3 + lean, up * chance(at, 0.6, 1.1), to * 0.6,
                           size * chance(at, -0.4, 0.1));
        cairo_rel_curve_to(at->cr, -to * 0.3, size * chance(at, 0, 0.5), to * 0.2,
                           size * chance(at, 0, 0.3), to * 0.4, size * chance(at, -0.1, 0.4));
    }
}

/* Two to seven letters, in the margin at the right or at the head. */
static void write_note(pen *at) {
    const int letters = 2 + (int)scan_random_index(at->random, 6);
    const double size = at->mm * chance(at, 4, 7);
    const bool head = scan_random_unit(at->random) < 0.5;
    const double x = head ? chance(at, 0.55, 0.8) * at->width : at->width - 15 * at->mm;
    const double y =
        head ? chance(at, 0.02, 0.055) * at->height : chance(at, 0.1, 0.9) * at->height;
    cairo_move_to(at->cr, x, y + size);
    for (int i = 0; i < letters; i++) {
        write_letter(at, size);
    }
}

/* A wavering line from (x, y), `length` long. */
static void draw_line(pen *at, double x, double y, double length) {
    const double drift = chance(at, -0.02, 0.02) * length;
    cairo_move_to(at->cr, x, y);
    cairo_curve_to(at->cr, x + length * 0.3, y + at->mm * chance(at, -0.8, 0.8), x + length * 0.7,
                   y + drift + at->mm * chance(at, -0.8, 0.8), x + length, y + drift);
}

static void draw_underline(pen *at) {
    const double length = at->mm * chance(at, 15, 70);
    draw_line(at, chance(at, 0.18, 0.6) * at->width, chance(at, 0.2, 0.9) * at->height, length);
}

static void draw_strike(pen *at) {
    const double x = chance(at, 0.2, 0.8) * at->width;
    const double y = chance(at, 0.25, 0.9) * at->height;
    const double length = at->mm * chance(at, 5, 14);
    draw_line(at, x, y, length);
    cairo_rel_line_to(at->cr, at->mm * chance(at, 0, 4), -at->mm * chance(at, 2, 6));
}

static void draw_tick(pen *at) {
    const double size = at->mm * chance(at, 3, 6);
    cairo_move_to(at->cr, chance(at, 0.07, 0.11) * at->width, chance(at, 0.1, 0.9) * at->height);
    cairo_rel_line_to(at->cr, size * 0.35, size * 0.5);
    cairo_rel_curve_to(at->cr, size * 0.2, -size * 0.4, size * 0.5, -size * 0.9, size, -size * 1.2);
}

PIX *scan_pen_notes(int width, int height, double dpi, long count, scan_random *random) {
    static void (*const kinds[])(pen *) = {write_note, write_note, draw_underline, draw_tick,
                                           draw_strike};
    const size_t kind_count = sizeof kinds / sizeof kinds[0];
    pen at = {scan_canvas_begin(width, height), width, height, dpi / 25.4, random};
    cairo_set_line_cap(at.cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(at.cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_source_rgba(at.cr, 0, 0, 0, 0.9);
    for (long i = 0; i < count; i++) {
        cairo_set_line_width(at.cr, at.mm * chance(&at, 0.35, 0.65));
        kinds[scan_random_index(random, kind_count)](&at);
        cairo_stroke(at.cr);
    }
    return scan_canvas_end(at.cr);
}

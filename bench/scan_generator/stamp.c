#include "stamp.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "ink_canvas.h"

static const double turn = 6.283185307179586;

static void ring(cairo_t *cr, double radius, double line) {
    cairo_set_line_width(cr, line);
    cairo_arc(cr, 0, 0, radius, 0, turn);
    cairo_stroke(cr);
}

static void star(cairo_t *cr, double radius) {
    for (int i = 0; i < 10; i++) {
        const double angle = turn * (i / 10.0 - 0.25);
        const double r = i % 2 == 0 ? radius : radius * 0.4;
        cairo_line_to(cr, r * cos(angle), r * sin(angle));
    }
    cairo_close_path(cr);
    cairo_fill(cr);
}

/* Capital letters along the ring, feet inwards. */
static void letters(cairo_t *cr, const char *text, double radius, double size) {
    cairo_select_font_face(cr, "Tinos", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cr, size);
    const size_t length = 26;
    for (size_t i = 0; text[i] != '\0'; i++) {
        const char letter[] = {text[i], '\0'};
        cairo_save(cr);
        cairo_rotate(cr, turn * ((double)i / (double)length - 0.42));
        cairo_translate(cr, -size * 0.33, -radius);
        cairo_show_text(cr, letter);
        cairo_restore(cr);
    }
}

/* Ink that did not reach the paper: small gaps over the whole seal. */
static void wear(cairo_t *cr, double radius, scan_random *random) {
    cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OUT);
    for (int i = 0; i < 260; i++) {
        const double x = scan_random_between(random, -radius, radius);
        const double y = scan_random_between(random, -radius, radius);
        cairo_set_source_rgba(cr, 0, 0, 0, scan_random_between(random, 0.2, 0.9));
        cairo_arc(cr, x, y, radius * scan_random_between(random, 0.005, 0.03), 0, turn);
        cairo_fill(cr);
    }
}

PIX *scan_stamp_seal(int width, int height, double dpi, double x, double y, scan_random *random) {
    const double radius = 18 / 25.4 * dpi;
    cairo_t *const cr = scan_canvas_begin(width, height);
    cairo_translate(cr, x, y);
    cairo_rotate(cr, scan_random_between(random, -0.5, 0.5));
    cairo_set_source_rgba(cr, 0, 0, 0, scan_random_between(random, 0.6, 0.85));
    ring(cr, radius, radius * 0.05);
    ring(cr, radius * 0.92, radius * 0.015);
    ring(cr, radius * 0.62, radius * 0.02);
    letters(cr, "UY BAN NHAN DAN * XA *", radius * 0.69, radius * 0.24);
    star(cr, radius * 0.4);
    wear(cr, radius, random);
    return scan_canvas_end(cr);
}

PIX *scan_stamp_signature(int width, int height, double dpi, double x, double y,
                          scan_random *random) {
    cairo_t *const cr = scan_canvas_begin(width, height);
    const double size = 9 / 25.4 * dpi;
    cairo_translate(cr, x, y);
    cairo_set_line_width(cr, dpi / 50);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.9);
    cairo_move_to(cr, 0, 0);
    for (int i = 0; i < 7; i++) {
        const double to = size * 0.45 * (i + 1);
        cairo_curve_to(cr, to - size * 0.9, scan_random_between(random, -size, -size * 0.2),
                       to + size * 0.3, scan_random_between(random, -size, size), to,
                       scan_random_between(random, -size * 0.3, size * 0.3));
    }
    cairo_stroke(cr);
    return scan_canvas_end(cr);
}

static void print_at(cairo_t *cr, const char *text, double x, double y, double size) {
    cairo_set_font_size(cr, size);
    cairo_move_to(cr, x, y);
    cairo_show_text(cr, text);
}

/* Digits as a clerk writes them, slanted. */
static void write_at(cairo_t *cr, const char *text, double x, double y, double size) {
    cairo_save(cr);
    cairo_select_font_face(cr, "FreeSerif", CAIRO_FONT_SLANT_ITALIC, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_translate(cr, x, y);
    cairo_rotate(cr, -0.09);
    print_at(cr, text, 0, 0, size);
    cairo_restore(cr);
}

static const double box_width = 48;  /* of the mail stamp, mm */
static const double box_height = 18; /* mm */

/* Where a clerk looks for room, corners of the box in mm: below the letterhead; else above it. */
static const struct {
    double left, right, top, bottom;
} places[] = {{6, 28, 36, 72}, {8, 150, 3, 5}};
static const int tries = 30;             /* in each place */
static const double room_enough = 0.015; /* share of the box that lies over print */

/* Share of ink of 1-bit `ink` below a box whose corner is (x, y), pixels, however it is turned. */
static double ink_below(PIX *ink, double mm, double x, double y) {
    const double turned = 2.5 * mm; /* how far a corner rises above the box, or falls below */
    const l_int32 width = (l_int32)(mm * box_width);
    const l_int32 height = (l_int32)(mm * box_height + 2 * turned);
    BOX *box = boxCreate((l_int32)x, (l_int32)(y - turned), width, height);
    l_int32 count = 0;
    const bool counted = pixCountPixelsInRect(ink, box, &count, NULL) == 0;
    boxDestroy(&box);
    return counted ? (double)count / ((double)width * height) : 1;
}

/* Of the places tried, that with the least print below the box. */
static void find_room(PIX *ink, double mm, scan_random *random, double *x, double *y) {
    double least = 2;
    for (size_t i = 0; i < sizeof places / sizeof places[0] && least > room_enough; i++) {
        for (int k = 0; k < tries; k++) {
            const double left = mm * scan_random_between(random, places[i].left, places[i].right);
            const double top = mm * scan_random_between(random, places[i].top, places[i].bottom);
            const double share = ink_below(ink, mm, left, top);
            if (share < least) {
                least = share;
                *x = left;
                *y = top;
            }
        }
    }
}

PIX *scan_stamp_received(const PIX *print, double dpi, scan_random *random) {
    const double mm = dpi / 25.4;
    PIX *ink = pixThresholdToBinary((PIX *)(size_t)print, 128);
    if (ink == NULL) {
        return NULL;
    }
    double x = 0;
    double y = 0;
    find_room(ink, mm, random, &x, &y);
    pixDestroy(&ink);
    cairo_t *const cr = scan_canvas_begin(pixGetWidth(print), pixGetHeight(print));
    cairo_translate(cr, x, y);
    cairo_rotate(cr, scan_random_between(random, -0.05, 0.05));
    cairo_set_source_rgba(cr, 0, 0, 0, scan_random_between(random, 0.75, 0.95));
    cairo_set_line_width(cr, mm * 0.5);
    cairo_rectangle(cr, 0, 0, mm * box_width, mm * box_height);
    cairo_move_to(cr, 0, mm * 5.5);
    cairo_line_to(cr, mm * box_width, mm * 5.5);
    cairo_stroke(cr);
    cairo_select_font_face(cr, "FreeSans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    print_at(cr, "VĂN PHÒNG ỦY BAN NHÂN DÂN", mm * 2, mm * 4.2, mm * 2.75);
    print_at(cr, "ĐẾN", mm * 2, mm * 12.5, mm * 4.4);
    cairo_select_font_face(cr, "FreeSans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    print_at(cr, "Số: ...................", mm * 15, mm * 10, mm * 3);
    print_at(cr, "Ngày: ..............", mm * 15, mm * 15.8, mm * 3);
    char number[32];
    (void)snprintf(number, sizeof number, "%d", 100 + (int)scan_random_index(random, 9000));
    write_at(cr, number, mm * 23, mm * 10, mm * 5.5);
    (void)snprintf(number, sizeof number, "%d/%d", 1 + (int)scan_random_index(random, 28),
                   1 + (int)scan_random_index(random, 12));
    write_at(cr, number, mm * 26, mm * 15.8, mm * 5);
    cairo_translate(cr, mm * 24, mm * 9);
    wear(cr, mm * 25, random);
    return scan_canvas_end(cr);
}

#include "stamp.h"

#include <cairo.h>
#include <math.h>

static const double turn = 6.283185307179586;

static cairo_t *begin(int width, int height) {
    cairo_surface_t *const surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t *const cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

/* Ends the drawing and gives its coverage. */
static PIX *end(cairo_t *cr) {
    cairo_surface_t *const surface = cairo_get_target(cr);
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const unsigned char *const from = cairo_image_surface_get_data(surface);
    PIX *const pix = from == NULL ? NULL : pixCreate(width, height, 8);
    for (int y = 0; pix != NULL && y < height; y++) {
        l_uint32 *const row = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
        const size_t stride = (size_t)cairo_image_surface_get_stride(surface);
        for (int x = 0; x < width; x++) {
            SET_DATA_BYTE(row, x, from[(size_t)y * stride + (size_t)x]);
        }
    }
    cairo_destroy(cr);
    return pix;
}

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
    cairo_t *const cr = begin(width, height);
    cairo_translate(cr, x, y);
    cairo_rotate(cr, scan_random_between(random, -0.5, 0.5));
    cairo_set_source_rgba(cr, 0, 0, 0, scan_random_between(random, 0.6, 0.85));
    ring(cr, radius, radius * 0.05);
    ring(cr, radius * 0.92, radius * 0.015);
    ring(cr, radius * 0.62, radius * 0.02);
    letters(cr, "UY BAN NHAN DAN * XA *", radius * 0.69, radius * 0.24);
    star(cr, radius * 0.4);
    wear(cr, radius, random);
    return end(cr);
}

PIX *scan_stamp_signature(int width, int height, double dpi, double x, double y,
                          scan_random *random) {
    cairo_t *const cr = begin(width, height);
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
    return end(cr);
}

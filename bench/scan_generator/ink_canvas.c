#include "ink_canvas.h"

cairo_t *scan_canvas_begin(int width, int height) {
    cairo_surface_t *const surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t *const cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

PIX *scan_canvas_end(cairo_t *cr) {
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

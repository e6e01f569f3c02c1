#include "pdf/surface_pix.h"

#include <stdint.h>

typedef struct raster {
    const unsigned char *bytes;
    int width, height, stride;
} raster;

static const uint32_t *row_of(const raster *from, int y) {
    return (const uint32_t *)(const void *)(from->bytes + (size_t)y * (size_t)from->stride);
}

/* Cairo keeps a pixel as xRGB in a native 32-bit word; the x may be anything. */
static int depth_needed(const raster *from) {
    int depth = 1;
    for (int y = 0; y < from->height; y++) {
        const uint32_t *const row = row_of(from, y);
        for (int x = 0; x < from->width; x++) {
            const uint32_t colour = row[x] & 0xFFFFFF, blue = colour & 0xFF;
            if (colour != blue * 0x010101) {
                return 32;
            }
            if (blue != 0 && blue != 0xFF) {
                depth = 8;
            }
        }
    }
    return depth;
}

static void copy_row(const uint32_t *from, int width, l_uint32 *to, int depth) {
    for (int x = 0; x < width; x++) {
        if (depth == 32) {
            to[x] = from[x] << 8;
        } else if (depth == 8) {
            SET_DATA_BYTE(to, x, from[x] & 0xFF);
        } else if ((from[x] & 0xFF) == 0) {
            SET_DATA_BIT(to, x);
        }
    }
}

PIX *soat__surface_to_pix(cairo_surface_t *surface) {
    cairo_surface_flush(surface);
    const raster from = {
        cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
        cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface)};
    const int depth = depth_needed(&from);
    PIX *const pix = pixCreate(from.width, from.height, depth);
    if (pix == NULL) {
        return NULL;
    }
    l_uint32 *const words = pixGetData(pix);
    const size_t words_per_line = (size_t)pixGetWpl(pix);
    for (int y = 0; y < from.height; y++) {
        copy_row(row_of(&from, y), from.width, words + (size_t)y * words_per_line, depth);
    }
    return pix;
}

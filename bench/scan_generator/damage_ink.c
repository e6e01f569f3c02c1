#include "damage_ink.h"

#include <math.h>

bool scan_pix_replace(PIX **pix, PIX *next) {
    if (next == NULL) {
        return false;
    }
    pixCopyResolution(next, *pix);
    pixDestroy(pix);
    *pix = next;
    return true;
}

static int grey_at(const l_uint32 *row, int x) {
    return (int)GET_DATA_BYTE(row, x);
}

static void set_grey(l_uint32 *row, int x, double value) {
    const l_uint8 level = value < 0 ? 0 : value > 255 ? 255 : (l_uint8)(value + 0.5);
    SET_DATA_BYTE(row, x, level);
}

static l_uint32 *row_of(PIX *pix, int y) {
    return pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
}

static const l_uint32 *const_row_of(const PIX *pix, int y) {
    /* Leptonica's getters take no const. */
    return row_of((PIX *)(size_t)pix, y);
}

bool scan_ink_stroke(PIX **pix, double weight) {
    if (fabs(weight) < 0.01) {
        return true;
    }
    /* Grey "erosion" takes the darkest neighbour: ink grows. A cross keeps corners round. */
    PIX *const across = weight > 0 ? pixErodeGray(*pix, 3, 1) : pixDilateGray(*pix, 3, 1);
    PIX *const down = weight > 0 ? pixErodeGray(*pix, 1, 3) : pixDilateGray(*pix, 1, 3);
    const double part = fabs(weight) / 2;
    const bool ok = across != NULL && down != NULL;
    for (int y = 0; ok && y < pixGetHeight(*pix); y++) {
        l_uint32 *const row = row_of(*pix, y);
        const l_uint32 *const one = const_row_of(across, y);
        const l_uint32 *const two = const_row_of(down, y);
        for (int x = 0; x < pixGetWidth(*pix); x++) {
            const double own = grey_at(row, x);
            set_grey(row, x, own + part * (grey_at(one, x) - own) + part * (grey_at(two, x) - own));
        }
    }
    PIX *parts[] = {across, down};
    pixDestroy(&parts[0]);
    pixDestroy(&parts[1]);
    return ok;
}

/*
 * A cloudy field over the page, 0 … 255: a coarse grid of chance values, blown up smoothly.
 * `cell` is the distance of grid points in pixels.
 */
static PIX *make_clouds(const PIX *like, int cell, scan_random *random) {
    const int width = pixGetWidth(like);
    const int height = pixGetHeight(like);
    const int columns = width / cell + 2;
    const int rows = height / cell + 2;
    PIX *grid = pixCreate(columns, rows, 8);
    for (int y = 0; grid != NULL && y < rows; y++) {
        for (int x = 0; x < columns; x++) {
            set_grey(row_of(grid, y), x, scan_random_between(random, 0, 256));
        }
    }
    PIX *const clouds = grid == NULL ? NULL : pixScaleToSize(grid, width, height);
    pixDestroy(&grid);
    return clouds;
}

bool scan_ink_fade(PIX *pix, double fade, double patches, scan_random *random) {
    if (fade < 0.005) {
        return true;
    }
    PIX *clouds = make_clouds(pix, pixGetXRes(pix) / 2, random);
    for (int y = 0; clouds != NULL && y < pixGetHeight(pix); y++) {
        l_uint32 *const row = row_of(pix, y);
        const l_uint32 *const cloud = const_row_of(clouds, y);
        for (int x = 0; x < pixGetWidth(pix); x++) {
            const double local = fade * (1 + patches * (grey_at(cloud, x) / 127.5 - 1));
            set_grey(row, x, 255 - (255 - grey_at(row, x)) * (1 - fmin(local, 0.95)));
        }
    }
    const bool ok = clouds != NULL;
    pixDestroy(&clouds);
    return ok;
}

bool scan_ink_bleed(PIX *pix, const PIX *back, double strength) {
    if (back == NULL || strength < 0.005) {
        return true;
    }
    PIX *mirrored = pixFlipLR(NULL, (PIX *)(size_t)back);
    if (mirrored == NULL || !scan_pix_blur(&mirrored, pixGetXRes(pix) / 130.0)) {
        pixDestroy(&mirrored);
        return false;
    }
    const int height = L_MIN(pixGetHeight(pix), pixGetHeight(mirrored));
    const int width = L_MIN(pixGetWidth(pix), pixGetWidth(mirrored));
    for (int y = 0; y < height; y++) {
        l_uint32 *const row = row_of(pix, y);
        const l_uint32 *const below = const_row_of(mirrored, y);
        for (int x = 0; x < width; x++) {
            const double light = 1 - strength * (255 - grey_at(below, x)) / 255.0;
            set_grey(row, x, grey_at(row, x) * light);
        }
    }
    pixDestroy(&mirrored);
    return true;
}

bool scan_paper_shade(PIX *pix, double tint, double depth, scan_random *random) {
    if (tint < 0.5 && depth < 0.5) {
        return true;
    }
    PIX *coarse = make_clouds(pix, pixGetXRes(pix) * 3, random);
    PIX *fine = make_clouds(pix, pixGetXRes(pix) / 6, random);
    const double slope_x = scan_random_between(random, -0.5, 0.5);
    const double slope_y = scan_random_between(random, -0.5, 0.5);
    const bool ok = coarse != NULL && fine != NULL;
    for (int y = 0; ok && y < pixGetHeight(pix); y++) {
        l_uint32 *const row = row_of(pix, y);
        const double down = slope_y * y / pixGetHeight(pix) + 0.5;
        for (int x = 0; x < pixGetWidth(pix); x++) {
            const double clouds = 0.75 * grey_at(const_row_of(coarse, y), x) / 255 +
                                  0.15 * grey_at(const_row_of(fine, y), x) / 255;
            const double slope = 0.3 * (down + slope_x * x / pixGetWidth(pix));
            const double paper = 255 - tint - depth * (clouds + slope);
            set_grey(row, x, grey_at(row, x) * paper / 255);
        }
    }
    pixDestroy(&coarse);
    pixDestroy(&fine);
    return ok;
}

bool scan_pix_blur(PIX **pix, double deviation) {
    if (deviation < 0.05) {
        return true;
    }
    const int half = L_MAX(1, (int)ceil(3 * deviation));
    L_KERNEL *across = NULL;
    L_KERNEL *down = NULL;
    if (makeGaussianKernelSep(half, half, (l_float32)deviation, 1.0F, &across, &down) != 0) {
        return false;
    }
    PIX *const border = pixAddBorderGeneral(*pix, half, half, half, half, 255);
    PIX *const blurred = border == NULL ? NULL : pixConvolveSep(border, across, down, 8, 1);
    PIX *const cut = blurred == NULL ? NULL : pixRemoveBorder(blurred, half);
    PIX *spent[] = {border, blurred};
    pixDestroy(&spent[0]);
    pixDestroy(&spent[1]);
    kernelDestroy(&across);
    kernelDestroy(&down);
    return scan_pix_replace(pix, cut);
}

bool scan_pix_coarsen(PIX **pix, double resolution) {
    const double factor = resolution / pixGetXRes(*pix);
    if (resolution < 1 || factor > 0.98) {
        return true;
    }
    const int width = pixGetWidth(*pix);
    const int height = pixGetHeight(*pix);
    PIX *small = pixScaleGeneral(*pix, (l_float32)factor, (l_float32)factor, 0, 0);
    /* Leptonica's smooth enlargement; its size may differ by a pixel, so it is told the size. */
    PIX *const large = small == NULL ? NULL : pixScaleToSize(small, width, height);
    pixDestroy(&small);
    return scan_pix_replace(pix, large);
}

void scan_pix_noise(PIX *pix, double deviation, scan_random *random) {
    for (int y = 0; deviation >= 0.1 && y < pixGetHeight(pix); y++) {
        l_uint32 *const row = row_of(pix, y);
        for (int x = 0; x < pixGetWidth(pix); x++) {
            set_grey(row, x, grey_at(row, x) + deviation * scan_random_normal(random));
        }
    }
}

static void draw_speck(PIX *pix, scan_random *random) {
    const int width = pixGetWidth(pix);
    const int height = pixGetHeight(pix);
    const double level = scan_random_unit(random) < 0.75 ? 25 : 240;
    /* Mostly one or two pixels, seldom a blob. */
    const double size = 1 + 4 * pow(scan_random_unit(random), 6);
    int x = (int)scan_random_index(random, (size_t)width);
    int y = (int)scan_random_index(random, (size_t)height);
    for (int i = 0; i < (int)(size * size); i++) {
        set_grey(row_of(pix, y), x, level);
        x = L_MAX(0, L_MIN(width - 1, x + (int)scan_random_index(random, 3) - 1));
        y = L_MAX(0, L_MIN(height - 1, y + (int)scan_random_index(random, 3) - 1));
    }
}

void scan_pix_specks(PIX *pix, double density, scan_random *random) {
    const double inch = pixGetXRes(pix);
    const double area = pixGetWidth(pix) / inch * pixGetHeight(pix) / inch;
    for (long i = lround(density * area); i > 0; i--) {
        draw_speck(pix, random);
    }
}

/* Mixes the pixel with `level`; outside the image nothing happens. */
static void touch(PIX *pix, int x, int y, double level, double strength) {
    if (x < 0 || y < 0 || x >= pixGetWidth(pix) || y >= pixGetHeight(pix)) {
        return;
    }
    l_uint32 *const row = row_of(pix, y);
    set_grey(row, x, grey_at(row, x) * (1 - strength) + level * strength);
}

/* A dark line along the text would make the recogniser lose whole lines: those only wipe. */
static void draw_streak(PIX *pix, scan_random *random) {
    const bool across = scan_random_unit(random) < 0.6;
    const bool wipes = across || scan_random_unit(random) < 0.75;
    const int length = across ? pixGetWidth(pix) : pixGetHeight(pix);
    const int breadth = across ? pixGetHeight(pix) : pixGetWidth(pix);
    const double slope = scan_random_between(random, -0.012, 0.012);
    const int wide = 1 + (int)scan_random_index(random, wipes ? 3 : 1);
    const int first = (int)scan_random_index(random, (size_t)length);
    const int last = L_MIN(length, first + (int)(length * scan_random_between(random, 0.1, 0.5)));
    double at = scan_random_between(random, 0.06, 0.94) * breadth;
    double strength = scan_random_between(random, 0.2, 0.7);
    for (int i = first; i < last; i++) {
        at += slope + 0.25 * scan_random_between(random, -1, 1);
        strength = fmin(0.8, fmax(0, strength + 0.06 * scan_random_between(random, -1, 1)));
        for (int k = 0; k < wide; k++) {
            const int side = (int)at + k;
            touch(pix, across ? i : side, across ? side : i, wipes ? 250 : 60, strength);
        }
    }
}

void scan_pix_streaks(PIX *pix, double count, scan_random *random) {
    for (long i = lround(count); i > 0; i--) {
        draw_streak(pix, random);
    }
}

#include "damage.h"

#include <math.h>

#include "damage_ink.h"
#include "pen.h"
#include "sheet_marks.h"
#include "stamp.h"

static const double degree = 0.017453292519943295;

enum { SEAL, PEN, NOTES, MAIL, INKS };

/* Ink colours as what is left of the paper's red, green and blue under full coverage. */
static const double inks[INKS][3] = {
    [SEAL] = {0.85, 0.22, 0.25},
    [PEN] = {0.16, 0.20, 0.50},
    [NOTES] = {0.14, 0.16, 0.42},
    [MAIL] = {0.20, 0.18, 0.34},
};

typedef struct layers {
    PIX *grey;      /* the print */
    PIX *ink[INKS]; /* coverage by each ink, white where there is none; or NULL */
} layers;

static void layers_dispose(layers *page) {
    pixDestroy(&page->grey);
    for (size_t i = 0; i < INKS; i++) {
        pixDestroy(&page->ink[i]);
    }
}

/* Inverted, so that all layers are white where nothing is and share one set of steps. */
static bool take_ink(layers *page, size_t which, PIX *coverage) {
    page->ink[which] = coverage;
    if (coverage == NULL) {
        return false;
    }
    pixInvert(coverage, coverage);
    pixCopyResolution(coverage, page->grey);
    return true;
}

/* What an office leaves on the page: seal and signature, the stamp of its mail, notes in ink. */
static bool make_inks(layers *page, const scan_recipe *recipe, const scan_overlay *overlay,
                      scan_random *random) {
    const int width = pixGetWidth(page->grey);
    const int height = pixGetHeight(page->grey);
    const double dpi = pixGetXRes(page->grey);
    const double x = overlay->seal_x;
    const double y = overlay->seal_y;
    bool ok = true;
    if (recipe->stamps > 0.5 && x > 0) {
        ok = take_ink(page, SEAL, scan_stamp_seal(width, height, dpi, x, y, random)) &&
             take_ink(page, PEN, scan_stamp_signature(width, height, dpi, x, y, random));
    }
    if (ok && recipe->received > 0.5 && overlay->first) {
        ok = take_ink(page, MAIL, scan_stamp_received(page->grey, dpi, random));
    }
    if (ok && recipe->handwriting > 0.5) {
        ok = take_ink(page, NOTES,
                      scan_pen_notes(width, height, dpi, lround(recipe->handwriting), random));
    }
    return ok;
}

static bool turn_layer(PIX **pix, double angle) {
    if (*pix == NULL || fabs(angle) < 1e-4) {
        return true;
    }
    return scan_pix_replace(pix, pixRotateAMGray(*pix, (l_float32)angle, 255));
}

/* The way through lens and sensor, the same for all layers. */
static bool scan_layer(PIX **pix, const scan_recipe *recipe, double angle) {
    if (*pix == NULL) {
        return true;
    }
    return scan_sheet_curl(pix, recipe->curl) && turn_layer(pix, angle) &&
           scan_pix_blur(pix, recipe->blur * pixGetXRes(*pix) / 200.0) &&
           scan_pix_coarsen(pix, recipe->resolution);
}

/* What of the light `channel` (0 red, 1 green, 2 blue; 3 their grey) a layer lets through. */
static double passed(const PIX *layer, int x, int y, const double ink[3], int channel) {
    if (layer == NULL) {
        return 1;
    }
    const l_uint32 *const row =
        pixGetData((PIX *)(size_t)layer) + (size_t)y * (size_t)pixGetWpl(layer);
    const double coverage = 1 - (double)GET_DATA_BYTE(row, x) / 255;
    const double left =
        channel < 3 ? ink[channel] : 0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2];
    return 1 - coverage * (1 - left);
}

static double passed_all(const layers *page, int x, int y, int channel) {
    double light = 1;
    for (size_t i = 0; i < INKS; i++) {
        light *= passed(page->ink[i], x, y, inks[i], channel);
    }
    return light;
}

static void lay_in_grey(layers *page) {
    bool any = false;
    for (size_t i = 0; i < INKS; i++) {
        any = any || page->ink[i] != NULL;
    }
    for (int y = 0; any && y < pixGetHeight(page->grey); y++) {
        l_uint32 *const row = pixGetData(page->grey) + (size_t)y * (size_t)pixGetWpl(page->grey);
        for (int x = 0; x < pixGetWidth(page->grey); x++) {
            const double light = passed_all(page, x, y, 3);
            SET_DATA_BYTE(row, x, (l_uint8)(GET_DATA_BYTE(row, x) * light + 0.5));
        }
    }
}

/* The layers in colour on slightly yellow paper. */
static PIX *lay_in_colour(const layers *page) {
    static const double paper[3] = {1, 0.985, 0.945};
    const int width = pixGetWidth(page->grey);
    const int height = pixGetHeight(page->grey);
    PIX *const pix = pixCreate(width, height, 32);
    for (int y = 0; pix != NULL && y < height; y++) {
        const l_uint32 *const grey =
            pixGetData(page->grey) + (size_t)y * (size_t)pixGetWpl(page->grey);
        l_uint32 *const row = pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
        for (int x = 0; x < width; x++) {
            int rgb[3];
            for (int c = 0; c < 3; c++) {
                const double light = passed_all(page, x, y, c) * paper[c];
                rgb[c] = (int)(GET_DATA_BYTE(grey, x) * light + 0.5);
            }
            composeRGBPixel(rgb[0], rgb[1], rgb[2], &row[x]);
        }
    }
    if (pix != NULL) {
        pixCopyResolution(pix, page->grey);
    }
    return pix;
}

/* Printing and paper: what happens before the page meets a machine. */
static bool age_page(layers *page, const scan_recipe *recipe, const scan_overlay *overlay,
                     scan_random *random) {
    if (!scan_ink_stroke(&page->grey, recipe->stroke) ||
        !scan_ink_fade(page->grey, recipe->fade, recipe->patches, random) ||
        !scan_ink_bleed(page->grey, overlay->back, recipe->bleed) ||
        !scan_paper_shade(page->grey, recipe->tint, recipe->paper, random)) {
        return false;
    }
    scan_sheet_binding(page->grey, recipe->curl);
    return scan_sheet_holes(page->grey, lround(recipe->holes), random) &&
           (recipe->staple < 0.5 || scan_sheet_staple(page->grey, random)) &&
           make_inks(page, recipe, overlay, random);
}

static PIX *store_page(layers *page, const scan_recipe *recipe, scan_random *random) {
    if (recipe->colour < 0.5 || recipe->threshold > 0) {
        lay_in_grey(page);
    }
    scan_sheet_edges(page->grey, recipe->edges, random);
    scan_pix_streaks(page->grey, recipe->streaks, random);
    scan_pix_specks(page->grey, recipe->speckles, random);
    scan_pix_noise(page->grey, recipe->noise, random);
    if (recipe->threshold > 0) {
        PIX *const bits = pixThresholdToBinary(page->grey, (l_int32)lround(recipe->threshold));
        if (bits != NULL) {
            pixCopyResolution(bits, page->grey);
        }
        return bits;
    }
    return recipe->colour > 0.5 ? lay_in_colour(page) : pixClone(page->grey);
}

PIX *scan_damage(const PIX *print, const scan_recipe *recipe, const scan_overlay *overlay,
                 scan_random *random, double *angle) {
    layers page = {.grey = pixCopy(NULL, (PIX *)(size_t)print)};
    *angle = recipe->skew * scan_random_between(random, -1, 1) * degree;
    PIX *result = NULL;
    bool ok = page.grey != NULL && age_page(&page, recipe, overlay, random) &&
              scan_layer(&page.grey, recipe, *angle);
    for (size_t i = 0; ok && i < INKS; i++) {
        ok = scan_layer(&page.ink[i], recipe, *angle);
    }
    if (ok) {
        result = store_page(&page, recipe, random);
    }
    layers_dispose(&page);
    return result;
}

PIX *scan_pix_jpeg(PIX *pix, int quality) {
    if (quality <= 0 || pixGetDepth(pix) == 1) {
        return pixClone(pix);
    }
    l_uint8 *bytes = NULL;
    size_t size = 0;
    if (pixWriteMemJpeg(&bytes, &size, pix, quality, 0) != 0) {
        return NULL;
    }
    PIX *const read = pixReadMemJpeg(bytes, size, 0, 1, NULL, 0);
    lept_free(bytes);
    if (read != NULL) {
        pixCopyResolution(read, pix);
    }
    return read;
}

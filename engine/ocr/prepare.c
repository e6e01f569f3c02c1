#include "ocr/prepare.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "ocr/red_seal.h"

/* The rank of darkness, among all pixels, that counts as ink: a page of text is 3 to 10 % ink. */
static const double INK_RANK = 0.005;

enum {
    CONTRAST_MIN = 40,  /* grey levels between ink and paper; less is an empty page */
    WINDOW_DIVISOR = 8, /* half the window's side is this part of an inch: about a line of text */
    TILE_PIXELS = 1200  /* sides of the tiles that bound memory; the result does not depend on it */
};

/* Sauvola's k: how far below the local mean ink must be where the contrast is low. */
static const l_float32 SAUVOLA_K = 0.34F;

/*
 * Grain of the paper, as a standard deviation in grey levels after stretching, above which
 * thresholding would turn it into specks that break letters.
 */
static const double GRAIN_MAX = 20;

/*
 * Ink to black, paper to white. Sauvola's measure takes the full range of grey levels for
 * granted; a faint photocopy would lose its thin strokes. NULL when memory is out.
 */
static PIX *stretch(PIX *even) {
    PIX *const grey = pixCopy(NULL, even);
    if (grey == NULL) {
        return NULL;
    }
    NUMA *histogram = pixGetGrayHistogram(grey, 4);
    l_float32 ink = 0, paper = 255, peak = 0;
    if (histogram != NULL) {
        l_int32 place = 255;
        numaHistogramGetValFromRank(histogram, (l_float32)INK_RANK, &ink);
        numaGetMax(histogram, &peak, &place);
        paper = (l_float32)place;
    }
    numaDestroy(&histogram);
    if (paper - ink >= CONTRAST_MIN) {
        pixGammaTRC(grey, grey, 1.0F, (l_int32)ink, (l_int32)paper);
    }
    return grey;
}

/*
 * The standard deviation of the noise, by J. Immerkær's mask (Fast Noise Variance Estimation,
 * 1996), which is blind to flat and sloping grey, on every fourth row and on paper only.
 */
static double grain_of(PIX *grey) {
    enum { PAPER = 128, ROW_STEP = 4 };
    double sum = 0, count = 0;
    for (int y = 1; y + 1 < pixGetHeight(grey); y += ROW_STEP) {
        const l_uint32 *const row = pixGetData(grey) + (ptrdiff_t)y * pixGetWpl(grey);
        const l_uint32 *const up = row - pixGetWpl(grey), *const down = row + pixGetWpl(grey);
        for (int x = 1; x + 1 < pixGetWidth(grey); x++) {
            const int corners = GET_DATA_BYTE(up, x - 1) + GET_DATA_BYTE(up, x + 1) +
                                GET_DATA_BYTE(down, x - 1) + GET_DATA_BYTE(down, x + 1);
            const int sides = GET_DATA_BYTE(up, x) + GET_DATA_BYTE(down, x) +
                              GET_DATA_BYTE(row, x - 1) + GET_DATA_BYTE(row, x + 1);
            if (corners + sides >= 8 * PAPER) {
                sum += abs(corners - 2 * sides + 4 * (int)GET_DATA_BYTE(row, x));
                count++;
            }
        }
    }
    return count == 0 ? 0 : sum / count * sqrt(3.14159265358979 / 2) / 6;
}

/* Evens out shadows and folds. Consumes `grey`; a page too small for it comes back as it is. */
static PIX *even_paper(PIX *grey) {
    PIX *const even = pixBackgroundNormSimple(grey, NULL, NULL);
    if (even == NULL) {
        return grey;
    }
    pixDestroy(&grey);
    return even;
}

static int tiles_along(int size, int margin) {
    const int tile = TILE_PIXELS > 4 * margin ? TILE_PIXELS : 4 * margin;
    return size < 2 * tile ? 1 : size / tile;
}

/* Consumes `grey`. */
static PIX *threshold(PIX *grey) {
    const int resolution = pixGetXRes(grey);
    const int width = pixGetWidth(grey), height = pixGetHeight(grey);
    int half = resolution / WINDOW_DIVISOR;
    const int shorter = width < height ? width : height;
    half = half > (shorter - 4) / 2 ? (shorter - 4) / 2 : half;
    PIX *black = NULL;
    if (half >= 2) {
        pixSauvolaBinarizeTiled(grey, half, SAUVOLA_K, tiles_along(width, half),
                                tiles_along(height, half), NULL, &black);
    } else {
        black = pixThresholdToBinary(grey, 128);
    }
    if (black != NULL) {
        pixCopyResolution(black, grey);
    }
    pixDestroy(&grey);
    return black;
}

PIX *soat__prepare(PIX *pix) {
    if (pixGetDepth(pix) == 1) {
        return pixClone(pix);
    }
    PIX *const grey = pixGetDepth(pix) == 32 ? soat__grey_without_seals(pix) : pixCopy(NULL, pix);
    if (grey == NULL) {
        return NULL;
    }
    PIX *even = even_paper(grey);
    pixCopyResolution(even, pix);
    PIX *const clear = stretch(even);
    if (clear == NULL || grain_of(clear) > GRAIN_MAX) {
        PIX *unused = clear;
        pixDestroy(&unused);
        return even;
    }
    pixDestroy(&even);
    return threshold(clear);
}

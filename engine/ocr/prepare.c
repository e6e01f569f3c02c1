#include "ocr/prepare.h"

#include <stdbool.h>

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
 * Pixels between ink and paper for each pixel of ink, up to which print is crisp: 0.3 to 0.9 on
 * scans that the scanner had sharpened or thresholded before, 1.3 to 4 on soft ones. Thresholding
 * saves a fifth of the lost words of the crisp and doubles those of the soft.
 */
static const double CRISP_MAX = 1.0;

/*
 * The share of black that Otsu's threshold, which Tesseract uses, may leave. Text leaves 0.005 to
 * 0.12 on soft pages; on a page with hardly any the threshold falls into the grain of the paper
 * and 0.4 and more goes black. Then everything lighter than the grain's dark end is made white.
 */
static const double BLACK_MAX = 0.25;
static const double GRAIN_RANK = 0.06;

/* Paper in the darkest twentieth of the page, as a share of the page's, below which it is uneven. */
static const double EVEN_MIN = 0.8;

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

/* `stretched`: ink is 0, paper 255. */
static bool is_crisp(PIX *stretched) {
    enum { INK_BELOW = 64, PAPER_FROM = 192 };
    NUMA *histogram = pixGetGrayHistogram(stretched, 2);
    double ink = 0, between = 0;
    for (int level = 0; histogram != NULL && level < PAPER_FROM; level++) {
        l_float32 count = 0;
        numaGetFValue(histogram, level, &count);
        *(level < INK_BELOW ? &ink : &between) += (double)count;
    }
    numaDestroy(&histogram);
    return ink > 0 && between <= CRISP_MAX * ink;
}

/* The lightest pixel of each small square is its paper, whatever is printed there. */
static bool is_uneven(PIX *grey) {
    enum { SQUARE = 32 };
    PIX *papers = pixScaleGrayMinMax(grey, SQUARE, SQUARE, L_CHOOSE_MAX);
    NUMA *histogram = papers == NULL ? NULL : pixGetGrayHistogram(papers, 1);
    l_float32 dark = 0, middle = 0;
    if (histogram != NULL) {
        numaHistogramGetValFromRank(histogram, 0.05F, &dark);
        numaHistogramGetValFromRank(histogram, 0.5F, &middle);
    }
    numaDestroy(&histogram);
    pixDestroy(&papers);
    return (double)dark < EVEN_MIN * (double)middle;
}

/* Evens out shadows and folds. Consumes `grey`; a page that needs none comes back as it is. */
static PIX *even_paper(PIX *grey) {
    PIX *const even = is_uneven(grey) ? pixBackgroundNormSimple(grey, NULL, NULL) : NULL;
    if (even == NULL) {
        return grey;
    }
    pixDestroy(&grey);
    return even;
}

/* Levels by their count; the place where Otsu's threshold parts them. */
static bool is_drowned(NUMA *histogram, const PIX *grey) {
    l_int32 split = 0;
    if (numaSplitDistribution(histogram, 0, &split, NULL, NULL, NULL, NULL, NULL) != 0) {
        return false;
    }
    double black = 0;
    for (int level = 0; level <= split; level++) {
        l_float32 count = 0;
        numaGetFValue(histogram, level, &count);
        black += (double)count;
    }
    return black > BLACK_MAX * pixGetWidth(grey) * pixGetHeight(grey);
}

/* Makes the grain of a page with hardly any ink white. In place. */
static void drain(PIX *grey) {
    NUMA *histogram = pixGetGrayHistogram(grey, 1);
    l_float32 darkest = 0, grain = 255;
    if (histogram != NULL && is_drowned(histogram, grey)) {
        numaHistogramGetValFromRank(histogram, 0.0002F, &darkest);
        numaHistogramGetValFromRank(histogram, (l_float32)GRAIN_RANK, &grain);
        if (grain - darkest >= CONTRAST_MIN) {
            pixGammaTRC(grey, grey, 1.0F, (l_int32)darkest, (l_int32)grain);
        }
    }
    numaDestroy(&histogram);
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
    drain(even);
    PIX *const clear = stretch(even);
    if (clear == NULL || !is_crisp(clear)) {
        PIX *unused = clear;
        pixDestroy(&unused);
        return even;
    }
    pixDestroy(&even);
    return threshold(clear);
}

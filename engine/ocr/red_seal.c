#include "ocr/red_seal.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    REDUCTION = 4,       /* seals are sought in a picture this much smaller */
    REDNESS_SOUGHT = 40, /* red above the stronger of green and blue, averaged over a small pixel */
    REDNESS_BLEACHED = 24,
    RED_OF_BLACK = 110 /* ink under a seal is darker than this in red, the seal itself lighter */
};

static const double MM_PER_INCH = 25.4;
static const double SEAL_MIN_MM = 16, SEAL_MAX_MM = 60; /* of a side of its box, scans included */
static const double GAP_MM = 2; /* between the strokes of a seal, and around its box */

static int redness_of(l_uint32 pixel, int *red) {
    const int green = (int)(pixel >> L_GREEN_SHIFT & 0xFF);
    const int blue = (int)(pixel >> L_BLUE_SHIFT & 0xFF);
    *red = (int)(pixel >> L_RED_SHIFT & 0xFF);
    return *red - (green > blue ? green : blue);
}

static PIX *mask_of_red(PIX *colour) {
    PIX *half = pixScaleAreaMap2(colour);
    PIX *const small = half == NULL ? NULL : pixScaleAreaMap2(half);
    pixDestroy(&half);
    PIX *const mask = small == NULL ? NULL : pixCreate(pixGetWidth(small), pixGetHeight(small), 1);
    for (int y = 0; mask != NULL && y < pixGetHeight(small); y++) {
        const l_uint32 *const from = pixGetData(small) + (ptrdiff_t)y * pixGetWpl(small);
        l_uint32 *const to = pixGetData(mask) + (ptrdiff_t)y * pixGetWpl(mask);
        for (int x = 0; x < pixGetWidth(small); x++) {
            int red = 0;
            if (redness_of(from[x], &red) > REDNESS_SOUGHT) {
                SET_DATA_BIT(to, x);
            }
        }
    }
    PIX *used = small;
    pixDestroy(&used);
    return mask;
}

/* Boxes of red things in the small picture, strokes no further apart than the gap as one thing. */
static BOXA *boxes_of_red(PIX *colour, int gap) {
    PIX *mask = mask_of_red(colour);
    PIX *const closed = mask == NULL ? NULL : pixCloseSafeBrick(NULL, mask, gap, gap);
    pixDestroy(&mask);
    BOXA *const boxes = closed == NULL ? NULL : pixConnCompBB(closed, 8);
    PIX *used = closed;
    pixDestroy(&used);
    return boxes;
}

static bool is_seal(const BOX *box, double pixels_per_mm) {
    const double width = box->w / pixels_per_mm, height = box->h / pixels_per_mm;
    return width >= SEAL_MIN_MM && width <= SEAL_MAX_MM && height >= SEAL_MIN_MM &&
           height <= SEAL_MAX_MM;
}

static void bleach(PIX *grey, PIX *colour, int left, int top, int right, int bottom) {
    for (int y = top < 0 ? 0 : top; y < bottom && y < pixGetHeight(grey); y++) {
        const l_uint32 *const from = pixGetData(colour) + (ptrdiff_t)y * pixGetWpl(colour);
        l_uint32 *const to = pixGetData(grey) + (ptrdiff_t)y * pixGetWpl(grey);
        for (int x = left < 0 ? 0 : left; x < right && x < pixGetWidth(grey); x++) {
            int red = 0;
            if (redness_of(from[x], &red) > REDNESS_BLEACHED) {
                SET_DATA_BYTE(to, x, (l_uint8)(red > RED_OF_BLACK ? 255 : red));
            }
        }
    }
}

PIX *soat__grey_without_seals(PIX *colour) {
    const double pixels_per_mm = pixGetXRes(colour) / MM_PER_INCH / REDUCTION;
    const int gap = 1 + (int)(GAP_MM * pixels_per_mm);
    PIX *const grey = pixConvertRGBToLuminance(colour);
    BOXA *boxes = grey == NULL ? NULL : boxes_of_red(colour, gap);
    for (int i = 0; boxes != NULL && i < boxaGetCount(boxes); i++) {
        const BOX *const box = boxes->box[i];
        if (is_seal(box, pixels_per_mm)) {
            bleach(grey, colour, (box->x - gap) * REDUCTION, (box->y - gap) * REDUCTION,
                   (box->x + box->w + gap) * REDUCTION, (box->y + box->h + gap) * REDUCTION);
        }
    }
    boxaDestroy(&boxes);
    return grey;
}

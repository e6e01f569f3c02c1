#include "ocr/page_image.h"

#include <math.h>

#include "base/error.h"
#include "base/memory.h"

enum {
    RESOLUTION_MIN = 70, /* below this no letter of body text can be read */
    RESOLUTION_MAX = 1200,
    DEFAULT_MEGAPIXELS = 250
};

static const double A4_WIDTH_INCHES = 210.0 / 25.4;
static const double A4_ASPECT = 297.0 / 210.0;

int32_t soat__image_estimate_resolution(int32_t width, int32_t height) {
    const double shorter = width < height ? width : height;
    /* Whatever the true format, a page of text is seldom narrower or wider than A4 by half. */
    const double resolution = shorter / A4_WIDTH_INCHES;
    const double longer = width < height ? height : width;
    /* A long strip: its width says little, but its letters are no smaller than a page's. */
    const double bounded = longer / shorter > 2 * A4_ASPECT ? fmax(resolution, 200) : resolution;
    return (int32_t)lround(fmin(fmax(bounded, RESOLUTION_MIN), RESOLUTION_MAX));
}

bool soat__image_resolution_plausible(int32_t width, int32_t height, int32_t resolution) {
    enum { LONGEST_SIDE_INCHES = 17 }; /* A3 and a margin: what office scanners take */
    const int32_t longer = width > height ? width : height;
    return resolution >= RESOLUTION_MIN && resolution <= 2 * RESOLUTION_MAX &&
           longer / resolution <= LONGEST_SIDE_INCHES;
}

soat_status soat__image_check_size(double width, double height, const soat_source_options *options,
                                   soat_error *error) {
    if (!(width >= 1) || !(height >= 1)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the page has no area");
    }
    const double limit = options != NULL && options->max_megapixels > 0 ? options->max_megapixels
                                                                        : DEFAULT_MEGAPIXELS;
    const double megapixels = width * height / 1e6;
    if (megapixels > limit) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0,
                          "the page is an image of %.0f million pixels, more than the %.0f allowed "
                          "(raise the limit with --max-image-mpixels)",
                          megapixels, limit);
    }
    return SOAT_OK;
}

/* Without colour map, 1, 8 or 32 bits deep, white where it was transparent. Consumes `pix`. */
static PIX *to_plain_depth(PIX *pix) {
    PIX *plain = NULL;
    if (pixGetColormap(pix) != NULL) {
        plain = pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC);
    } else if (pixGetDepth(pix) == 32 && pixGetSpp(pix) == 4) {
        plain = pixAlphaBlendUniform(pix, 0xffffff00);
    } else {
        plain = pixClone(pix);
    }
    pixDestroy(&pix);
    const l_int32 depth = plain == NULL ? 1 : pixGetDepth(plain);
    if (depth == 1 || depth == 8 || depth == 32) {
        return plain;
    }
    PIX *const deep = depth == 24 ? pixConvert24To32(plain) : pixConvertTo8(plain, 0);
    pixDestroy(&plain);
    return deep;
}

soat_status soat__image_wrap(PIX *pix, uint32_t number, int32_t resolution, bool scanned,
                             soat_image **out, soat_error *error) {
    *out = NULL;
    soat_image *const image = soat__alloc(1, sizeof *image);
    PIX *const plain = to_plain_depth(pix);
    if (image == NULL || plain == NULL) {
        soat__free(image);
        PIX *owned = plain;
        pixDestroy(&owned);
        return soat__fail_memory(error);
    }
    const bool estimated = resolution <= 0;
    const int32_t width = pixGetWidth(plain), height = pixGetHeight(plain);
    const int32_t known = estimated ? soat__image_estimate_resolution(width, height) : resolution;
    pixSetResolution(plain, known, known);
    image->pix = plain;
    image->info = (soat_image_info){.number = number,
                                    .width = width,
                                    .height = height,
                                    .resolution = known,
                                    .depth = pixGetDepth(plain),
                                    .resolution_estimated = estimated,
                                    .scanned = scanned};
    *out = image;
    return SOAT_OK;
}

soat_image_info soat_image_describe(const soat_image *image) {
    return image->info;
}

void soat_image_free(soat_image *image) {
    if (image != NULL) {
        pixDestroy(&image->pix);
        soat__free(image);
    }
}

void soat_scan_silence(void) {
    setMsgSeverity(L_SEVERITY_NONE);
}

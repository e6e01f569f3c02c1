/* A page image as a small file, to be looked at rather than to be read by a machine. */
#include "base/error.h"
#include "ocr/page_image.h"

enum { JPEG_QUALITY = 60 };

/*
 * Black and white stays so, as PNG has it smallest: scaled to grey it would be several times larger.
 * It is halved when it is so much too wide that half its pixels are enough.
 */
static PIX *fit_black_white(PIX *pix, int32_t max_width) {
    enum { STRIDE = 2, RANK = 2 }; /* of four pixels two make a black one: thin strokes stay */
    if (pixGetWidth(pix) < STRIDE * max_width) {
        return pixClone(pix);
    }
    PIX *const half = pixReduceRankBinaryCascade(pix, RANK, 0, 0, 0);
    if (half == NULL || pixGetWidth(half) < STRIDE * max_width) {
        return half;
    }
    PIX *made = half;
    PIX *const quarter = pixReduceRankBinaryCascade(half, RANK, 0, 0, 0);
    pixDestroy(&made);
    return quarter;
}

static PIX *fit(PIX *pix, int32_t max_width) {
    if (pixGetDepth(pix) == 1) {
        return fit_black_white(pix, max_width);
    }
    const int32_t width = pixGetWidth(pix);
    const l_float32 scale = (l_float32)max_width / (l_float32)width;
    return width <= max_width ? pixClone(pix) : pixScale(pix, scale, scale);
}

soat_status soat_image_encode(const soat_image *image, int32_t max_width, soat_buffer *out,
                              soat_error *error) {
    if (max_width < 1) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "an image is at least 1 pixel wide");
    }
    l_uint8 *bytes = NULL;
    size_t size = 0;
    PIX *small = fit(image->pix, max_width);
    const bool failed =
        small == NULL ||
        (pixGetDepth(small) == 1 ? pixWriteMemPng(&bytes, &size, small, 0.0F)
                                 : pixWriteMemJpeg(&bytes, &size, small, JPEG_QUALITY, 0)) != 0;
    soat_status status = SOAT_OK;
    if (failed) {
        status = soat__fail_memory(error);
    } else {
        status = soat_buffer_append(out, soat_span_make((const char *)bytes, size), error);
    }
    pixDestroy(&small);
    lept_free(bytes);
    return status;
}

/* Pages of image files. Leptonica decodes; a size is checked before anything is allocated. */
#include <stdio.h>

#include "base/error.h"
#include "ocr/exif.h"
#include "ocr/page_image.h"

static bool is_tiff(int format) {
    return L_FORMAT_IS_TIFF(format);
}

static soat_status fail_unknown(const char *path, soat_error *error) {
    return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                      "'%s' is neither a PDF nor an image that can be read (PNG, JPEG, TIFF, JPEG "
                      "2000, WebP, GIF, BMP, PNM)",
                      path);
}

static soat_status fail_damaged(const char *path, soat_error *error) {
    return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the image '%s' is damaged or truncated", path);
}

/* Leptonica's name for the format; UNKNOWN for what it writes only or cannot tell. */
static int format_of(soat_span bytes) {
    enum { LONGEST_SIGNATURE = 12 };
    l_int32 format = IFF_UNKNOWN;
    if (bytes.size < LONGEST_SIGNATURE ||
        findFileFormatBuffer((const l_uint8 *)bytes.data, &format) != 0 || format == IFF_PS ||
        format == IFF_LPDF || format == IFF_SPIX) {
        return IFF_UNKNOWN;
    }
    return format;
}

soat_status soat__image_file_count(soat_span bytes, const char *path, uint32_t *count,
                                   soat_error *error) {
    const int format = format_of(bytes);
    if (format == IFF_UNKNOWN) {
        return fail_unknown(path, error);
    }
    if (!is_tiff(format)) {
        *count = 1;
        return SOAT_OK;
    }
    FILE *const file = fopen(path, "rb");
    l_int32 pages = 0;
    const bool counted = file != NULL && tiffGetCount(file, &pages) == 0 && pages > 0;
    if (file != NULL) {
        fclose(file);
    }
    if (!counted) {
        return fail_damaged(path, error);
    }
    *count = (uint32_t)pages;
    return SOAT_OK;
}

static soat_status check_header(soat_span bytes, const char *path, uint32_t number, int format,
                                const soat_source_options *options, soat_error *error) {
    const l_uint8 *const data = (const l_uint8 *)bytes.data;
    l_int32 width = 0, height = 0;
    const int failed =
        is_tiff(format)
            ? readHeaderMemTiff(data, bytes.size, (l_int32)number - 1, &width, &height, NULL, NULL,
                                NULL, NULL, NULL)
            : pixReadHeaderMem(data, bytes.size, NULL, &width, &height, NULL, NULL, NULL);
    if (failed) {
        return fail_damaged(path, error);
    }
    return soat__image_check_size(width, height, options, error);
}

/* Turns the picture the way the camera was held. Consumes `pix`. */
static PIX *apply_orientation(PIX *pix, int orientation) {
    static const struct {
        int quarter_turns; /* clockwise */
        bool mirrored;     /* left to right, before turning */
    } moves[] = {{0, false}, {0, false}, {0, true}, {2, false}, {2, true},
                 {3, true},  {1, false}, {1, true}, {3, false}};
    if (orientation <= 1) {
        return pix;
    }
    PIX *const mirrored = moves[orientation].mirrored ? pixFlipLR(NULL, pix) : pixClone(pix);
    pixDestroy(&pix);
    PIX *from = mirrored;
    PIX *const turned =
        mirrored == NULL ? NULL : pixRotateOrth(mirrored, moves[orientation].quarter_turns);
    pixDestroy(&from);
    return turned;
}

static int32_t resolution_of(const PIX *pix, const soat_source_options *options) {
    if (options != NULL && options->resolution > 0) {
        return options->resolution;
    }
    const int32_t width = pixGetWidth(pix), height = pixGetHeight(pix);
    const int32_t across = pixGetXRes(pix), down = pixGetYRes(pix);
    const int32_t resolution = across > down ? across : down;
    return soat__image_resolution_plausible(width, height, resolution) ? resolution : 0;
}

soat_status soat__image_file_page(soat_span bytes, const char *path, uint32_t number,
                                  const soat_source_options *options, soat_image **out,
                                  soat_error *error) {
    *out = NULL;
    const int format = format_of(bytes);
    const soat_status status = check_header(bytes, path, number, format, options, error);
    if (status != SOAT_OK) {
        return status;
    }
    const l_uint8 *const data = (const l_uint8 *)bytes.data;
    PIX *pix = is_tiff(format) ? pixReadMemTiff(data, bytes.size, (l_int32)number - 1)
                               : pixReadMem(data, bytes.size);
    if (pix != NULL && format == IFF_JFIF_JPEG) {
        pix = apply_orientation(pix, soat__exif_orientation(bytes));
    }
    if (pix == NULL) {
        return fail_damaged(path, error);
    }
    return soat__image_wrap(pix, number, resolution_of(pix, options), true, out, error);
}

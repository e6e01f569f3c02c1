/* The image of a page as a Leptonica picture, and how one is read from an image file. */
#ifndef SOAT_OCR_PAGE_IMAGE_H
#define SOAT_OCR_PAGE_IMAGE_H

#include <leptonica/allheaders.h>

#include "soat/scan.h"
#include "soat/span.h"

struct soat_image {
    PIX *pix; /* depth 1 (1 is black), 8 grey or 32 colour, without a colour map */
    soat_image_info info;
};

/*
 * Wraps `pix`, which becomes the image's even on failure, with its colour map resolved and its
 * depth brought to 1, 8 or 32. `resolution` 0: unknown, estimated from the size of the page.
 */
soat_status soat__image_wrap(PIX *pix, uint32_t number, int32_t resolution, bool scanned,
                             soat_image **out, soat_error *error);

/*
 * A guess at the resolution of a scan from its size in pixels alone: A4 when the sides fit,
 * else a page of text of A4's width. In dots per inch, 70 to 1200.
 */
int32_t soat__image_estimate_resolution(int32_t width, int32_t height);

/* False for what a scan cannot be: 72 dpi stamped on an image that would be a metre wide. */
bool soat__image_resolution_plausible(int32_t width, int32_t height, int32_t resolution);

/* FORMAT when `bytes` are no image that Leptonica reads. Names `path` in its sentences. */
soat_status soat__image_file_count(soat_span bytes, const char *path, uint32_t *count,
                                   soat_error *error);

soat_status soat__image_file_page(soat_span bytes, const char *path, uint32_t number,
                                  const soat_source_options *options, soat_image **out,
                                  soat_error *error);

/* LIMIT when the image would have more pixels than the options allow; FORMAT for no pixels. */
soat_status soat__image_check_size(double width, double height, const soat_source_options *options,
                                   soat_error *error);

#endif

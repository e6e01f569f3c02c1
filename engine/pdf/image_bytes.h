/* What is to be known of JPEG, PNG and TIFF bytes so that they can be taken over as they are. */
#ifndef SOAT_PDF_IMAGE_BYTES_H
#define SOAT_PDF_IMAGE_BYTES_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"

typedef struct soat_jpeg_facts {
    int32_t width, height;
    int bits, components;
    double across, down; /* dots per inch, or 0 */
    bool adobe;          /* has Adobe's marker: four colours are stored inverted */
} soat_jpeg_facts;

/* Of ITU T.81 and JFIF. False when the bytes are no JPEG with a frame that PDF readers take. */
bool soat__jpeg_facts(soat_span bytes, soat_jpeg_facts *out);

typedef struct soat_png_facts {
    int32_t width, height;
    int bits, components; /* a palette's index is one component */
    double across, down;
    soat_span palette; /* RGB triples; empty when there is none */
} soat_png_facts;

/*
 * Appends the packed pixels of a PNG to *out. False, with nothing appended, when a PDF cannot take
 * them over: interlaced, with transparency, damaged.
 */
bool soat__png_facts(soat_span bytes, soat_png_facts *out, soat_buffer *pixels);

/* The one strip of a little-endian TIFF, as Leptonica writes it; empty when there is none. */
soat_span soat__tiff_strip(soat_span bytes);

#endif

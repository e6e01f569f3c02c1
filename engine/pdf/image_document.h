/*
 * A PDF of pictures, one a page, written as it comes: what a text layer is laid on when the input is
 * an image file, and where the pictures of rasterised pages wait until they are taken over.
 */
#ifndef SOAT_PDF_IMAGE_DOCUMENT_H
#define SOAT_PDF_IMAGE_DOCUMENT_H

#include <stdio.h>

#include "pdf/image_stream.h"

typedef struct soat_image_document {
    FILE *file;
    long *offsets; /* of each object, from number 1 */
    size_t count, capacity;
    uint32_t pages;
} soat_image_document;

/* Makes the file `path`, which must not exist. IO, MEMORY: out->file is NULL. */
soat_status soat__image_document_begin(soat_image_document *out, const char *path,
                                       soat_error *error);

/*
 * Adds page `pages` + 1. `across` and `down` are dots per inch of the picture as it is stored; above
 * 0. IO, MEMORY: the page is not there, and another can be added.
 */
soat_status soat__image_document_add(soat_image_document *self, const soat_image_stream *image,
                                     double across, double down, soat_error *error);

/* The document is whole after it. */
soat_status soat__image_document_end(soat_image_document *self, soat_error *error);
void soat__image_document_dispose(soat_image_document *self);

/* The image of each page is its XObject of this name. */
#define SOAT_IMAGE_KEY "/Im0"

/* Writes the PDF of all pages of an image file. A damaged one of several becomes a blank page. */
soat_status soat__image_document_of_file(const char *path, soat_span bytes, uint32_t pages,
                                         int32_t resolution, const char *output, soat_error *error);

#endif

/* The text layer of a document that is a PDF. */
#ifndef SOAT_PDF_PDF_LAYER_H
#define SOAT_PDF_PDF_LAYER_H

#include "pdf/layer_font.h"
#include "soat/text_layer.h"

typedef struct soat_pdf_layer soat_pdf_layer;

/* `path` must outlive it. *info is filled. */
soat_status soat__pdf_layer_open(soat_pdf_layer **out, const char *path, soat_text_layer_info *info,
                                 soat_error *error);
void soat__pdf_layer_free(soat_pdf_layer *self);

soat_status soat__pdf_layer_page(soat_pdf_layer *self, const soat_page *page, soat_layer_mode mode,
                                 soat_layer_font *font, soat_error *error);
soat_status soat__pdf_layer_raster_page(soat_pdf_layer *self, const soat_page *page,
                                        const soat_image *image, soat_layer_font *font,
                                        soat_error *error);

/* Writes the whole document to the new file `path`. */
soat_status soat__pdf_layer_write(soat_pdf_layer *self, const soat_layer_font *font,
                                  const char *path, soat_error *error);

#endif

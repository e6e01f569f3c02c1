/* The text layer of a document that is a PDF. */
#ifndef SOAT_PDF_PDF_LAYER_H
#define SOAT_PDF_PDF_LAYER_H

#include "pdf/layer_font.h"
#include "soat/text_layer.h"

typedef struct soat_pdf_layer soat_pdf_layer;

/* `name` says in messages which file it is, and must outlive the layer. *info is filled. */
soat_status soat__pdf_layer_open(soat_pdf_layer **out, const char *path, const char *name,
                                 soat_text_layer_info *info, soat_error *error);
void soat__pdf_layer_free(soat_pdf_layer *self);

soat_status soat__pdf_layer_page(soat_pdf_layer *self, const soat_page *page, soat_layer_mode mode,
                                 soat_layer_font *font, soat_error *error);
/*
 * The same with the page's drawing replaced by what stands on page `picture` of the document that
 * soat__pdf_layer_take_pictures gets. After a failure the page is as it was, or the picture alone.
 */
soat_status soat__pdf_layer_raster_page(soat_pdf_layer *self, const soat_page *page,
                                        uint32_t picture, soat_layer_font *font, soat_error *error);

/* Before writing: `path` is the PDF of pictures (image_document.h); it may be unlinked after. */
soat_status soat__pdf_layer_take_pictures(soat_pdf_layer *self, const char *path,
                                          soat_error *error);

/* Writes the whole document to the new file `path`. */
soat_status soat__pdf_layer_write(soat_pdf_layer *self, const soat_layer_font *font,
                                  const char *path, soat_error *error);

#endif

#include "scan_pdf.h"

#include <errno.h>

#include <soat/text_layer.h>

#include "scan_page.h"

typedef struct scan_pdf {
    const soat_source_options *options;
    const char *input;
    soat_text_layer *layer;
    soat_page_source *source; /* opened when a picture is needed */
} scan_pdf;

static soat_status lay_picture(scan_pdf *self, const soat_page *page, soat_error *error) {
    soat_status status = SOAT_OK;
    if (self->source == NULL) {
        status = soat_page_source_open(&self->source, self->input, self->options, error);
    }
    soat_image *image = NULL;
    if (status == SOAT_OK) {
        status = soat_page_source_image(self->source, page->number, &image, error);
    }
    if (status == SOAT_OK) {
        status = soat_text_layer_raster_page(self->layer, page, image, error);
    }
    soat_image_free(image);
    return status;
}

static soat_status lay_page(scan_pdf *self, const soat_batch_page *page, soat_error *error) {
    scan_page read = {0};
    soat_status status = scan_page_read(&read, page->page, error);
    if (status == SOAT_OK && read.treatment == SCAN_PAGE_PICTURED) {
        status = lay_picture(self, read.record.page, error);
    } else if (status == SOAT_OK && read.treatment == SCAN_PAGE_LAYERED) {
        status = soat_text_layer_page(self->layer, read.record.page, SOAT_LAYER_REPLACE, error);
    }
    soat_page_record_dispose(&read.record);
    return status;
}

/* A page that failed stays as it is. */
static soat_status lay_pages(scan_pdf *self, soat_batch_pages *pages, soat_error *error) {
    soat_batch_page page;
    bool more = true;
    soat_status status = SOAT_OK;
    while ((status = soat_batch_pages_next(pages, &page, &more, error)) == SOAT_OK && more) {
        status = page.reason == NULL ? lay_page(self, &page, error) : SOAT_OK;
        if (status != SOAT_OK) {
            return status;
        }
    }
    return status;
}

soat_status scan_pdf_write(const soat_source_options *options, const soat_batch_document *document,
                           soat_batch_pages *pages, const char *path, soat_error *error) {
    scan_pdf self = {.options = options, .input = document->path};
    soat_status status = soat_text_layer_open(&self.layer, document->path, path, options, error);
    if (status == SOAT_OK) {
        status = lay_pages(&self, pages, error);
    }
    if (status == SOAT_OK) {
        status = soat_text_layer_finish(self.layer, error);
    }
    const int number = errno;
    soat_page_source_free(self.source);
    soat_text_layer_free(self.layer);
    errno = number;
    return status;
}

#include "scan_pdf.h"

#include <errno.h>
#include <stdio.h>

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

/* What the library refuses of one page costs that page its layer, not the document its PDF. */
static bool costs_the_page(soat_status status) {
    return status == SOAT_ERROR_FORMAT || status == SOAT_ERROR_LIMIT ||
           status == SOAT_ERROR_UNSUPPORTED;
}

static soat_status treat_page(scan_pdf *self, const scan_page *read, soat_error *error) {
    switch (read->treatment) {
    case SCAN_PAGE_PICTURED:
        return lay_picture(self, read->record.page, error);
    case SCAN_PAGE_LAYERED:
        return soat_text_layer_page(self->layer, read->record.page, SOAT_LAYER_REPLACE, error);
    case SCAN_PAGE_LEFT:
        break;
    }
    return SOAT_OK;
}

/* A page that takes no layer goes without, and a note says so. */
static soat_status lay_page(scan_pdf *self, soat_batch_pages *pages, const soat_batch_page *page,
                            soat_error *error) {
    scan_page read = {0};
    soat_status status = scan_page_read(&read, page->page, error);
    if (status == SOAT_OK) {
        status = treat_page(self, &read, error);
        if (costs_the_page(status)) {
            char note[SOAT_ERROR_MESSAGE_SIZE];
            snprintf(note, sizeof note, "no text layer in the PDF: %.400s", error->message);
            soat_batch_pages_note(pages, page->number, note);
            status = SOAT_OK;
        }
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
        if (page.reason == NULL) {
            status = lay_page(self, pages, &page, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
    }
    return status;
}

/* What the added text does to promises that the file makes. */
static void tell_of_promises(const soat_text_layer *layer, soat_batch_pages *pages) {
    const soat_text_layer_info info = soat_text_layer_describe(layer);
    if (info.is_signed) {
        soat_batch_pages_note(pages, 0,
                              "the input is signed; in the PDF with text its signature is no "
                              "longer valid: keep the original");
    }
    if (info.pdfa_part > 0 && info.is_tagged) {
        soat_batch_pages_note(pages, 0,
                              "the input says that it is PDF/A and is tagged; the added text is "
                              "not, so level a no longer holds in the PDF with text");
    }
}

soat_status scan_pdf_write(const soat_source_options *options, const soat_batch_document *document,
                           soat_batch_pages *pages, const char *path, soat_error *error) {
    scan_pdf self = {.options = options, .input = document->path};
    soat_status status = soat_text_layer_open(&self.layer, document->path, path, options, error);
    if (status == SOAT_OK) {
        tell_of_promises(self.layer, pages);
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

#include "soat/text_layer.h"

#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "ocr/page_image.h"
#include "pdf/image_document.h"
#include "pdf/pdf_layer.h"
#include "pdf/pdf_pages.h"
#include "pdf/pdf_whole.h"

struct soat_text_layer {
    char *input, *output;
    soat_buffer temporary; /* the path that the output is written to before it is renamed */
    soat_pdf_layer *pdf;
    soat_buffer pictures_path; /* of rasterised pages; empty without */
    soat_image_document pictures;
    bool of_image; /* the input is an image file */
    soat_text_layer_info info;
    uint32_t last_page;
    bool finished;
    soat_layer_font font;
};

static char *copy(const char *text) {
    const size_t size = strlen(text) + 1;
    char *const made = soat__alloc(size, 1);
    return made == NULL ? NULL : memcpy(made, text, size);
}

/* An image file becomes a PDF first, which lives on without a name while it is open. */
static soat_status open_image(soat_text_layer *self, soat_span bytes,
                              const soat_source_options *options, soat_error *error) {
    uint32_t pages = 0;
    soat_buffer path = SOAT_BUFFER_INIT;
    soat_status status = soat__image_file_count(bytes, self->input, &pages, error);
    if (status == SOAT_OK) {
        status = soat__file_temporary_name(self->output, &path, error);
    }
    if (status == SOAT_OK) {
        const int32_t resolution = options == NULL ? 0 : options->resolution;
        status =
            soat__image_document_of_file(self->input, bytes, pages, resolution, path.data, error);
        if (status == SOAT_OK) {
            status = soat__pdf_layer_open(&self->pdf, path.data, self->input, &self->info, error);
        }
        unlink(path.data);
    }
    soat_buffer_dispose(&path);
    return status;
}

static soat_status open_input(soat_text_layer *self, const soat_source_options *options,
                              soat_error *error) {
    soat_mapped_file file;
    soat_status status = soat__file_map(&file, self->input, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (soat__pdf_recognizes(file.bytes)) {
        status = soat__pdf_layer_open(&self->pdf, self->input, self->input, &self->info, error);
    } else {
        self->of_image = true;
        status = open_image(self, file.bytes, options, error);
    }
    soat__mapped_file_dispose(&file);
    return status;
}

soat_status soat_text_layer_open(soat_text_layer **out, const char *input, const char *output,
                                 const soat_source_options *options, soat_error *error) {
    *out = NULL;
    soat_text_layer *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    self->input = copy(input);
    self->output = copy(output);
    soat_status status =
        self->input == NULL || self->output == NULL ? soat__fail_memory(error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = soat__file_temporary_name(output, &self->temporary, error);
    }
    if (status == SOAT_OK) {
        status = open_input(self, options, error);
    }
    if (status != SOAT_OK) {
        soat_text_layer_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_text_layer_free(soat_text_layer *layer) {
    if (layer != NULL) {
        soat__pdf_layer_free(layer->pdf);
        soat__image_document_dispose(&layer->pictures);
        if (layer->pictures_path.size > 0) {
            unlink(layer->pictures_path.data);
        }
        soat_buffer_dispose(&layer->pictures_path);
        soat_buffer_dispose(&layer->temporary);
        soat__free(layer->input);
        soat__free(layer->output);
        soat__free(layer);
    }
}

soat_text_layer_info soat_text_layer_describe(const soat_text_layer *layer) {
    return layer->info;
}

static soat_status check_page(const soat_text_layer *layer, const soat_page *page,
                              soat_error *error) {
    if (layer->finished || page->number <= layer->last_page) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "page %u comes too late: pages are added once, in ascending order",
                          page->number);
    }
    if (page->number > layer->info.page_count) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "'%s' has %u pages and no page %u",
                          layer->input, layer->info.page_count, page->number);
    }
    if (page->width <= 0 || page->height <= 0) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "page %u has no size", page->number);
    }
    return SOAT_OK;
}

soat_status soat_text_layer_page(soat_text_layer *layer, const soat_page *page,
                                 soat_layer_mode mode, soat_error *error) {
    const soat_status status = check_page(layer, page, error);
    if (status != SOAT_OK) {
        return status;
    }
    layer->last_page = page->number;
    return soat__pdf_layer_page(layer->pdf, page, mode, &layer->font, error);
}

/* The document of pictures is there once the first page needs it. */
static soat_status begin_pictures(soat_text_layer *layer, soat_error *error) {
    if (layer->pictures.file != NULL) {
        return SOAT_OK;
    }
    soat_buffer_clear(&layer->pictures_path);
    soat_status status = soat__file_temporary_name(layer->output, &layer->pictures_path, error);
    if (status == SOAT_OK) {
        status = soat__image_document_begin(&layer->pictures, layer->pictures_path.data, error);
    }
    return status;
}

static soat_status add_picture(soat_text_layer *layer, const soat_image *image, soat_error *error) {
    soat_status status = begin_pictures(layer, error);
    if (status != SOAT_OK) {
        return status;
    }
    const double any_size = 72; /* the page it goes to has one of its own */
    soat_image_stream stream;
    status = soat__image_stream_of_pix(&stream, image->pix, error);
    if (status == SOAT_OK) {
        status = soat__image_document_add(&layer->pictures, &stream, any_size, any_size, error);
    }
    soat__image_stream_dispose(&stream);
    return status;
}

soat_status soat_text_layer_raster_page(soat_text_layer *layer, const soat_page *page,
                                        const soat_image *image, soat_error *error) {
    if (layer->of_image) {
        return soat_text_layer_page(layer, page, SOAT_LAYER_ADD, error);
    }
    soat_status status = check_page(layer, page, error);
    if (status != SOAT_OK) {
        return status;
    }
    layer->last_page = page->number;
    status = add_picture(layer, image, error);
    if (status == SOAT_OK) {
        status = soat__pdf_layer_raster_page(layer->pdf, page, layer->pictures.pages, &layer->font,
                                             error);
    }
    return status;
}

static soat_status write_output(soat_text_layer *layer, soat_error *error) {
    soat_status status = SOAT_OK;
    if (layer->pictures.file != NULL) {
        status = soat__image_document_end(&layer->pictures, error);
        if (status == SOAT_OK) {
            status = soat__pdf_layer_take_pictures(layer->pdf, layer->pictures_path.data, error);
        }
    }
    if (status == SOAT_OK) {
        status = soat__pdf_layer_write(layer->pdf, &layer->font, layer->temporary.data, error);
    }
    if (status == SOAT_OK) {
        status = soat__pdf_check_whole(layer->temporary.data, layer->output, error);
    }
    return status == SOAT_OK ? soat__file_put_in_place(layer->temporary.data, layer->output, error)
                             : status;
}

soat_status soat_text_layer_finish(soat_text_layer *layer, soat_error *error) {
    if (layer->finished) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "this document is already written");
    }
    layer->finished = true;
    const soat_status status = write_output(layer, error);
    if (status != SOAT_OK) {
        unlink(layer->temporary.data);
    }
    return status;
}

#include "soat/text_layer.h"

#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "pdf/layer_content.h"
#include "pdf/pdf_layer.h"
#include "pdf/pdf_pages.h"

struct soat_text_layer {
    char *input, *output;
    soat_buffer temporary; /* the path that the output is written to before it is renamed */
    soat_pdf_layer *pdf;
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

static soat_status open_input(soat_text_layer *self, soat_error *error) {
    soat_mapped_file file;
    const soat_status status = soat__file_map(&file, self->input, error);
    if (status != SOAT_OK) {
        return status;
    }
    const bool is_pdf = soat__pdf_recognizes(file.bytes);
    soat__mapped_file_dispose(&file);
    if (is_pdf) {
        return soat__pdf_layer_open(&self->pdf, self->input, &self->info, error);
    }
    return soat__fail(error, SOAT_ERROR_UNSUPPORTED, 0, "'%s' is not a PDF", self->input);
}

soat_status soat_text_layer_open(soat_text_layer **out, const char *input, const char *output,
                                 const soat_source_options *options, soat_error *error) {
    *out = NULL;
    (void)options;
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
        status = open_input(self, error);
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

soat_status soat_text_layer_finish(soat_text_layer *layer, soat_error *error) {
    if (layer->finished) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "this document is already written");
    }
    layer->finished = true;
    soat_status status =
        soat__pdf_layer_write(layer->pdf, &layer->font, layer->temporary.data, error);
    if (status == SOAT_OK) {
        status = soat__file_put_in_place(layer->temporary.data, layer->output, error);
    }
    if (status != SOAT_OK) {
        unlink(layer->temporary.data);
    }
    return status;
}

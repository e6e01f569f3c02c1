/*
 * The layer is a content stream of its own, before all others of the page: there the page's space
 * is as the page's boxes say, whatever the other streams do to it and never undo, and these are
 * left as they are.
 */
#include "pdf/pdf_layer.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "pdf/image_document.h"
#include "pdf/layer_content.h"
#include "pdf/pdf_facts.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_text.h"

/* A page of the document that becomes a page of the pictures. */
typedef struct raster_page {
    uint32_t number, picture;
} raster_page;

struct soat_pdf_layer {
    soat_pdf_document document;
    soat_pdf_font font;
    bool is_encrypted, was_linearized;
    raster_page *raster_pages;
    size_t raster_count, raster_capacity;
    soat_pdf_document pictures;
};

soat_status soat__pdf_layer_open(soat_pdf_layer **out, const char *path, const char *name,
                                 soat_text_layer_info *info, soat_error *error) {
    *out = NULL;
    soat_pdf_layer *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = soat__pdf_document_open(&self->document, path, error);
    self->document.path = name;
    if (status == SOAT_OK) {
        soat__pdf_facts(&self->document, info);
        self->is_encrypted = info->is_encrypted;
        self->was_linearized = qpdf_is_linearized(self->document.qpdf) != 0;
        status = soat__pdf_document_status(&self->document, "read", error);
    }
    if (status != SOAT_OK) {
        soat__pdf_layer_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat__pdf_layer_free(soat_pdf_layer *self) {
    if (self != NULL) {
        soat__pdf_document_dispose(&self->document);
        soat__pdf_document_dispose(&self->pictures);
        soat__free(self->raster_pages);
        soat__free(self);
    }
}

/* The page's content: `first`, then what was there. */
static void prepend_content(soat_pdf_document *document, qpdf_oh page, qpdf_oh first) {
    const qpdf_data qpdf = document->qpdf;
    const qpdf_oh old = qpdf_oh_get_key(qpdf, page, "/Contents");
    const qpdf_oh contents = qpdf_oh_new_array(qpdf);
    qpdf_oh_append_item(qpdf, contents, first);
    if (qpdf_oh_is_array(qpdf, old)) {
        const int count = qpdf_oh_get_array_n_items(qpdf, old);
        for (int i = 0; i < count; i++) {
            qpdf_oh_append_item(qpdf, contents, qpdf_oh_get_array_item(qpdf, old, i));
        }
    } else if (qpdf_oh_is_stream(qpdf, old)) {
        qpdf_oh_append_item(qpdf, contents, old);
    }
    qpdf_oh_replace_key(qpdf, page, "/Contents", contents);
}

static soat_status add_layer(soat_pdf_layer *self, qpdf_oh paper, const soat_page *page,
                             soat_layer_font *font, soat_error *error) {
    soat_pdf_document *const document = &self->document;
    char key[SOAT_FONT_KEY_SIZE];
    soat_status status =
        self->font.font == 0 ? soat__pdf_font_make(document, &self->font, error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = soat__pdf_font_enter(document, &self->font, paper, key, error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    const soat_matrix place = soat__pdf_page_place(document, paper, page->width, page->height);
    soat_syntax_writer content = SOAT_SYNTAX_WRITER_INIT;
    soat__layer_content(page, &place, key, font, &content);
    const qpdf_oh stream = soat__pdf_stream_new(document);
    status = soat__pdf_stream_fill(document, stream, &content, error);
    soat_buffer_dispose(&content.bytes);
    if (status == SOAT_OK) {
        prepend_content(document, paper, stream);
        status = soat__pdf_document_status(document, "change", error);
    }
    return status;
}

soat_status soat__pdf_layer_page(soat_pdf_layer *self, const soat_page *page, soat_layer_mode mode,
                                 soat_layer_font *font, soat_error *error) {
    qpdf_oh paper = 0;
    soat_status status = soat__pdf_document_page(&self->document, page->number, &paper, error);
    if (status == SOAT_OK && mode == SOAT_LAYER_REPLACE) {
        status = soat__pdf_strip_text(&self->document, paper, error);
    }
    if (status == SOAT_OK && soat__layer_has_text(page)) {
        status = add_layer(self, paper, page, font, error);
    }
    soat__pdf_document_release(&self->document);
    return status;
}

/* The page becomes a picture that is not there yet; after a failure it is as it was. */
static soat_status blank_page(soat_pdf_layer *self, qpdf_oh paper, const soat_page *page,
                              soat_error *error) {
    soat_pdf_document *const document = &self->document;
    const qpdf_data qpdf = document->qpdf;
    const soat_matrix place = soat__pdf_page_place(document, paper, page->width, page->height);
    soat_syntax_writer content = SOAT_SYNTAX_WRITER_INIT;
    soat__put(&content, "q ");
    soat__put_matrix(&content, &place);
    soat__put_integer(&content, page->width);
    soat__put(&content, " 0 0 ");
    soat__put_integer(&content, page->height);
    soat__put(&content, " 0 0 cm " SOAT_IMAGE_KEY " Do Q\n");
    const qpdf_oh stream = soat__pdf_stream_new(document);
    const soat_status status = soat__pdf_stream_fill(document, stream, &content, error);
    soat_buffer_dispose(&content.bytes);
    if (status == SOAT_OK) {
        qpdf_oh_replace_key(qpdf, paper, "/Contents", stream);
        qpdf_oh_replace_key(qpdf, paper, "/Resources",
                            qpdf_oh_parse(qpdf, "<< /XObject << >> /Font << >> >>"));
    }
    return status;
}

soat_status soat__pdf_layer_raster_page(soat_pdf_layer *self, const soat_page *page,
                                        uint32_t picture, soat_layer_font *font,
                                        soat_error *error) {
    qpdf_oh paper = 0;
    if (!soat__vector_reserve(&self->raster_pages, &self->raster_capacity, self->raster_count + 1,
                              sizeof *self->raster_pages)) {
        return soat__fail_memory(error);
    }
    soat_status status = soat__pdf_document_page(&self->document, page->number, &paper, error);
    if (status == SOAT_OK) {
        status = blank_page(self, paper, page, error);
    }
    if (status == SOAT_OK) {
        self->raster_pages[self->raster_count++] = (raster_page){page->number, picture};
    }
    if (status == SOAT_OK && soat__layer_has_text(page)) {
        status = add_layer(self, paper, page, font, error);
    }
    soat__pdf_document_release(&self->document);
    return status;
}

/* Its bytes are read from the file of the pictures when the document is written. */
static soat_status take_picture(soat_pdf_layer *self, raster_page taken, soat_error *error) {
    const qpdf_data from = self->pictures.qpdf, to = self->document.qpdf;
    qpdf_oh source = 0, paper = 0;
    soat_status status = soat__pdf_document_page(&self->pictures, taken.picture, &source, error);
    if (status == SOAT_OK) {
        status = soat__pdf_document_page(&self->document, taken.number, &paper, error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    const qpdf_oh images =
        qpdf_oh_get_key(from, qpdf_oh_get_key(from, source, "/Resources"), "/XObject");
    const qpdf_oh picture = qpdf_oh_get_key(from, images, SOAT_IMAGE_KEY);
    const qpdf_oh wanted =
        qpdf_oh_get_key(to, qpdf_oh_get_key(to, paper, "/Resources"), "/XObject");
    qpdf_oh_replace_key(to, wanted, SOAT_IMAGE_KEY, qpdf_oh_copy_foreign_object(to, from, picture));
    soat__pdf_document_release(&self->pictures);
    soat__pdf_document_release(&self->document);
    return soat__pdf_document_status(&self->document, "change", error);
}

soat_status soat__pdf_layer_take_pictures(soat_pdf_layer *self, const char *path,
                                          soat_error *error) {
    soat_status status = soat__pdf_document_open(&self->pictures, path, error);
    for (size_t i = 0; i < self->raster_count && status == SOAT_OK; i++) {
        status = take_picture(self, self->raster_pages[i], error);
    }
    self->pictures.path = NULL; /* it was borrowed */
    return status;
}

/* All that is not ours is written as it was read, byte for byte where a stream is concerned. */
static void set_up_writer(soat_pdf_layer *self) {
    const qpdf_data qpdf = self->document.qpdf;
    qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
    qpdf_set_decode_level(qpdf, qpdf_dl_none);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_preserve);
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* PDF/A asks for it */
    qpdf_set_linearization(qpdf, self->was_linearized);
    qpdf_set_deterministic_ID(qpdf, !self->is_encrypted); /* a key is made from the ID */
}

soat_status soat__pdf_layer_write(soat_pdf_layer *self, const soat_layer_font *font,
                                  const char *path, soat_error *error) {
    soat_status status = SOAT_OK;
    if (self->font.font != 0) {
        status = soat__pdf_font_finish(&self->document, &self->font, font, error);
    }
    soat__pdf_document_release(&self->document);
    if (status != SOAT_OK) {
        return status;
    }
    qpdf_init_write(self->document.qpdf, path);
    status = soat__pdf_document_status(&self->document, "write", error);
    if (status == SOAT_OK) {
        set_up_writer(self);
        qpdf_write(self->document.qpdf);
        status = soat__pdf_document_status(&self->document, "write", error);
    }
    return status;
}

/*
 * The layer is a content stream of its own, before all others of the page: there the page's space
 * is as the page's boxes say, whatever the other streams do to it and never undo, and these are
 * left as they are.
 */
#include "pdf/pdf_layer.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "pdf/layer_content.h"
#include "pdf/pdf_facts.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_text.h"

struct soat_pdf_layer {
    soat_pdf_document document;
    soat_pdf_font font;
    bool is_encrypted, was_linearized;
};

soat_status soat__pdf_layer_open(soat_pdf_layer **out, const char *path, soat_text_layer_info *info,
                                 soat_error *error) {
    *out = NULL;
    soat_pdf_layer *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = soat__pdf_document_open(&self->document, path, error);
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

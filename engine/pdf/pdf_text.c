#include "pdf/pdf_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "pdf/content_text.h"

/* How deep forms are followed into forms, and how many of a page: no old layer needs more. */
enum { DEPTH_MAX = 5, FORMS_MAX = 200, NAME_MAX_SIZE = 128 };

/* Content with the resources that it names. One is made for each form on the way down. */
typedef struct content {
    soat_pdf_document *document;
    qpdf_oh resources;
    struct page_visit *visit;
    int depth;
} content;

/* One look at a page: at what it shows, or to strip it. */
typedef struct page_visit {
    soat_own_text found;
    bool strip;
    int forms[FORMS_MAX]; /* object numbers of those seen */
    int form_count;
    soat_status status;
    soat_error *error;
} page_visit;

/* Names in content may hold "#20"; those of fonts and forms, made by programs, do not. */
static qpdf_oh resource(const content *self, const char *kind, soat_span name) {
    const qpdf_data qpdf = self->document->qpdf;
    char key[NAME_MAX_SIZE];
    if (name.size >= sizeof key || name.size < 2) {
        return qpdf_oh_new_null(qpdf);
    }
    memcpy(key, name.data, name.size);
    key[name.size] = '\0';
    const qpdf_oh kinds = qpdf_oh_get_key_if_dict(qpdf, self->resources, kind);
    return qpdf_oh_get_key_if_dict(qpdf, kinds, key);
}

/* Fonts that other recognisers lay their text in. */
static bool is_inkless(void *context, soat_span name) {
    static const char *const names[] = {"GlyphLess", "Glyphless", "HiddenHorzOCR", "SoatLayer"};
    const content *const self = context;
    const qpdf_data qpdf = self->document->qpdf;
    const qpdf_oh font = resource(self, "/Font", name);
    const qpdf_oh base = qpdf_oh_get_key_if_dict(qpdf, font, "/BaseFont");
    if (!qpdf_oh_is_name(qpdf, base)) {
        return false;
    }
    const char *const said = qpdf_oh_get_name(qpdf, base);
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        found = found || strstr(said, names[i]) != NULL;
    }
    return found;
}

static bool is_new(page_visit *visit, int form) {
    for (int i = 0; i < visit->form_count; i++) {
        if (visit->forms[i] == form) {
            return false;
        }
    }
    if (visit->form_count == FORMS_MAX) {
        return false;
    }
    visit->forms[visit->form_count++] = form;
    return true;
}

static void paint(void *context, soat_span name, int mode);

/* Looks at `bytes`; when they are to be stripped and held invisible text, *stripped gets the rest. */
static bool look(content *self, soat_span bytes, int mode, soat_syntax_writer *stripped) {
    const soat_content_hooks hooks = {self, is_inkless, paint};
    if (self->visit->strip) {
        return soat__content_strip(bytes, &hooks, mode, stripped);
    }
    soat__content_text(bytes, &hooks, mode, &self->visit->found);
    return false;
}

static void look_into_form(content *self, qpdf_oh form, int mode) {
    size_t size = 0;
    unsigned char *const bytes = soat__pdf_stream_decode(self->document, form, &size);
    if (bytes == NULL) {
        return;
    }
    soat_syntax_writer stripped = SOAT_SYNTAX_WRITER_INIT;
    if (look(self, soat_span_make((const char *)bytes, size), mode, &stripped) &&
        self->visit->status == SOAT_OK) {
        self->visit->status =
            soat__pdf_stream_fill(self->document, form, &stripped, self->visit->error);
    }
    soat_buffer_dispose(&stripped.bytes);
    free(bytes);
}

static void paint(void *context, soat_span name, int mode) {
    content *const self = context;
    const qpdf_data qpdf = self->document->qpdf;
    const qpdf_oh form = resource(self, "/XObject", name);
    if (self->depth == DEPTH_MAX || !qpdf_oh_is_stream(qpdf, form) ||
        !is_new(self->visit, qpdf_oh_get_object_id(qpdf, form))) {
        return;
    }
    const qpdf_oh facts = qpdf_oh_get_dict(qpdf, form);
    if (!qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key(qpdf, facts, "/Subtype"), "/Form")) {
        return;
    }
    const qpdf_oh own = qpdf_oh_get_key(qpdf, facts, "/Resources");
    content inner = *self;
    inner.resources = qpdf_oh_is_dictionary(qpdf, own) ? own : self->resources;
    inner.depth++;
    look_into_form(&inner, form, mode);
}

static void forget_error(soat_pdf_document *document) {
    soat_error ignored;
    soat__pdf_document_status(document, "read", &ignored);
}

/* The page's content as one, from malloc; NULL when it cannot be decoded. */
static unsigned char *page_content(soat_pdf_document *document, qpdf_oh page, size_t *size) {
    unsigned char *bytes = NULL;
    qpdf_oh_get_page_content_data(document->qpdf, page, &bytes, size);
    forget_error(document);
    return bytes;
}

static content content_of(soat_pdf_document *document, qpdf_oh page, page_visit *visit) {
    return (content){
        .document = document,
        .resources = soat__pdf_page_attribute(document, page, "/Resources"),
        .visit = visit,
    };
}

void soat__pdf_own_text(soat_pdf_document *document, qpdf_oh page, soat_own_text *out) {
    page_visit visit = {0};
    size_t size = 0;
    unsigned char *const bytes = page_content(document, page, &size);
    if (bytes != NULL) {
        content self = content_of(document, page, &visit);
        look(&self, soat_span_make((const char *)bytes, size), 0, NULL);
        free(bytes);
    }
    forget_error(document);
    *out = visit.found;
}

soat_status soat__pdf_strip_text(soat_pdf_document *document, qpdf_oh page, soat_error *error) {
    page_visit visit = {.strip = true, .error = error};
    size_t size = 0;
    unsigned char *const bytes = page_content(document, page, &size);
    if (bytes == NULL) {
        return SOAT_OK;
    }
    content self = content_of(document, page, &visit);
    soat_syntax_writer stripped = SOAT_SYNTAX_WRITER_INIT;
    const bool changed = look(&self, soat_span_make((const char *)bytes, size), 0, &stripped);
    free(bytes);
    if (changed && visit.status == SOAT_OK) {
        const qpdf_oh stream = soat__pdf_stream_new(document);
        visit.status = soat__pdf_stream_fill(document, stream, &stripped, error);
        qpdf_oh_replace_key(document->qpdf, page, "/Contents", stream);
    }
    soat_buffer_dispose(&stripped.bytes);
    return visit.status == SOAT_OK ? soat__pdf_document_status(document, "change", error)
                                   : visit.status;
}

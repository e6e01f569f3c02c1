#include "pdf/pdf_facts.h"

#include <stdlib.h>
#include <string.h>

/* A field that was signed, not one that waits for it. */
static bool is_signature(qpdf_data qpdf, qpdf_oh field) {
    return qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key_if_dict(qpdf, field, "/FT"), "/Sig") &&
           qpdf_oh_is_dictionary(qpdf, qpdf_oh_get_key(qpdf, field, "/V"));
}

static bool has_signature(qpdf_data qpdf, qpdf_oh root) {
    enum { FIELDS_MAX = 10000, SIGNATURES_EXIST = 1 };
    const qpdf_oh form = qpdf_oh_get_key(qpdf, root, "/AcroForm");
    if (!qpdf_oh_is_dictionary(qpdf, form)) {
        return false;
    }
    int flags = 0;
    const qpdf_oh said = qpdf_oh_get_key(qpdf, form, "/SigFlags");
    if (qpdf_oh_get_value_as_int(qpdf, said, &flags) && (flags & SIGNATURES_EXIST) != 0) {
        return true;
    }
    const qpdf_oh fields = qpdf_oh_get_key(qpdf, form, "/Fields");
    const int count = qpdf_oh_is_array(qpdf, fields) ? qpdf_oh_get_array_n_items(qpdf, fields) : 0;
    bool found = false;
    for (int i = 0; i < count && i < FIELDS_MAX && !found; i++) {
        found = is_signature(qpdf, qpdf_oh_get_array_item(qpdf, fields, i));
    }
    return found;
}

/* From the document's XMP: pdfaid:part as an element or an attribute. */
static uint8_t part_of(const char *text, size_t size) {
    static const char key[] = "pdfaid:part";
    const char *const end = text + size;
    const char *at = memmem(text, size, key, sizeof key - 1);
    if (at == NULL) {
        return 0;
    }
    at += sizeof key - 1;
    while (at < end && memchr(" =>\"'\r\n\t", *at, 8) != NULL) {
        at++;
    }
    return at < end && *at >= '1' && *at <= '9' ? (uint8_t)(*at - '0') : 0;
}

static uint8_t pdfa_part(soat_pdf_document *document, qpdf_oh root) {
    const qpdf_oh metadata = qpdf_oh_get_key(document->qpdf, root, "/Metadata");
    if (!qpdf_oh_is_stream(document->qpdf, metadata)) {
        return 0;
    }
    size_t size = 0;
    unsigned char *const text = soat__pdf_stream_decode(document, metadata, &size);
    const uint8_t part = text == NULL ? 0 : part_of((const char *)text, size);
    free(text);
    return part;
}

void soat__pdf_facts(soat_pdf_document *document, soat_text_layer_info *out) {
    const qpdf_data qpdf = document->qpdf;
    const qpdf_oh root = qpdf_get_root(qpdf);
    *out = (soat_text_layer_info){
        .page_count = document->page_count,
        .is_signed = has_signature(qpdf, root),
        .is_encrypted = qpdf_is_encrypted(qpdf) != 0,
        .is_tagged = qpdf_oh_is_dictionary(qpdf, qpdf_oh_get_key(qpdf, root, "/StructTreeRoot")),
        .pdfa_part = pdfa_part(document, root),
    };
    soat__pdf_document_release(document);
    soat_error ignored; /* facts that cannot be read are not there */
    soat__pdf_document_status(document, "read", &ignored);
}

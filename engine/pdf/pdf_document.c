#include "pdf/pdf_document.h"

#include "base/error.h"
#include "pdf/flate.h"

static soat_status fail_password(const char *path, soat_error *error) {
    return soat__fail(error, SOAT_ERROR_ENCRYPTED, 0,
                      "'%s' needs a password: remove it first with 'qpdf --decrypt --password=… IN "
                      "OUT'",
                      path);
}

soat_status soat__pdf_document_status(soat_pdf_document *document, const char *doing,
                                      soat_error *error) {
    if (!qpdf_has_error(document->qpdf)) {
        return SOAT_OK;
    }
    const qpdf_error reason = qpdf_get_error(document->qpdf);
    const char *const detail = qpdf_get_error_message_detail(document->qpdf, reason);
    switch (qpdf_get_error_code(document->qpdf, reason)) {
    case qpdf_e_password:
        return fail_password(document->path, error);
    case qpdf_e_system:
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot %s '%s': %s", doing, document->path,
                          detail);
    default:
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "cannot %s the PDF '%s': %s ('qpdf --check' tells more)", doing,
                          document->path, detail);
    }
}

soat_status soat__pdf_document_open(soat_pdf_document *out, const char *path, soat_error *error) {
    *out = (soat_pdf_document){.qpdf = qpdf_init(), .path = path};
    if (out->qpdf == NULL) {
        return soat__fail_memory(error);
    }
    qpdf_silence_errors(out->qpdf);
    qpdf_set_suppress_warnings(out->qpdf, QPDF_TRUE);
    qpdf_read(out->qpdf, path, NULL);
    soat_status status = soat__pdf_document_status(out, "read", error);
    if (status != SOAT_OK) {
        return status;
    }
    const int pages = qpdf_get_num_pages(out->qpdf);
    status = soat__pdf_document_status(out, "read", error);
    if (status == SOAT_OK && pages <= 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the PDF '%s' has no pages", path);
    }
    out->page_count = pages > 0 ? (uint32_t)pages : 0;
    return status;
}

void soat__pdf_document_dispose(soat_pdf_document *document) {
    if (document->qpdf != NULL) {
        qpdf_cleanup(&document->qpdf);
    }
}

void soat__pdf_document_release(soat_pdf_document *document) {
    qpdf_oh_release_all(document->qpdf);
}

soat_status soat__pdf_document_page(soat_pdf_document *document, uint32_t number, qpdf_oh *out,
                                    soat_error *error) {
    if (number == 0 || number > document->page_count) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "'%s' has %u pages and no page %u",
                          document->path, document->page_count, number);
    }
    *out = qpdf_get_page_n(document->qpdf, number - 1);
    return soat__pdf_document_status(document, "read", error);
}

qpdf_oh soat__pdf_page_attribute(soat_pdf_document *document, qpdf_oh page, const char *key) {
    enum { DEPTH_MAX = 64 }; /* of the page tree; one deeper is a circle */
    const qpdf_data qpdf = document->qpdf;
    qpdf_oh node = page;
    for (int depth = 0; depth < DEPTH_MAX && qpdf_oh_is_dictionary(qpdf, node); depth++) {
        const qpdf_oh value = qpdf_oh_get_key(qpdf, node, key);
        if (!qpdf_oh_is_null(qpdf, value)) {
            return value;
        }
        node = qpdf_oh_get_key(qpdf, node, "/Parent");
    }
    return qpdf_oh_new_null(qpdf);
}

/* False, *out untouched, for what is no rectangle with an area. */
static bool rectangle_of(soat_pdf_document *document, qpdf_oh array, soat_rectangle *out) {
    const qpdf_data qpdf = document->qpdf;
    double corners[4];
    if (!qpdf_oh_is_array(qpdf, array) || qpdf_oh_get_array_n_items(qpdf, array) < 4) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        const qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, i);
        if (!qpdf_oh_get_value_as_number(qpdf, item, &corners[i])) {
            return false;
        }
    }
    const soat_rectangle found = soat__rectangle_of(corners);
    if (found.left < found.right && found.bottom < found.top) {
        *out = found;
        return true;
    }
    return false;
}

soat_matrix soat__pdf_page_place(soat_pdf_document *document, qpdf_oh page, int32_t width,
                                 int32_t height) {
    soat_rectangle media = {0, 0, 612, 792}; /* what readers take for a page that says nothing */
    rectangle_of(document, soat__pdf_page_attribute(document, page, "/MediaBox"), &media);
    soat_rectangle crop = media;
    rectangle_of(document, soat__pdf_page_attribute(document, page, "/CropBox"), &crop);
    const qpdf_oh rotate = soat__pdf_page_attribute(document, page, "/Rotate");
    double turn = 0;
    qpdf_oh_get_value_as_number(document->qpdf, rotate, &turn);
    const bool sane = turn > -1e6 && turn < 1e6;
    return soat__page_place(soat__page_shown(media, crop), sane ? (int64_t)turn : 0, width, height);
}

qpdf_oh soat__pdf_stream_new(soat_pdf_document *document) {
    return qpdf_oh_new_stream(document->qpdf);
}

soat_status soat__pdf_stream_fill(soat_pdf_document *document, qpdf_oh stream,
                                  const soat_syntax_writer *content, soat_error *error) {
    soat_buffer packed = SOAT_BUFFER_INIT;
    soat_status status = soat__put_status(content, error);
    if (status == SOAT_OK) {
        status = soat__flate(soat_buffer_span(&content->bytes), &packed, error);
    }
    if (status == SOAT_OK) {
        const qpdf_data qpdf = document->qpdf;
        qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)packed.data, packed.size,
                                    qpdf_oh_new_name(qpdf, "/FlateDecode"), qpdf_oh_new_null(qpdf));
        status = soat__pdf_document_status(document, "change", error);
    }
    soat_buffer_dispose(&packed);
    return status;
}

unsigned char *soat__pdf_stream_decode(soat_pdf_document *document, qpdf_oh stream, size_t *size) {
    unsigned char *bytes = NULL;
    QPDF_BOOL filtered = QPDF_FALSE;
    qpdf_oh_get_stream_data(document->qpdf, stream, qpdf_dl_generalized, &filtered, &bytes, size);
    return bytes;
}

/* Plain text: a form feed between pages, as pdftotext and Tesseract have it. */
#include "doc/page_reflow.h"
#include "output/format.h"

static soat_status nothing(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    return soat_buffer_append(out, soat_span_make("", 0), error);
}

static soat_status separate(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    const char *const separator = writer->pages_written > 0 ? "\f" : "";
    return soat_buffer_append(out, soat_span_from_string(separator), error);
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    const soat_status status = separate(writer, out, error);
    if (status != SOAT_OK) {
        return status;
    }
    return writer->options.reflow ? soat__page_reflow(page, writer->options.as_read, out, error)
                                  : soat_page_text(page, writer->options.as_read, out, error);
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    (void)number;
    (void)reason;
    return separate(writer, out, error);
}

const soat_format soat__format_txt = {
    .facts = {"txt", "plain text, pages apart by a form feed"},
    .begin = nothing,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = nothing,
};

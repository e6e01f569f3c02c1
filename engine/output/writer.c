#include "base/error.h"
#include "base/memory.h"
#include "output/format.h"

static const soat_format *const formats[] = {&soat__format_txt,  &soat__format_json,
                                             &soat__format_hocr, &soat__format_alto,
                                             &soat__format_tsv,  &soat__format_html};

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

size_t soat_output_format_count(void) {
    return FORMAT_COUNT;
}

const soat_output_format *soat_output_format_at(size_t index) {
    return index < FORMAT_COUNT ? &formats[index]->facts : NULL;
}

static const soat_format *find_format(const char *name) {
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i]->facts.name, name) == 0) {
            return formats[i];
        }
    }
    return NULL;
}

soat_status soat_writer_new(soat_writer **out, const char *format,
                            const soat_writer_options *options, soat_error *error) {
    *out = NULL;
    const soat_format *const found = find_format(format);
    if (found == NULL) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "there is no output format '%s'", format);
    }
    soat_writer *const writer = soat__alloc(1, sizeof *writer);
    if (writer == NULL) {
        return soat__fail_memory(error);
    }
    writer->format = found;
    if (options != NULL) {
        writer->options = *options;
    }
    *out = writer;
    return SOAT_OK;
}

void soat_writer_free(soat_writer *writer) {
    soat__free(writer);
}

void soat_writer_set_correction(soat_writer *writer, const soat_correction *made) {
    writer->correction = made;
}

void soat_writer_set_image(soat_writer *writer, soat_span image) {
    writer->image = image;
}

/* What was appended before a failure is taken back. */
static soat_status settle(soat_status status, size_t start, soat_buffer *out) {
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}

static soat_status begin_once(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    return writer->pages_written == 0 ? writer->format->begin(writer, out, error) : SOAT_OK;
}

soat_status soat_writer_page(soat_writer *writer, const soat_page *page, soat_buffer *out,
                             soat_error *error) {
    const size_t start = out->size;
    soat_status status = begin_once(writer, out, error);
    if (status == SOAT_OK) {
        status = writer->format->page(writer, page, out, error);
    }
    writer->correction = NULL;
    writer->image = soat_span_make(NULL, 0);
    writer->pages_written += status == SOAT_OK;
    return settle(status, start, out);
}

soat_status soat_writer_failed_page(soat_writer *writer, uint32_t number, const char *reason,
                                    soat_buffer *out, soat_error *error) {
    const size_t start = out->size;
    soat_status status = begin_once(writer, out, error);
    if (status == SOAT_OK) {
        status = writer->format->failed_page(writer, number, reason, out, error);
    }
    writer->pages_written += status == SOAT_OK;
    return settle(status, start, out);
}

soat_status soat_writer_finish(soat_writer *writer, soat_buffer *out, soat_error *error) {
    const size_t start = out->size;
    soat_status status = begin_once(writer, out, error);
    if (status == SOAT_OK) {
        status = writer->format->end(writer, out, error);
    }
    return settle(status, start, out);
}

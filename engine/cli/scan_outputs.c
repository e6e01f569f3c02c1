#include "scan_outputs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "message.h"
#include "scan_page.h"
#include "scan_pdf.h"

/* --- formats --- */

static const char *find_format(const char *name, size_t size) {
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        const char *const known = soat_output_format_at(i)->name;
        if (strlen(known) == size && memcmp(known, name, size) == 0) {
            return known;
        }
    }
    return size == 3 && memcmp(name, "pdf", size) == 0 ? "pdf" : NULL;
}

static void complain_of_format(const char *name, size_t size) {
    char list[256] = "";
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        const size_t at = strlen(list);
        snprintf(list + at, sizeof list - at, " %s", soat_output_format_at(i)->name);
    }
    message("--to: there is no output format '%.*s', but there are:%s pdf", (int)size, name, list);
}

bool scan_formats_hold(const scan_formats *formats, const char *name) {
    for (size_t i = 0; i < formats->count; i++) {
        if (strcmp(formats->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool add_format(scan_formats *formats, const char *name, size_t size) {
    const char *const format = find_format(name, size);
    if (format == NULL) {
        complain_of_format(name, size);
        return false;
    }
    if (!scan_formats_hold(formats, format) && formats->count < SCAN_FORMATS_MAX) {
        formats->names[formats->count++] = format;
    }
    return true;
}

bool scan_formats_parse(scan_formats *formats, const char *list) {
    const char *rest = list == NULL ? "txt" : list;
    for (;;) {
        const size_t size = strcspn(rest, ",");
        if (!add_format(formats, rest, size)) {
            return false;
        }
        if (rest[size] == '\0') {
            return true;
        }
        rest += size + 1;
    }
}

/* --- a file by a writer --- */

soat_status scan_output_page(soat_writer *writer, const soat_batch_page *page, soat_buffer *out,
                             soat_error *error) {
    if (page->reason != NULL) {
        return soat_writer_failed_page(writer, page->number, page->reason, out, error);
    }
    scan_page read = {0};
    soat_status status = scan_page_read(&read, page->page, error);
    if (status == SOAT_OK) {
        const soat_page_record *const record = &read.record;
        soat_writer_set_correction(writer, record->corrected ? &record->correction : NULL);
        soat_writer_set_image(writer, page->image);
        status = soat_writer_page(writer, record->page, out, error);
    }
    soat_page_record_dispose(&read.record);
    return status;
}

/* Writes what is in the buffer and forgets it. */
static soat_status pour(soat_buffer *bytes, FILE *file, soat_error *error) {
    const bool good = fwrite(bytes->data, 1, bytes->size, file) == bytes->size;
    soat_buffer_clear(bytes);
    if (good) {
        return SOAT_OK;
    }
    error->code = SOAT_ERROR_IO;
    snprintf(error->message, sizeof error->message, "cannot write: %s", strerror(errno));
    return SOAT_ERROR_IO;
}

static soat_status write_pages(soat_writer *writer, soat_batch_pages *pages, soat_buffer *bytes,
                               FILE *file, soat_error *error) {
    soat_batch_page page;
    bool more = true;
    soat_status status = SOAT_OK;
    while ((status = soat_batch_pages_next(pages, &page, &more, error)) == SOAT_OK && more) {
        status = scan_output_page(writer, &page, bytes, error);
        if (status == SOAT_OK) {
            status = pour(bytes, file, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
    }
    if (status == SOAT_OK) {
        status = soat_writer_finish(writer, bytes, error);
    }
    return status == SOAT_OK ? pour(bytes, file, error) : status;
}

static soat_status fail_write(const char *path, soat_error *error) {
    error->code = SOAT_ERROR_IO;
    snprintf(error->message, sizeof error->message, "cannot write '%s': %s", path, strerror(errno));
    return SOAT_ERROR_IO;
}

static soat_status write_file(soat_writer *writer, soat_batch_pages *pages, const char *path,
                              soat_error *error) {
    FILE *const file = fopen(path, "wxe");
    if (file == NULL) {
        return fail_write(path, error);
    }
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_status status = write_pages(writer, pages, &bytes, file, error);
    const int number = errno;
    soat_buffer_dispose(&bytes);
    if (fclose(file) != 0 && status == SOAT_OK) {
        return fail_write(path, error);
    }
    errno = number;
    return status;
}

soat_status scan_output_write(const char *format, const scan_output_options *options,
                              const soat_batch_document *document, uint32_t page_count,
                              soat_batch_pages *pages, const char *path, soat_error *error) {
    if (strcmp(format, "pdf") == 0) {
        return scan_pdf_write(options->source, document, pages, path, error);
    }
    const soat_writer_options how = {.as_read = options->raw,
                                     .reflow = options->reflow,
                                     .source = document->name,
                                     .page_count = page_count};
    soat_writer *writer = NULL;
    soat_status status = soat_writer_new(&writer, format, &how, error);
    if (status == SOAT_OK) {
        status = write_file(writer, pages, path, error);
    }
    const int number = errno;
    soat_writer_free(writer);
    errno = number;
    return status;
}

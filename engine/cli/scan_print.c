#include "scan_print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static soat_status print(scan_print *self, soat_error *error) {
    errno = 0;
    fwrite(self->bytes.data, 1, self->bytes.size, stdout);
    const bool good = fflush(stdout) == 0 && ferror(stdout) == 0;
    soat_buffer_clear(&self->bytes);
    if (!good) {
        self->failure = self->failure != 0 ? self->failure : errno; /* the first tells why */
        error->code = SOAT_ERROR_IO;
    }
    return good ? SOAT_OK : SOAT_ERROR_IO;
}

static void close_writer(scan_print *self) {
    soat_writer_free(self->writer);
    free(self->name);
    self->writer = NULL;
    self->name = NULL;
}

/* Text of documents printed one after the other is kept apart as its pages are. */
static soat_status begin(scan_print *self, const soat_batch_document *document, uint32_t page_count,
                         soat_error *error) {
    const bool text = strcmp(self->format, "txt") == 0;
    const char *const apart = text && self->documents > 0 ? "\f" : "";
    self->documents++;
    self->name = strdup(document->name != NULL ? document->name : document->path);
    const soat_writer_options how = {.as_read = self->raw,
                                     .reflow = self->reflow,
                                     .source = self->name,
                                     .page_count = page_count};
    const soat_status status = soat_writer_new(&self->writer, self->format, &how, error);
    return status == SOAT_OK ? soat_buffer_append(&self->bytes, soat_span_from_string(apart), error)
                             : status;
}

soat_status scan_print_page(scan_print *self, const soat_batch_document *document,
                            uint32_t page_count, const soat_batch_page *page, soat_error *error) {
    soat_status status = self->writer == NULL ? begin(self, document, page_count, error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = page != NULL ? scan_output_page(self->writer, page, &self->bytes, error)
                              : soat_writer_finish(self->writer, &self->bytes, error);
    }
    if (status == SOAT_OK) {
        status = print(self, error);
    }
    if (page == NULL) {
        close_writer(self);
    }
    return status;
}

void scan_print_dispose(scan_print *self) {
    close_writer(self);
    soat_buffer_dispose(&self->bytes);
}

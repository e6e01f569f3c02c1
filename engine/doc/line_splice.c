#include "doc/line_splice.h"

/* Appends `text`, but no blank where the line begins or behind another. */
static soat_status append(soat__line_splice *self, soat_span text, soat_error *error) {
    soat_buffer *const out = self->out;
    if (!self->begun) {
        self->start = out->size;
        self->begun = true;
    }
    const bool apart = out->size == self->start || out->data[out->size - 1] == ' ';
    const size_t skipped = apart && text.size > 0 && text.data[0] == ' ';
    return soat_buffer_append(out, soat_span_make(text.data + skipped, text.size - skipped), error);
}

soat_status soat__line_splice_replace(soat__line_splice *self, size_t start, size_t end,
                                      soat_span after, soat_error *error) {
    const soat_span kept = soat_span_make(self->read.data + self->done, start - self->done);
    soat_status status = append(self, kept, error);
    if (status == SOAT_OK && after.size > 0) {
        status = append(self, after, error);
    }
    self->done = end;
    return status;
}

soat_status soat__line_splice_end(soat__line_splice *self, soat_error *error) {
    const soat_span rest =
        soat_span_make(self->read.data + self->done, self->read.size - self->done);
    const soat_status status = append(self, rest, error);
    soat_buffer *const out = self->out;
    if (status == SOAT_OK && out->size > self->start && out->data[out->size - 1] == ' ') {
        out->data[--out->size] = '\0'; /* of a word that went from the end */
    }
    return status;
}

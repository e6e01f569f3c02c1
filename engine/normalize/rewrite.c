#include "normalize/rewrite.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"

void soat__rewrite_begin(soat_rewrite *self, soat_span input) {
    self->input = input;
    self->result = (soat_span){0};
    self->edit_count = 0;
    self->copied = 0;
    self->failed = false;
    soat_buffer_clear(&self->text);
}

static bool append(soat_rewrite *self, soat_span text) {
    self->failed = self->failed || soat_buffer_append(&self->text, text, NULL) != SOAT_OK;
    return !self->failed;
}

static bool copy_until(soat_rewrite *self, size_t end) {
    const soat_span between = soat_span_make(self->input.data + self->copied, end - self->copied);
    self->copied = end;
    return between.size == 0 || append(self, between);
}

void soat__rewrite_replace(soat_rewrite *self, size_t start, size_t end, soat_span after) {
    assert(start >= self->copied && start <= end && end <= self->input.size);
    if (self->failed) {
        return;
    }
    const soat_span before = soat_span_make(self->input.data + start, end - start);
    if (before.size == after.size &&
        (after.size == 0 || memcmp(before.data, after.data, after.size) == 0)) {
        return;
    }
    self->failed = !soat__vector_reserve(&self->edits, &self->edit_capacity, self->edit_count + 1,
                                         sizeof *self->edits) ||
                   !copy_until(self, start);
    soat_rewrite_edit edit = {.start = start, .end = end, .result_start = self->text.size};
    if (self->failed || (after.size > 0 && !append(self, after))) {
        return;
    }
    edit.result_end = self->text.size;
    self->copied = end;
    self->edits[self->edit_count++] = edit;
}

bool soat__rewrite_finish(soat_rewrite *self) {
    if (self->edit_count == 0) {
        self->result = self->input;
    } else if (!self->failed && copy_until(self, self->input.size)) {
        self->result = soat_buffer_span(&self->text);
    }
    return !self->failed;
}

/* The first edit whose result ends behind `position`, or edit_count. */
static size_t edit_at(const soat_rewrite *self, size_t position) {
    size_t low = 0, high = self->edit_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (self->edits[middle].result_end > position) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* A position of the result that lies in no edit, before edit `next`. */
static size_t source_of_copy(const soat_rewrite *self, size_t position, size_t next) {
    if (next == 0) {
        return position;
    }
    const soat_rewrite_edit *const last = &self->edits[next - 1];
    return last->end + (position - last->result_end);
}

void soat__rewrite_source(const soat_rewrite *self, size_t start, size_t end, size_t *source_start,
                          size_t *source_end) {
    const size_t size = self->result.size;
    const size_t last = end < size ? end : size, first = start < last ? start : last;
    const size_t from = edit_at(self, first);
    const bool inside = from < self->edit_count && self->edits[from].result_start <= first;
    *source_start = inside ? self->edits[from].start : source_of_copy(self, first, from);
    if (first == last) {
        *source_end = inside && self->edits[from].result_start < first ? self->edits[from].end
                                                                       : *source_start;
        return;
    }
    const size_t to = edit_at(self, last - 1);
    const bool ends_inside = to < self->edit_count && self->edits[to].result_start < last;
    *source_end = ends_inside ? self->edits[to].end : source_of_copy(self, last, to);
}

void soat__rewrite_dispose(soat_rewrite *self) {
    soat__free(self->edits);
    soat_buffer_dispose(&self->text);
    *self = (soat_rewrite){0};
}

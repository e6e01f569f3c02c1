#include "output/word_readings.h"

#include "base/error.h"
#include "base/memory.h"
#include "doc/page_text.h"

soat_status soat__word_readings_init(soat_word_readings *self, const soat_page *page,
                                     const soat_correction *made, soat_error *error) {
    *self = (soat_word_readings){.page = page, .made = made};
    if (made == NULL) {
        return SOAT_OK;
    }
    self->starts = soat__alloc(page->word_count, sizeof *self->starts);
    if (self->starts == NULL) {
        return soat__fail_memory(error);
    }
    soat__page_word_starts(page, self->starts);
    return SOAT_OK;
}

void soat__word_readings_dispose(soat_word_readings *self) {
    soat__free(self->starts);
    *self = (soat_word_readings){0};
}

/* How many of the ordered changes touch [start, end); *first is moved to the first that may. */
static size_t count_touching(const soat_edit *edits, size_t count, size_t *first, size_t start,
                             size_t end) {
    while (*first < count && edits[*first].end <= start) {
        ++*first;
    }
    size_t touching = 0;
    while (*first + touching < count && edits[*first + touching].start < end) {
        touching++;
    }
    return touching;
}

soat_word_change soat__word_readings_next(soat_word_readings *self, const soat_output_word *word) {
    const soat_word_change none = {0};
    if (self->made == NULL) {
        return none;
    }
    const soat_correction *const made = self->made;
    const size_t last = word->first_word + word->word_count - 1;
    const size_t start = self->starts[word->first_word];
    const size_t end = self->starts[last] + self->page->words[last].read.size;
    const size_t edits = count_touching(made->edits, made->edit_count, &self->edit, start, end);
    const size_t doubts = count_touching(made->doubts, made->doubt_count, &self->doubt, start, end);
    if (edits + doubts != 1 || word->part_count > 1) {
        return none;
    }
    const soat_edit *const edit = edits > 0 ? &made->edits[self->edit] : &made->doubts[self->doubt];
    if (edit->start < start || edit->end > end || edit->end - start > word->read.size) {
        return none;
    }
    const size_t offset = edit->start - start, after = edit->end - start;
    return (soat_word_change){.edit = edit,
                              .doubt = doubts > 0,
                              .before = soat_span_make(word->read.data, offset),
                              .after_edit =
                                  soat_span_make(word->read.data + after, word->read.size - after)};
}

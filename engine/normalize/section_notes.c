#include "normalize/section_notes.h"

#include "normalize/foot_note.h"

static bool ends_page(const soat_text_section *self) {
    return self->count > 0 &&
           (self->lines[self->count - 1].ends_page || soat__section_end(self) == self->text.size);
}

static bool is_referred_to(const soat_text_section *self, size_t index) {
    const size_t begin = self->lines[0].begin;
    return soat__note_is_referred_to(
        soat__note_mark(soat__section_span(self, index)),
        soat_span_make(self->text.data + begin, self->lines[index].begin - begin));
}

/* From the foot of the page upwards: the notes are what stands below the topmost. */
void soat__section_mark_notes(soat_text_section *self) {
    enum { ASKED_MOST = 40 };
    size_t top = self->count, asked = 0;
    const size_t highest = self->count / 4;
    for (size_t i = self->count; ends_page(self) && i-- > highest && asked < ASKED_MOST;) {
        if (self->lines[i].kind == SOAT_LINE_ROW) {
            break;
        }
        if (self->lines[i].has_note_mark && i > 0) {
            asked++;
            top = is_referred_to(self, i) ? i : top;
        }
    }
    for (size_t i = top; i < self->count; i++) {
        self->lines[i].is_note = true;
    }
}

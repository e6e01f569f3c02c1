#include "normalize/text_section.h"

#include "base/memory.h"
#include "normalize/byte.h"
#include "normalize/foot_note.h"
#include "normalize/text_lines.h"
#include "syllable/line_signs.h"

enum { GAP = 3 }; /* blanks inside a line that set things side by side */

/* What is counted on one way through the bytes of a line. */
typedef struct line_measure {
    size_t letters, first_word, words, numbers;
    bool has_gap;
} line_measure;

static bool is_number_byte(char byte) {
    return soat__is_digit(byte) || soat__is_one_of(byte, ".,%-/()+");
}

static line_measure measure(soat_span line) {
    line_measure self = {0};
    size_t at = 0;
    while (at < line.size) {
        bool digit = false, number = true;
        for (; at < line.size && line.data[at] != ' '; at++) {
            const char byte = line.data[at];
            self.letters += ((unsigned char)byte & 0xC0) != 0x80;
            digit = digit || soat__is_digit(byte);
            number = number && is_number_byte(byte);
            self.has_gap = self.has_gap || byte == '\t';
        }
        self.words++;
        self.numbers += digit && number;
        self.first_word = self.words == 1 ? self.letters : self.first_word;
        size_t blanks = 0;
        for (; at < line.size && line.data[at] == ' '; at++) {
            blanks++;
        }
        self.letters += blanks;
        /* Behind the mark of an item may stand what sets its text off. */
        self.has_gap = self.has_gap || (blanks >= GAP && self.words > 1);
    }
    return self;
}

static int16_t capped(size_t letters) {
    return (int16_t)(letters < SOAT_COLUMN_WIDEST ? letters : SOAT_COLUMN_WIDEST);
}

static soat_line_kind kind_of(const line_measure *self) {
    enum { ROW_NUMBERS = 3 };
    if (self->letters == 0) {
        return SOAT_LINE_EMPTY;
    }
    if (self->has_gap || (self->numbers >= ROW_NUMBERS && 2 * self->numbers >= self->words)) {
        return SOAT_LINE_ROW;
    }
    return self->letters > SOAT_LINE_WIDEST ? SOAT_LINE_WIDE : SOAT_LINE_TEXT;
}

static soat_section_line line_of(soat_span text, const soat_text_line *at) {
    const soat_span bare = soat__text_line_span(text, at);
    const line_measure size = measure(bare);
    const soat_line_kind kind = kind_of(&size);
    const size_t left = at->start - at->begin;
    return (soat_section_line){
        .begin = at->begin,
        .start = at->start,
        .end = at->end,
        .next = at->next,
        .left = capped(left),
        .right = capped(left + size.letters),
        .first_word = capped(size.first_word),
        .signs = (uint16_t)(kind == SOAT_LINE_TEXT ? soat__line_signs(bare) : 0),
        .kind = (uint8_t)kind,
        .ends_page = at->ends_page,
        .has_note_mark =
            (kind == SOAT_LINE_TEXT || kind == SOAT_LINE_WIDE) && soat__note_mark(bare).size > 0};
}

bool soat__section_read(soat_text_section *self, soat_span text, size_t begin) {
    soat_text_line at;
    self->text = text;
    self->count = 0;
    while (soat__text_line_at(text, begin, &at)) {
        if (!soat__vector_reserve(&self->lines, &self->capacity, self->count + 1,
                                  sizeof *self->lines)) {
            return false;
        }
        soat_section_line *const line = &self->lines[self->count++];
        *line = line_of(text, &at);
        line->begins_block = self->count == 1 || line->kind != SOAT_LINE_TEXT ||
                             line[-1].kind != SOAT_LINE_TEXT || line->has_note_mark;
        begin = at.next;
        if (at.ends_page || (self->count > SOAT_SECTION_LINES && line->kind == SOAT_LINE_EMPTY)) {
            break;
        }
    }
    return true;
}

size_t soat__section_end(const soat_text_section *self) {
    return self->count > 0 ? self->lines[self->count - 1].next : self->text.size;
}

void soat__section_dispose(soat_text_section *self) {
    soat__free(self->lines);
    *self = (soat_text_section){0};
}

soat_span soat__section_span(const soat_text_section *self, size_t line) {
    const soat_section_line *const at = &self->lines[line];
    return soat_span_make(self->text.data + at->start, at->end - at->start);
}

soat_line_shape soat__section_shape(const soat_text_section *self, size_t line) {
    const soat_section_line *const at = &self->lines[line];
    return (soat_line_shape){.text = soat__section_span(self, line),
                             .left = at->left,
                             .right = at->right,
                             .first_word_width = at->first_word,
                             .has_gap = at->kind == SOAT_LINE_ROW};
}

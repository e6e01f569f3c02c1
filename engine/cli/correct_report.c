#include "correct_report.h"

#include <inttypes.h>
#include <string.h>

/* Moves line and column on to byte `to` of the block. */
static void pass(correct_report *self, soat_span block, size_t to) {
    for (; self->seen < to; self->seen++) {
        const unsigned char byte = (unsigned char)block.data[self->seen];
        if (byte == '\n') {
            self->line++;
            self->column = 1;
        } else {
            self->column += (byte & 0xC0) != 0x80;
        }
    }
}

/* Text of a single line: a control character would break the list, or the terminal. */
static void print_text(soat_span text) {
    if (text.size == 0) {
        fputs("(nothing)", stderr);
    }
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        fputc(byte < 0x20 || byte == 0x7F ? ' ' : byte, stderr);
    }
}

/* `12:34 đế → để  tone 0.98  (also: đề 0.01)` */
static void print_change(const correct_report *self, const soat_edit *edit, bool done) {
    if (self->say_name) {
        fprintf(stderr, "%s:", self->name);
    }
    fprintf(stderr, "%" PRIu64 ":%" PRIu64 " ", self->line, self->column);
    print_text(edit->before);
    fputs(done ? " → " : " left, not ", stderr);
    print_text(edit->after);
    fprintf(stderr, "  %s %.2f", soat_reason_name(edit->reason), edit->confidence);
    for (size_t i = 0; i < edit->alternative_count; i++) {
        fputs(i == 0 ? "  (also: " : ", ", stderr);
        print_text(edit->alternatives[i].text);
        fprintf(stderr, " %.2f", edit->alternatives[i].probability);
    }
    fputs(edit->alternative_count > 0 ? ")\n" : "\n", stderr);
}

bool correct_report_begin(correct_report *self, const correct_report *options, const char *name) {
    *self = *options;
    self->name = name;
    self->line = self->column = 1;
    return !self->json || correct_json_begin(self);
}

bool correct_report_block(correct_report *self, soat_span block, const soat_correction *made) {
    size_t edit = 0, doubt = 0;
    bool good = true;
    self->seen = 0;
    while (good && (edit < made->edit_count || doubt < made->doubt_count)) {
        const bool done =
            doubt == made->doubt_count ||
            (edit < made->edit_count && made->edits[edit].start <= made->doubts[doubt].start);
        const soat_edit *const change = done ? &made->edits[edit++] : &made->doubts[doubt++];
        pass(self, block, change->start);
        if (self->explain) {
            print_change(self, change, done);
        }
        good = !self->json || correct_json_change(self, change, done);
        self->edit_count += done;
        self->doubt_count += !done;
    }
    pass(self, block, block.size);
    self->offset += block.size;
    self->words += made->word_count;
    self->error_rate = made->error_rate;
    return good;
}

bool correct_report_end(correct_report *self, const char *failure) {
    return !self->json || correct_json_end(self, failure);
}

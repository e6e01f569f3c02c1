/*
 * The JSON of one input, on one line, written as it comes: the edits go out at once, the doubts wait
 * in a temporary file. Built with Jansson: a NULL anywhere makes the whole NULL.
 */
#include <jansson.h>
#include <string.h>

#include "correct_report.h"
#include "json_text.h"

static json_t *alternatives_of(const soat_edit *edit) {
    json_t *const list = json_array();
    for (size_t i = 0; i < edit->alternative_count; i++) {
        const soat_alternative *const one = &edit->alternatives[i];
        json_array_append_new(list, json_pack("{s:o, s:f}", "text", json_text(one->text),
                                              "probability", one->probability));
    }
    return list;
}

bool correct_json_begin(correct_report *self) {
    self->doubts = tmpfile();
    if (self->doubts == NULL) {
        return false;
    }
    fputs("{\"format\":\"soat-correction\",\"version\":1,\"input\":", stdout);
    const bool good = json_put(json_text(soat_span_from_string(self->name)), stdout);
    fputs(",\"edits\":[", stdout);
    return good;
}

bool correct_json_change(correct_report *self, const soat_edit *edit, bool done) {
    FILE *const out = done ? stdout : self->doubts;
    if ((done ? self->edit_count : self->doubt_count) > 0) {
        fputc(',', out);
    }
    return json_put(json_pack("{s:I, s:I, s:I, s:o, s:o, s:s, s:f, s:o}", "start",
                              (json_int_t)(self->offset + edit->start), "end",
                              (json_int_t)(self->offset + edit->end), "line",
                              (json_int_t)self->line, "before", json_text(edit->before), "after",
                              json_text(edit->after), "reason", soat_reason_name(edit->reason),
                              "confidence", edit->confidence, "alternatives",
                              alternatives_of(edit)),
                    out);
}

static bool copy_doubts(FILE *doubts) {
    char piece[64 * 1024];
    rewind(doubts);
    for (size_t got = fread(piece, 1, sizeof piece, doubts); got > 0;
         got = fread(piece, 1, sizeof piece, doubts)) {
        if (fwrite(piece, 1, got, stdout) != got) {
            return false;
        }
    }
    return ferror(doubts) == 0;
}

bool correct_json_end(correct_report *self, const char *failure) {
    fputs("],\"doubts\":[", stdout);
    bool good = fflush(self->doubts) == 0 && copy_doubts(self->doubts);
    fclose(self->doubts);
    self->doubts = NULL;
    fputs("],\"counts\":", stdout);
    good &= json_put(json_pack("{s:I, s:I, s:I, s:I}", "bytes", (json_int_t)self->offset, "words",
                               (json_int_t)self->words, "edits", (json_int_t)self->edit_count,
                               "doubts", (json_int_t)self->doubt_count),
                     stdout);
    fputs(",\"error_rate\":", stdout);
    good &= json_put(json_real(self->error_rate), stdout);
    if (failure != NULL) {
        fputs(",\"error\":", stdout);
        good &= json_put(json_text(soat_span_from_string(failure)), stdout);
    }
    fputs("}\n", stdout);
    return good && ferror(stdout) == 0;
}

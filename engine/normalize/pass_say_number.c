/*
 * say-number: every number that is left, with what joins numbers: 1.234.567,89 · -5 · 10-15 · 45/60 ·
 * 3x4 · thứ 4 · A4 · COVID-19. Letters that stand against a number are set apart from it.
 */
#include "normalize/byte.h"
#include "normalize/number_style.h"
#include "normalize/say_stretches.h"

enum {
    /* More figures than this without marks between them name a thing; they count nothing. */
    COUNTED_DIGITS_MAX = 9
};

typedef struct reading {
    soat_saying *saying;
    soat_span text; /* the stretch */
    size_t at;
    bool after_number; /* what was said last is a number */
} reading;

static bool is_after(const reading *self, const char *words) {
    return soat__word_is_one_of(self->saying->walk->previous.text, words);
}

static void say_ordinal_or_whole(reading *self, soat_span whole) {
    soat_speech *const speech = &self->saying->speech;
    const bool first = self->at == 0;
    const bool month = whole.size == 2 && whole.data[0] == '0' && is_after(self, "tháng");
    const char value = month ? whole.data[1] : whole.size == 1 ? whole.data[0] : '\0';
    if (first && value == '1' && is_after(self, "thứ")) {
        soat__say(speech, "nhất");
    } else if (first && value == '4' && is_after(self, "thứ,tháng,quý")) {
        soat__say(speech, "tư");
    } else {
        soat__say_whole(speech, whole);
    }
}

static void say_number(reading *self, const soat_number_form *number) {
    soat_speech *const speech = &self->saying->speech;
    const soat_span whole = soat_span_make(number->whole, number->whole_size);
    if (number->negative || number->plus) {
        soat__say(speech, number->negative ? "âm" : "cộng");
    }
    const bool name = !number->grouped && number->fraction.size == 0 &&
                      (whole.size > COUNTED_DIGITS_MAX ||
                       (whole.size > 1 && whole.data[0] == '0' && !is_after(self, "ngày,tháng")));
    if (name) {
        soat__say_digits(speech, whole);
    } else {
        say_ordinal_or_whole(self, whole);
    }
    if (number->fraction.size > 0) {
        const bool counts_parts =
            self->saying->entity == SOAT_ENTITY_LIST_MARK ||
            is_after(self, "mục,điểm,khoản,bảng,hình,bản,lục,điều,chương,version");
        const bool section = counts_parts && number->fraction.data[-1] == '.';
        soat__say(speech, section ? "chấm" : "phẩy");
        if (section) {
            soat__say_whole(speech, number->fraction);
        } else {
            soat__say_fraction(speech, number->fraction);
        }
    }
}

/* Figures that make no number: 1.2.3, 192.168.0.1. */
static void say_sequence(reading *self) {
    while (self->at < self->text.size) {
        soat__say_whole(&self->saying->speech, soat__skip_digits(self->text, &self->at));
        const size_t next = self->at + 1;
        if (next >= self->text.size || !soat__is_one_of(self->text.data[self->at], ".,") ||
            !soat__is_digit(self->text.data[next])) {
            return;
        }
        soat__say(&self->saying->speech, self->text.data[self->at] == '.' ? "chấm" : "phẩy");
        self->at++;
    }
}

/* What stands between two numbers, and how it is said. */
static const struct {
    const char *sign, *words;
} joints[] = {{"-", "đến"},  {"–", "đến"},  {"/", "trên"}, {":", "trên"},
              {"x", "nhân"}, {"X", "nhân"}, {"×", "nhân"}, {"*", "nhân"},
              {"+", "cộng"}, {"=", "bằng"}, {"^", "mũ"}};

/* Two numbers of at most two figures, the second less than the first: a score, never a range. */
static bool falls(const reading *self, soat_span rest) {
    size_t at = 0, second = 1;
    const soat_span left = soat__skip_digits(self->text, &at);
    const soat_span right = soat__skip_digits(rest, &second);
    if (at != self->at || left.size > 2 || right.size > 2 || second != rest.size) {
        return false;
    }
    return left.size != right.size ? left.size > right.size
                                   : memcmp(left.data, right.data, left.size) > 0;
}

static bool say_joint(reading *self) {
    const soat_span rest = soat_span_make(self->text.data + self->at, self->text.size - self->at);
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        const size_t size = strlen(joints[i].sign);
        if (rest.size <= size || memcmp(rest.data, joints[i].sign, size) != 0 ||
            !soat__is_digit(rest.data[size])) {
            continue;
        }
        const bool told =
            self->at == 1 && rest.size == 2 && is_after(self, "thắng,thua,hòa,số,dẫn");
        const bool score = *rest.data == '-' && (told || falls(self, rest));
        const bool fraction = *rest.data == '/' && self->at == 1;
        if (!score) {
            soat__say(&self->saying->speech, fraction ? "phần" : joints[i].words);
        }
        self->at += size;
        return true;
    }
    return false;
}

static void append_raw(soat_saying *saying, const char *bytes, size_t size) {
    saying->speech.failed |=
        soat_buffer_append(&saying->speech.text, soat_span_make(bytes, size), NULL) != SOAT_OK;
}

/*
 * Says into a fresh text and puts it behind what there is, with a blank only where letters or other
 * words stand before.
 */
static void say_here(reading *self) {
    soat_saying *const saying = self->saying;
    soat_buffer before = saying->speech.text;
    saying->speech.text = (soat_buffer)SOAT_BUFFER_INIT;
    soat_number_form number;
    const size_t taken = soat__number_form_read_as(
        soat_span_make(self->text.data + self->at, self->text.size - self->at),
        *(const soat_number_style *)saying->run->state, &number);
    if (taken > 0) {
        say_number(self, &number);
        self->at += taken;
    } else {
        say_sequence(self);
    }
    soat_buffer said = saying->speech.text;
    saying->speech.text = before;
    if (soat__is_word_before(soat_buffer_span(&before), before.size)) {
        append_raw(saying, " ", 1);
    }
    append_raw(saying, said.data, said.size);
    soat_buffer_dispose(&said);
    self->after_number = true;
}

/* A minus or plus belongs to the number when nothing stands before it. */
static bool begins_number(const reading *self) {
    const soat_span rest = soat_span_make(self->text.data + self->at, self->text.size - self->at);
    soat_number_form number;
    const bool at_start = self->at == 0 || soat__is_one_of(self->text.data[self->at - 1], "([\"'");
    return soat__is_digit(rest.data[0]) || (at_start && soat__number_form_read(rest, &number) > 0);
}

static void copy_byte(reading *self) {
    const char *const byte = self->text.data + self->at;
    size_t dash = self->at;
    const bool joins_word = soat__is_word_before(self->text, self->at) &&
                            soat__skip_dash(self->text, &dash) && dash < self->text.size &&
                            soat__is_digit(self->text.data[dash]);
    if (joins_word) {
        self->at = dash; /* COVID-19 */
        return;
    }
    if (self->after_number && soat__is_word_at(self->text, self->at)) {
        append_raw(self->saying, " ", 1);
    }
    append_raw(self->saying, byte, 1);
    self->after_number = false;
    self->at++;
}

static void say_stretch(soat_saying *saying) {
    reading self = {.saying = saying, .text = saying->walk->current.text};
    saying->core = self.text;
    while (self.at < self.text.size) {
        if (begins_number(&self)) {
            say_here(&self);
        } else if (!self.after_number || !say_joint(&self)) {
            copy_byte(&self);
        }
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    if (run->first) {
        *(soat_number_style *)run->state = soat__number_style_of(rewrite->input);
    }
    soat__say_stretches(run, rewrite, soat__has_figures, SOAT_ANY_ENTITY, say_stretch);
}

const soat_pass soat__pass_say_number = {
    .info = {"say-number", "numbers in words, with ranges, fractions, ordinals and products"},
    .rewrite = rewrite,
    .state_size = sizeof(soat_number_style),
};

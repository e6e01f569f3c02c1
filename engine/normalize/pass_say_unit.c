/*
 * say-unit: units of measure and money behind their number or glued to it, with per cent and the
 * signs of currencies that stand in front: 12km, 120 m², 5.000đ/kg, 3%-5%, $5 tỷ. The number stays
 * in figures for the pass behind.
 */
#include "normalize/byte.h"
#include "normalize/say_stretches.h"
#include "normalize/unit_form.h"

/* Of sentences, brackets and quotes. */
static const char marks_behind[] = ".,;:!?)\"']";

/* The end of a number at `at`: digits and . , between digits, at most after one sign. */
static size_t number_end(soat_span text, size_t at) {
    while (at < text.size && (soat__is_digit(text.data[at]) ||
                              (soat__is_one_of(text.data[at], ".,") && at + 1 < text.size &&
                               soat__is_digit(text.data[at + 1])))) {
        at++;
    }
    return at;
}

static void say_side(soat_speech *speech, const soat_unit_side *side) {
    soat__say_span(speech,
                   side->row != NULL ? soat_span_from_string(side->row->words) : side->text);
}

/* Says a symbol, or two with a slash between; false, nothing said, when it is no unit. */
static bool say_symbol(soat_speech *speech, soat_span symbol, bool glued) {
    soat_unit_form unit;
    if (!soat__unit_form_read(symbol, glued, &unit)) {
        return false;
    }
    say_side(speech, &unit.side[0]);
    if (unit.count == 2) {
        soat__say(speech, "trên");
        say_side(speech, &unit.side[1]);
    }
    return true;
}

/* Takes - − + or ± at *at. */
static bool take_sign(soat_span text, size_t *at) {
    static const char *const signs[] = {"-", "+", "\xE2\x88\x92", "\xC2\xB1"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        const size_t size = strlen(signs[i]);
        if (text.size - *at >= size && memcmp(text.data + *at, signs[i], size) == 0) {
            *at += size;
            return true;
        }
    }
    return false;
}

/* 4x100m · 24/24h: numbers and what joins them, with a symbol behind the last. */
static bool say_joined(soat_saying *saying, soat_span text) {
    size_t end = 0;
    while (end < text.size && (soat__is_digit(text.data[end]) ||
                               (soat__is_one_of(text.data[end], ".,/:x*-") && end + 1 < text.size &&
                                soat__is_digit(text.data[end + 1])))) {
        end++;
    }
    soat__say_span(&saying->speech, soat_span_make(text.data, end));
    return end < text.size &&
           say_symbol(&saying->speech, soat_span_make(text.data + end, text.size - end), true);
}

/* 12km · 3%-5% · 10-15kg: numbers and their symbols with dashes between. */
static bool say_glued(soat_saying *saying, soat_span text) {
    bool any = false;
    for (size_t at = 0; at < text.size;) {
        const size_t start = at;
        if (at == 0) {
            take_sign(text, &at);
        }
        at = number_end(text, at);
        if (at == start || !soat__is_digit(text.data[at - 1])) {
            return false;
        }
        soat__say_span(&saying->speech, soat_span_make(text.data + start, at - start));
        size_t end = at;
        while (end < text.size && !soat__skip_dash(text, &(size_t){end})) {
            end++;
        }
        if (end > at) {
            if (!say_symbol(&saying->speech, soat_span_make(text.data + at, end - at), true)) {
                return false;
            }
            any = true;
        }
        at = end;
        if (soat__skip_dash(text, &at)) {
            soat__say(&saying->speech, "đến");
        }
    }
    return any;
}

/* Behind a sign of money 1,000 is grouped the English way: its comma becomes a point. */
static void say_money(soat_speech *speech, soat_span number) {
    enum { GROUP_BYTES = 4 };
    soat__say_span(speech, number);
    const size_t comma = speech->text.size - GROUP_BYTES;
    if (!speech->failed && number.size > GROUP_BYTES && speech->text.data[comma] == ',' &&
        memchr(number.data, '.', number.size) == NULL) {
        speech->text.data[comma] = '.';
    }
}

/* $5 · US$5 · $5 tỷ */
static bool say_sign_before(soat_saying *saying, soat_span text) {
    size_t sign = 0;
    while (sign < text.size && !soat__is_digit(text.data[sign])) {
        sign++;
    }
    const soat_word_row *const row = soat__unit_find(soat_span_make(text.data, sign));
    if (!soat__unit_is_placed(row, "before") || number_end(text, sign) != text.size) {
        return false;
    }
    say_money(&saying->speech, soat_span_make(text.data + sign, text.size - sign));
    const soat_span next = soat__without_behind(saying->walk->next.text, marks_behind);
    if (text.data + text.size == saying->core.data + saying->core.size &&
        soat__is_magnitude(next)) {
        soat__say_span(&saying->speech, next);
        text.size = (size_t)(next.data + next.size - text.data);
    }
    soat__say(&saying->speech, row->words);
    saying->core = text;
    return true;
}

static bool may_be_magnitude(soat_span word) {
    return word.size >= 3 && soat__is_one_of(word.data[0], "nNvVtT");
}

static bool follows_number(const soat_stretch_walk *walk) {
    const soat_span before = walk->previous.text;
    return before.size > 0 &&
           (soat__is_digit(before.data[before.size - 1]) || may_be_magnitude(before)) &&
           soat__is_beside(&walk->previous, &walk->current) &&
           (soat__is_digit(before.data[before.size - 1]) || soat__is_magnitude(before));
}

static void say_unit(soat_saying *saying) {
    soat_span text = soat__without_marks_before(saying->walk->current.text);
    saying->core = text;
    text = soat__without_behind(text, marks_behind);
    if (text.size == 0) {
        return;
    }
    size_t start = 0;
    take_sign(text, &start);
    if (say_sign_before(saying, text)) {
        return;
    }
    saying->core = text;
    bool said = start < text.size && soat__is_digit(text.data[start])
                    ? say_glued(saying, text)
                    : follows_number(saying->walk) && say_symbol(&saying->speech, text, false);
    if (!said) {
        soat_buffer_clear(&saying->speech.text);
        said = soat__is_digit(text.data[0]) && say_joined(saying, text);
    }
    if (!said) {
        soat_buffer_clear(&saying->speech.text);
    }
}

static bool may_be_unit(const soat_stretch_walk *walk) {
    enum { SYMBOL_BYTES_MAX = 24 };
    return soat__has_digit(walk->current.text) ||
           (walk->current.text.size <= SYMBOL_BYTES_MAX && follows_number(walk));
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, may_be_unit, SOAT_ANY_ENTITY, say_unit);
}

const soat_pass soat__pass_say_unit = {
    .info = {"say-unit", "units, per cent and money in words; their numbers stay"},
    .rewrite = rewrite,
};

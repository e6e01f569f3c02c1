/*
 * say-unit: units of measure and money behind their number or glued to it, with per cent and the
 * signs of currencies that stand in front: 12km, 120 m², 5.000đ/kg, 3%-5%, $5 tỷ. The number stays
 * in figures for the pass behind.
 */
#include "normalize/byte.h"
#include "normalize/say_stretches.h"
#include "normalize/word_table.h"
#include "syllable/syllable.h"

static bool is_place(const soat_word_row *row, const char *place) {
    return row != NULL && strcmp(row->place, place) == 0;
}

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

/* A word of the language: "người" of người/km2, but not the "cp" of đ/cp. */
static bool is_word(soat_span text) {
    soat_syllable syllable;
    return soat__syllable_parse(text, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/* One side of a slash: the words of a unit, or a word as it is. */
static bool find_side(soat_span side, soat_span *words) {
    const soat_word_row *const row = soat__unit_find(side);
    *words = row != NULL ? soat_span_from_string(row->words) : side;
    return row != NULL;
}

/* Says a symbol, or two with a slash between; false, nothing said, when it is no unit. */
static bool say_symbol(soat_speech *speech, soat_span symbol, bool glued) {
    const soat_word_row *const row = soat__unit_find(symbol);
    if (row != NULL) {
        const bool fits = glued || is_place(row, "apart");
        if (fits) {
            soat__say(speech, row->words);
        }
        return fits;
    }
    const char *const slash = memchr(symbol.data, '/', symbol.size);
    if (slash == NULL) {
        return false;
    }
    const soat_span left = soat_span_make(symbol.data, (size_t)(slash - symbol.data));
    const soat_span right = soat_span_make(slash + 1, symbol.size - left.size - 1);
    soat_span upper, lower;
    const bool left_known = find_side(left, &upper), right_known = find_side(right, &lower);
    if ((!left_known && !right_known) || (!left_known && !is_word(left)) ||
        (!right_known && !is_word(right))) {
        return false;
    }
    soat__say_span(speech, upper);
    soat__say(speech, "trên");
    soat__say_span(speech, lower);
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

static const char magnitudes[] = "nghìn,ngàn,vạn,triệu,tỷ,tỉ";

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
    if (!is_place(row, "before") || number_end(text, sign) != text.size) {
        return false;
    }
    say_money(&saying->speech, soat_span_make(text.data + sign, text.size - sign));
    const soat_span next = soat__without_behind(saying->walk->next.text, marks_behind);
    if (text.data + text.size == saying->core.data + saying->core.size &&
        soat__word_is_one_of(next, magnitudes)) {
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
           (soat__is_digit(before.data[before.size - 1]) ||
            soat__word_is_one_of(before, magnitudes));
}

/* Without brackets, quotes and marks of comparison at its front: (5kg, <5%, ~3km. */
static soat_span without_marks_before(soat_span text) {
    static const char *const marks[] = {"(", "[", "\"", "'", "<", ">", "=", "~", "≥", "≤", "≈"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0];) {
        const size_t size = strlen(marks[i]);
        if (text.size > size && memcmp(text.data, marks[i], size) == 0) {
            text = soat_span_make(text.data + size, text.size - size);
            i = 0;
        } else {
            i++;
        }
    }
    return text;
}

static void say_unit(soat_saying *saying) {
    soat_span text = without_marks_before(saying->walk->current.text);
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

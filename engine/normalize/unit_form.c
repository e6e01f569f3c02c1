#include "normalize/unit_form.h"

#include "syllable/syllable.h"

bool soat__unit_is_placed(const soat_word_row *row, const char *place) {
    return row != NULL && strcmp(row->place, place) == 0;
}

/* A word of the language: "người" of người/km2, but not the "cp" of đ/cp. */
static bool is_word(soat_span text) {
    soat_syllable syllable;
    return soat__syllable_parse(text, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

static soat_unit_side read_side(soat_span text) {
    return (soat_unit_side){.text = text, .row = soat__unit_find(text)};
}

bool soat__unit_form_read(soat_span symbol, bool glued, soat_unit_form *out) {
    const soat_unit_side whole = read_side(symbol);
    if (whole.row != NULL && !glued && !soat__unit_is_placed(whole.row, "apart")) {
        return false;
    }
    if (whole.row != NULL) {
        *out = (soat_unit_form){.side = {whole}, .count = 1};
        return true;
    }
    const char *const slash = memchr(symbol.data, '/', symbol.size);
    if (slash == NULL) {
        return false;
    }
    const size_t left_size = (size_t)(slash - symbol.data);
    const soat_unit_side left = read_side(soat_span_make(symbol.data, left_size));
    const soat_unit_side right = read_side(soat_span_make(slash + 1, symbol.size - left_size - 1));
    if ((left.row == NULL && right.row == NULL) || (left.row == NULL && !is_word(left.text)) ||
        (right.row == NULL && !is_word(right.text))) {
        return false;
    }
    *out = (soat_unit_form){.side = {left, right}, .count = 2};
    return true;
}

bool soat__is_magnitude(soat_span word) {
    return soat__word_is_one_of(word, "nghìn,ngàn,vạn,triệu,tỷ,tỉ");
}

soat_span soat__without_marks_before(soat_span text) {
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

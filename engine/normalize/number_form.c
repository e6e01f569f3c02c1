#include "normalize/number_form.h"

#include <stdint.h>

enum { GROUP_DIGITS = 3 };

static bool is_digit_at(soat_span text, size_t at) {
    return at < text.size && (unsigned char)(text.data[at] - '0') < 10;
}

/* Bytes of the sign at the start of the text. */
static size_t read_sign(soat_span text, soat_number_form *out) {
    static const char minus[] = "\xE2\x88\x92"; /* − U+2212 */
    if (text.size > 0 && (text.data[0] == '-' || text.data[0] == '+')) {
        out->negative = text.data[0] == '-';
        out->plus = !out->negative;
        return 1;
    }
    if (text.size >= 3 && memcmp(text.data, minus, 3) == 0) {
        out->negative = true;
        return 3;
    }
    return 0;
}

/* The end of digits and single marks between digits. */
static size_t find_end(soat_span text, size_t at) {
    while (is_digit_at(text, at) ||
           (at < text.size && (text.data[at] == '.' || text.data[at] == ',') &&
            is_digit_at(text, at + 1))) {
        at++;
    }
    return at;
}

typedef struct marks {
    size_t points, commas;
    size_t last;      /* place of the last mark; SIZE_MAX without one */
    bool even_groups; /* three digits between any two marks, one to three before the first */
} marks;

static marks find_marks(soat_span digits) {
    marks found = {.last = SIZE_MAX, .even_groups = true};
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] != '.' && digits.data[i] != ',') {
            continue;
        }
        const size_t before = found.last == SIZE_MAX ? i : i - found.last - 1;
        const bool even = found.last == SIZE_MAX ? before <= GROUP_DIGITS : before == GROUP_DIGITS;
        found.even_groups &= even;
        found.points += digits.data[i] == '.';
        found.commas += digits.data[i] == ',';
        found.last = i;
    }
    return found;
}

/*
 * Where the decimals begin: the place of their mark, digits.size when there are none, SIZE_MAX when
 * the marks make no number.
 */
static size_t find_decimal_mark(soat_span digits, soat_number_style style, bool *ambiguous) {
    const marks found = find_marks(digits);
    const size_t count = found.points + found.commas;
    if (count == 0) {
        return digits.size;
    }
    const size_t behind = digits.size - found.last - 1;
    const bool last_is_point = digits.data[found.last] == '.';
    const size_t same = last_is_point ? found.points : found.commas;
    if (count == 1) {
        const bool zero = digits.data[0] == '0';
        *ambiguous = behind == GROUP_DIGITS && found.even_groups && !zero;
        const bool groups = last_is_point == (style != SOAT_NUMBER_STYLE_ENGLISH);
        return *ambiguous && groups ? digits.size : found.last;
    }
    if (!found.even_groups) {
        return SIZE_MAX;
    }
    if (same == count) {
        return behind == GROUP_DIGITS ? digits.size : SIZE_MAX;
    }
    return same == 1 ? found.last : SIZE_MAX;
}

size_t soat__number_form_read(soat_span text, soat_number_form *out) {
    return soat__number_form_read_as(text, SOAT_NUMBER_STYLE_UNKNOWN, out);
}

soat_number_style soat__number_form_style(soat_span text, const soat_number_form *number) {
    const soat_span fraction = number->fraction;
    if (number->ambiguous || (!number->grouped && fraction.size == 0)) {
        return SOAT_NUMBER_STYLE_UNKNOWN;
    }
    const bool decimal_comma =
        fraction.size > 0 ? fraction.data[-1] == ',' : memchr(text.data, '.', text.size) != NULL;
    return decimal_comma ? SOAT_NUMBER_STYLE_VIETNAMESE : SOAT_NUMBER_STYLE_ENGLISH;
}

size_t soat__number_form_read_as(soat_span text, soat_number_style style, soat_number_form *out) {
    soat_number_form made = {.negative = false};
    const size_t start = read_sign(text, &made);
    if (!is_digit_at(text, start)) {
        return 0;
    }
    const size_t end = find_end(text, start);
    const soat_span digits = soat_span_make(text.data + start, end - start);
    const size_t decimal = find_decimal_mark(digits, style, &made.ambiguous);
    if (decimal == SIZE_MAX) {
        return 0;
    }
    for (size_t i = 0; i < decimal; i++) {
        if (!is_digit_at(digits, i)) {
            made.grouped = true;
        } else if (made.whole_size == SOAT_NUMBER_DIGITS_MAX) {
            return 0;
        } else {
            made.whole[made.whole_size++] = digits.data[i];
        }
    }
    if (decimal < digits.size) {
        made.fraction = soat_span_make(digits.data + decimal + 1, digits.size - decimal - 1);
    }
    *out = made;
    return end;
}

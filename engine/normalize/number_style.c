#include "normalize/number_style.h"

#include "normalize/byte.h"

/* Behind a decimal point these say that it is one. */
static bool is_measured(soat_span text, size_t start, size_t end) {
    return (end < text.size && text.data[end] == '%') || (start > 0 && text.data[start - 1] == '$');
}

/* How the number at [start, end) votes: 1 Vietnamese, -1 English. */
static int vote(soat_span text, size_t start, size_t end, bool groups_only) {
    soat_number_form number;
    const soat_span digits = soat_span_make(text.data + start, end - start);
    if (soat__number_form_read(digits, &number) != digits.size ||
        (groups_only && !number.grouped)) {
        return 0;
    }
    switch (soat__number_form_style(digits, &number)) {
    case SOAT_NUMBER_STYLE_VIETNAMESE:
        return 1;
    case SOAT_NUMBER_STYLE_ENGLISH:
        return number.grouped || is_measured(text, start, end) ? -1 : 0;
    default:
        return 0;
    }
}

static soat_number_style count(soat_span text, bool groups_only) {
    long votes = 0;
    for (size_t at = 0; at < text.size; at++) {
        if (!soat__is_digit(text.data[at])) {
            continue;
        }
        const size_t start = at;
        bool marks = false;
        while (at < text.size && (soat__is_digit(text.data[at]) ||
                                  (soat__is_one_of(text.data[at], ".,") && at + 1 < text.size &&
                                   soat__is_digit(text.data[at + 1])))) {
            marks |= !soat__is_digit(text.data[at++]);
        }
        if (marks) {
            votes += vote(text, start, at, groups_only);
        }
    }
    return votes > 0   ? SOAT_NUMBER_STYLE_VIETNAMESE
           : votes < 0 ? SOAT_NUMBER_STYLE_ENGLISH
                       : SOAT_NUMBER_STYLE_UNKNOWN;
}

soat_number_style soat__number_style_of(soat_span text) {
    return count(text, false);
}

soat_number_style soat__number_style_of_groups(soat_span text) {
    return count(text, true);
}

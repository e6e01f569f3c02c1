/* say-roman: Roman numerals where a word before them counts (roman_form.h): Chương IV, quý IV/2023. */
#include <stdio.h>

#include "normalize/roman_form.h"
#include "normalize/say_stretches.h"

static void say_numeral(soat_saying *saying, unsigned value) {
    if (soat__word_is_one_of(saying->walk->previous.text, "thứ,quý") &&
        (value == 1 || value == 4)) {
        const bool ordinal = soat__word_is_one_of(saying->walk->previous.text, "thứ");
        soat__say(&saying->speech, value == 4 ? "tư" : ordinal ? "nhất" : "một");
        return;
    }
    char digits[16];
    const int size = snprintf(digits, sizeof digits, "%u", value);
    soat__say_whole(&saying->speech, soat_span_make(digits, (size_t)size));
}

static void say_roman(soat_saying *saying) {
    soat_roman_form form;
    if (!soat__roman_form_read(saying->walk, saying->core, &form)) {
        return;
    }
    say_numeral(saying, form.value);
    if (form.year.size > 0) {
        soat__say(&saying->speech, "năm");
        soat__say_whole(&saying->speech, form.year);
    } else if (form.to > 0) {
        soat__say(&saying->speech, "đến");
        say_numeral(saying, form.to);
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, soat__roman_may_begin,
                        1u << SOAT_ENTITY_ROMAN | 1u << SOAT_ENTITY_CODE, say_roman);
}

const soat_pass soat__pass_say_roman = {
    .info = {"say-roman", "Roman numerals in words, where a word before them counts"},
    .rewrite = rewrite,
};

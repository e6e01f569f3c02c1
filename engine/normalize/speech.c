#include "normalize/speech.h"

#include <assert.h>

static const char *const digit_names[10] = {"không", "một", "hai", "ba",  "bốn",
                                            "năm",   "sáu", "bảy", "tám", "chín"};

void soat__say_span(soat_speech *self, soat_span words) {
    if (self->text.size > 0) {
        self->failed |= soat_buffer_append(&self->text, soat_span_make(" ", 1), NULL) != SOAT_OK;
    }
    self->failed |= soat_buffer_append(&self->text, words, NULL) != SOAT_OK;
}

void soat__say(soat_speech *self, const char *words) {
    soat__say_span(self, soat_span_from_string(words));
}

static int value_of(char digit) {
    assert(digit >= '0' && digit <= '9');
    return digit - '0';
}

void soat__say_digits(soat_speech *self, soat_span digits) {
    for (size_t i = 0; i < digits.size; i++) {
        soat__say(self, digit_names[value_of(digits.data[i])]);
    }
}

/* The units of a group whose tens are known: mốt, tư and lăm behind them. */
static const char *unit_name(int tens, int units) {
    if (units == 5 && tens > 0) {
        return "lăm";
    }
    if (units == 1 && tens > 1) {
        return "mốt";
    }
    return units == 4 && tens > 1 ? "tư" : digit_names[units];
}

static void say_tens(soat_speech *self, int tens, int units, bool after_hundreds) {
    if (tens == 0 && units > 0 && after_hundreds) {
        soat__say(self, self->options->odd == SOAT_ODD_SETTING_LE ? "lẻ" : "linh");
    } else if (tens == 1) {
        soat__say(self, "mười");
    } else if (tens > 1) {
        soat__say(self, digit_names[tens]);
        soat__say(self, "mươi");
    }
    if (units > 0) {
        soat__say(self, unit_name(tens, units));
    }
}

/* A group of three that is not 000. Behind a higher group its hundreds are said even when 0. */
static void say_group(soat_speech *self, int group, bool after_higher) {
    const int hundreds = group / 100;
    if (hundreds > 0 || after_higher) {
        soat__say(self, digit_names[hundreds]);
        soat__say(self, "trăm");
    }
    say_tens(self, group / 10 % 10, group % 10, hundreds > 0 || after_higher);
}

/* What the group `place` groups from the end counts: nghìn, triệu, tỷ, nghìn tỷ, … */
static void say_scale(soat_speech *self, size_t place) {
    if (place % 3 == 1) {
        soat__say(self, self->options->thousand == SOAT_THOUSAND_SETTING_NGAN ? "ngàn" : "nghìn");
    } else if (place % 3 == 2) {
        soat__say(self, "triệu");
    }
}

static int group_value(soat_span digits, size_t place) {
    int value = 0;
    for (size_t i = 3; i > 0; i--) {
        const size_t from_end = place * 3 + i;
        if (from_end <= digits.size) {
            value = value * 10 + value_of(digits.data[digits.size - from_end]);
        }
    }
    return value;
}

void soat__say_whole(soat_speech *self, soat_span digits) {
    while (digits.size > 1 && digits.data[0] == '0') {
        digits = soat_span_make(digits.data + 1, digits.size - 1);
    }
    if (digits.size == 1 || digits.size == 0) {
        soat__say(self, digit_names[digits.size == 0 ? 0 : value_of(digits.data[0])]);
        return;
    }
    const size_t groups = (digits.size + 2) / 3;
    bool any = false, owed = false; /* owed: groups said since the last tỷ */
    for (size_t place = groups; place-- > 0;) {
        const int group = group_value(digits, place);
        if (group > 0) {
            say_group(self, group, any);
            say_scale(self, place);
            any = owed = true;
        }
        if (place % 3 == 0 && place > 0 && owed) {
            for (size_t times = place / 3; times > 0; times--) {
                soat__say(self, "tỷ");
            }
            owed = false;
        }
    }
}

void soat__say_fraction(soat_speech *self, soat_span digits) {
    const bool short_enough = digits.size <= 2 && digits.size > 0 && digits.data[0] != '0';
    if (short_enough) {
        soat__say_whole(self, digits);
    } else {
        soat__say_digits(self, digits);
    }
}

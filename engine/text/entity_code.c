/* Codes, plates, Roman numerals and the marks of lists. */
#include <string.h>

#include "text/entity_forms.h"

/* Two digits, a letter or two, perhaps a digit; then four or five digits, perhaps with a point. */
bool soat__is_plate(soat_cursor text) {
    unsigned value = 0;
    soat_letter letter;
    if (soat__take_digits(&text, &value) != 2 || value < 11 || !soat__take_letter(&text, &letter) ||
        !letter.upper) {
        return false;
    }
    soat_cursor second = text;
    if (soat__take_letter(&second, &letter)) {
        text = second;
    }
    soat__take(&text, "0123456789");
    if (!letter.upper || !soat__take(&text, "-")) {
        return false;
    }
    const size_t first = soat__take_digits(&text, &value);
    if (soat__at_end(&text)) {
        return first == 4 || first == 5;
    }
    return first == 3 && soat__take(&text, ".") && soat__take_digits(&text, &value) == 2 &&
           soat__at_end(&text);
}

/* One part of a code: digits, or letters that begin with a capital, then perhaps digits. */
static bool take_code_part(soat_cursor *text, bool *letters, bool *digits) {
    const char *const start = text->at;
    soat_letter letter = {0};
    unsigned value = 0;
    *letters = false;
    while (soat__take_letter(text, &letter)) {
        if (!*letters && !letter.upper) {
            return false;
        }
        *letters = true;
    }
    *digits = soat__take_digits(text, &value) > 0;
    return text->at > start;
}

/* Parts between slashes and hyphens: a number and letters at least, or letters on both sides of a
 * slash. */
bool soat__is_code(soat_cursor text) {
    size_t parts = 0;
    size_t with_letters = 0;
    size_t with_digits = 0;
    size_t slashes = 0;
    for (;;) {
        bool letters = false;
        bool digits = false;
        const char *const start = text.at;
        if (!take_code_part(&text, &letters, &digits) || text.at - start > 24) {
            return false;
        }
        parts++;
        with_letters += letters;
        with_digits += digits;
        if (soat__at_end(&text)) {
            break;
        }
        if (*text.at == '/') {
            slashes++;
        }
        if (!soat__take(&text, "/-.")) {
            return false;
        }
    }
    if (with_letters == 0 || parts > 8) {
        return false;
    }
    if (parts == 1) {
        return with_digits == 1; /* QH15 */
    }
    return with_digits > 0 || (slashes > 0 && with_letters == parts);
}

unsigned soat__take_roman(soat_cursor *text) {
    static const struct {
        const char *digits;
        unsigned value;
    } steps[] = {{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100},
                 {"XC", 90},  {"L", 50},   {"XL", 40}, {"X", 10},   {"IX", 9},
                 {"V", 5},    {"IV", 4},   {"I", 1}};
    unsigned value = 0;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        /* M, C, X, I repeat up to three times; the others stand once. */
        const int most =
            strchr("MCXI", steps[i].digits[0]) != NULL && steps[i].digits[1] == '\0' ? 3 : 1;
        for (int times = 0; times < most && soat__take_text(text, steps[i].digits); times++) {
            value += steps[i].value;
        }
    }
    return value;
}

static bool take_roman_part(soat_cursor *text) {
    const char *const start = text->at;
    if (soat__take_roman(text) == 0) {
        return false;
    }
    const size_t size = (size_t)(text->at - start);
    /* C, D, L, M are letters of a list, DI, MI, LI words in capitals. */
    return size > 2 || (strchr("IVX", start[0]) != NULL && strchr("IVX", start[size - 1]) != NULL);
}

bool soat__is_roman(soat_cursor text) {
    if (!take_roman_part(&text)) {
        return false;
    }
    return soat__at_end(&text) ||
           (soat__take_dash(&text) && take_roman_part(&text) && soat__at_end(&text));
}

/* 1.2.3, of small numbers: not thousands. */
bool soat__is_section(soat_cursor text) {
    unsigned value = 0;
    size_t groups = 0;
    do {
        const size_t digits = soat__take_digits(&text, &value);
        if (digits == 0 || digits > 2) {
            return false;
        }
        groups++;
    } while (soat__take(&text, "."));
    return groups >= 3 && soat__at_end(&text);
}

/* Marks before the text of an item, with the sign that makes them so. */
bool soat__is_list_mark(soat_cursor text) {
    const bool bracket = soat__take(&text, "(");
    const soat_cursor start = text;
    soat_letter letter;
    unsigned value = 0;
    size_t digits = soat__take_digits(&text, &value);
    if (digits > 0) {
        while (digits <= 2 && soat__take(&text, ".") &&
               (digits = soat__take_digits(&text, &value)) > 0) {
        }
        if (digits > 2) {
            return false;
        }
        return soat__take(&text, ")") ? soat__at_end(&text)
                                      : soat__at_end(&text) && !bracket && text.at[-1] == '.';
    }
    if (!take_roman_part(&text)) {
        text = start;
        if (!soat__take_letter(&text, &letter)) {
            return false;
        }
    }
    return soat__take(&text, ")") ? soat__at_end(&text)
                                  : !bracket && soat__take(&text, ".") && soat__at_end(&text);
}

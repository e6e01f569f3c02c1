/*
 * A table of recognisers, each a few lines of scanning from left to right, tried in order: the
 * first that takes the whole stretch wins, so that the stricter ones stand first.
 */
#include "text/entity.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/letter.h"
#include "text/utf8.h"

/* What is left to read of a stretch. */
typedef struct cursor {
    const char *at, *end;
} cursor;

static cursor cursor_of(soat_span text) {
    return (cursor){text.data, text.data + text.size};
}

static bool at_end(const cursor *self) {
    return self->at == self->end;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_one_of(char byte, const char *set) {
    return byte != '\0' && strchr(set, byte) != NULL;
}

/* Takes one byte of `set`. */
static bool take(cursor *self, const char *set) {
    if (at_end(self) || !is_one_of(*self->at, set)) {
        return false;
    }
    self->at++;
    return true;
}

static bool take_text(cursor *self, const char *text) {
    const size_t size = strlen(text);
    if ((size_t)(self->end - self->at) < size || memcmp(self->at, text, size) != 0) {
        return false;
    }
    self->at += size;
    return true;
}

/* Takes a run of digits; returns how many, their value (of the first nine) in *value. */
static size_t take_digits(cursor *self, unsigned *value) {
    const char *const start = self->at;
    *value = 0;
    while (!at_end(self) && is_digit(*self->at)) {
        if (self->at - start < 9) {
            *value = *value * 10 + (unsigned)(*self->at - '0');
        }
        self->at++;
    }
    return (size_t)(self->at - start);
}

/* A hyphen, or the dash that stands for "to". */
static bool take_dash(cursor *self) {
    return take(self, "-") || take_text(self, "–");
}

/* Takes a letter of Vietnamese. */
static bool take_letter(cursor *self, soat_letter *letter) {
    if (at_end(self)) {
        return false;
    }
    size_t size = 0;
    const soat_span rest = soat_span_make(self->at, (size_t)(self->end - self->at));
    if (!soat__letter_from_code_point(soat__utf8_next(rest, &size), letter)) {
        return false;
    }
    self->at += size;
    return true;
}

static bool is_email(cursor text) {
    const char *const start = text.at;
    while (!at_end(&text) &&
           (is_ascii_letter(*text.at) || is_digit(*text.at) || is_one_of(*text.at, "._%+-"))) {
        text.at++;
    }
    if (text.at == start || !take(&text, "@")) {
        return false;
    }
    size_t labels = 0;
    do {
        const char *const label = text.at;
        while (!at_end(&text) &&
               (is_ascii_letter(*text.at) || is_digit(*text.at) || *text.at == '-')) {
            text.at++;
        }
        if (text.at == label) {
            return false;
        }
        labels++;
    } while (take(&text, "."));
    return labels >= 2 && at_end(&text);
}

/* A host such as vnexpress.net or www.chinhphu.vn/path: ASCII labels under a known domain. */
static bool is_host(cursor text) {
    static const char *const domains[] = {"vn",   "com", "org", "net", "gov", "edu",
                                          "info", "io",  "eu",  "int", "asia"};
    size_t labels = 0;
    soat_span last = {0};
    do {
        const char *const label = text.at;
        while (!at_end(&text) &&
               ((*text.at >= 'a' && *text.at <= 'z') || is_digit(*text.at) || *text.at == '-')) {
            text.at++;
        }
        last = soat_span_make(label, (size_t)(text.at - label));
        if (last.size == 0) {
            return false;
        }
        labels++;
    } while (take(&text, "."));
    if (labels < 2 || !(at_end(&text) || take(&text, "/:?#"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof domains / sizeof domains[0]; i++) {
        if (last.size == strlen(domains[i]) && memcmp(last.data, domains[i], last.size) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_url(cursor text) {
    static const char *const starts[] = {"http://", "https://", "ftp://",  "www.",
                                         "WWW.",    "Http://",  "Https://"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        cursor rest = text;
        if (take_text(&rest, starts[i])) {
            return !at_end(&rest);
        }
    }
    return is_host(text);
}

/* Two digits, a letter or two, perhaps a digit; then four or five digits, perhaps with a point. */
static bool is_plate(cursor text) {
    unsigned value = 0;
    soat_letter letter;
    if (take_digits(&text, &value) != 2 || value < 11 || !take_letter(&text, &letter) ||
        !letter.upper) {
        return false;
    }
    cursor second = text;
    if (take_letter(&second, &letter)) {
        text = second;
    }
    take(&text, "0123456789");
    if (!letter.upper || !take(&text, "-")) {
        return false;
    }
    const size_t first = take_digits(&text, &value);
    if (at_end(&text)) {
        return first == 4 || first == 5;
    }
    return first == 3 && take(&text, ".") && take_digits(&text, &value) == 2 && at_end(&text);
}

static bool is_day(unsigned value) {
    return value >= 1 && value <= 31;
}

static bool is_month(unsigned value) {
    return value >= 1 && value <= 12;
}

static bool is_year(unsigned value) {
    return value >= 1000 && value <= 2999;
}

/* Day, month and year in that order, or month and year, or day and month; or year first. */
static bool is_date(cursor text) {
    unsigned parts[3] = {0};
    size_t digits[3] = {0};
    size_t count = 0;
    char separator = 0;
    for (;;) {
        digits[count] = take_digits(&text, &parts[count]);
        if (digits[count] == 0 || digits[count] > 4) {
            return false;
        }
        count++;
        if (at_end(&text)) {
            break;
        }
        const char next = *text.at;
        if (count == 3 || !take(&text, "/.-") || (separator != 0 && next != separator)) {
            return false;
        }
        separator = next;
    }
    if (count == 3 && digits[0] == 4) {
        return is_year(parts[0]) && is_month(parts[1]) && is_day(parts[2]);
    }
    if (count == 3) {
        return is_day(parts[0]) && is_month(parts[1]) && digits[0] <= 2 && digits[1] <= 2 &&
               (digits[2] == 4 ? is_year(parts[2]) : digits[2] == 2);
    }
    if (count != 2 || digits[0] > 2 || (separator != '/' && digits[1] != 4)) {
        return false;
    }
    return digits[1] == 4 ? is_month(parts[0]) && is_year(parts[1])
                          : is_day(parts[0]) && is_month(parts[1]);
}

/* 8h · 8h30 · 14g30 · 10:30 · 10:30:05 */
static bool take_time(cursor *text) {
    unsigned value = 0;
    if (take_digits(text, &value) - 1 > 1 || value > 24) {
        return false;
    }
    if (take(text, "hg")) {
        const size_t digits = take_digits(text, &value);
        take(text, "'");
        return digits == 0 || (digits == 2 && value < 60);
    }
    for (int groups = 0; groups < 2 && take(text, ":"); groups++) {
        if (take_digits(text, &value) != 2 || value >= 60) {
            return false;
        }
    }
    return true;
}

static bool is_time(cursor text) {
    const cursor start = text;
    if (!take_time(&text)) {
        return false;
    }
    /* Digits alone are a number. */
    const size_t size = (size_t)(text.at - start.at);
    if (memchr(start.at, ':', size) == NULL && memchr(start.at, 'h', size) == NULL &&
        memchr(start.at, 'g', size) == NULL) {
        return false;
    }
    return at_end(&text) || (take_dash(&text) && take_time(&text) && at_end(&text));
}

/* Digits with separators between them. */
static bool take_number(cursor *text) {
    unsigned value = 0;
    if (take_digits(text, &value) == 0) {
        return false;
    }
    for (;;) {
        const cursor before = *text;
        if (!take(text, ".,:/") || take_digits(text, &value) == 0) {
            *text = before;
            return true;
        }
    }
}

/* A number, or two with a dash between them; a sign before. */
static bool take_quantity(cursor *text) {
    if (!take(text, "+-")) {
        take_text(text, "−");
    }
    if (!take_number(text)) {
        return false;
    }
    const cursor before = *text;
    if (!take_dash(text) || !take_number(text)) {
        *text = before;
    }
    return true;
}

static bool is_percent(cursor text) {
    if (!take_quantity(&text)) {
        return false;
    }
    const cursor before = text;
    if (take(&text, "%") && take_dash(&text) && !take_quantity(&text)) {
        return false; /* 3%-5% */
    }
    if (text.at == before.at) {
        return false;
    }
    return at_end(&text) || (take_text(&text, "%") && at_end(&text));
}

static bool is_number(cursor text) {
    static const char *const units[] = {
        "đ",  "đồng", "USD", "VNĐ", "VND", "$",  "km", "km2", "km²", "m",  "m2", "m²",
        "m3", "m³",   "cm",  "mm",  "ha",  "kg", "g",  "mg",  "ml",  "l",  "kV", "kW",
        "MW", "kWh",  "kVA", "MVA", "GB",  "MB", "°C", "°",   "ºC",  "tr", "tỷ", "người"};
    if (!take_quantity(&text)) {
        return false;
    }
    if (at_end(&text)) {
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        cursor rest = text;
        if (take_text(&rest, units[i]) && at_end(&rest)) {
            return true;
        }
    }
    return false;
}

/* One part of a code: digits, or letters that begin with a capital, then perhaps digits. */
static bool take_code_part(cursor *text, bool *letters, bool *digits) {
    const char *const start = text->at;
    soat_letter letter = {0};
    unsigned value = 0;
    *letters = false;
    while (take_letter(text, &letter)) {
        if (!*letters && !letter.upper) {
            return false;
        }
        *letters = true;
    }
    *digits = take_digits(text, &value) > 0;
    return text->at > start;
}

/* Parts between slashes and hyphens: a number and letters at least, or letters on both sides of a
 * slash. */
static bool is_code(cursor text) {
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
        if (at_end(&text)) {
            break;
        }
        if (*text.at == '/') {
            slashes++;
        }
        if (!take(&text, "/-.")) {
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

/* The value of a Roman numeral in its usual form, or 0. */
static unsigned take_roman(cursor *text) {
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
        for (int times = 0; times < most && take_text(text, steps[i].digits); times++) {
            value += steps[i].value;
        }
    }
    return value;
}

static bool take_roman_part(cursor *text) {
    const char *const start = text->at;
    if (take_roman(text) == 0) {
        return false;
    }
    const size_t size = (size_t)(text->at - start);
    /* C, D, L, M are letters of a list, DI, MI, LI words in capitals. */
    return size > 2 || (strchr("IVX", start[0]) != NULL && strchr("IVX", start[size - 1]) != NULL);
}

static bool is_roman(cursor text) {
    if (!take_roman_part(&text)) {
        return false;
    }
    return at_end(&text) || (take_dash(&text) && take_roman_part(&text) && at_end(&text));
}

/* 1.2.3, of small numbers: not thousands. */
static bool is_section(cursor text) {
    unsigned value = 0;
    size_t groups = 0;
    do {
        const size_t digits = take_digits(&text, &value);
        if (digits == 0 || digits > 2) {
            return false;
        }
        groups++;
    } while (take(&text, "."));
    return groups >= 3 && at_end(&text);
}

/* Marks before the text of an item, with the sign that makes them so. */
static bool is_list_mark(cursor text) {
    const bool bracket = take(&text, "(");
    const cursor start = text;
    soat_letter letter;
    unsigned value = 0;
    size_t digits = take_digits(&text, &value);
    if (digits > 0) {
        while (digits <= 2 && take(&text, ".") && (digits = take_digits(&text, &value)) > 0) {
        }
        if (digits > 2) {
            return false;
        }
        return take(&text, ")") ? at_end(&text) : at_end(&text) && !bracket && text.at[-1] == '.';
    }
    if (!take_roman_part(&text)) {
        text = start;
        if (!take_letter(&text, &letter)) {
            return false;
        }
    }
    return take(&text, ")") ? at_end(&text) : !bracket && take(&text, ".") && at_end(&text);
}

/* Whole code points that stand before and after words without belonging to them. */
static const char *const openers[] = {"(", "[", "{", "\"", "'", "“", "‘", "«", "<", "„"};
static const char *const closers[] = {".",  ",", ";", ":", "!", "?", ")", "]", "}",
                                      "\"", "'", "”", "’", "»", "…", ">", "“"};

static soat_span strip(soat_span text) {
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
        const size_t size = strlen(openers[i]);
        if (text.size > size && memcmp(text.data, openers[i], size) == 0) {
            text = soat_span_make(text.data + size, text.size - size);
            i = SIZE_MAX; /* from the first one again */
        }
    }
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
        const size_t size = strlen(closers[i]);
        if (text.size > size && memcmp(text.data + text.size - size, closers[i], size) == 0) {
            text.size -= size;
            i = SIZE_MAX;
        }
    }
    return text;
}

static const struct {
    bool (*matches)(cursor text);
    soat_entity entity;
} recognisers[] = {
    {is_email, SOAT_ENTITY_EMAIL},       {is_plate, SOAT_ENTITY_PLATE},
    {is_section, SOAT_ENTITY_LIST_MARK}, {is_date, SOAT_ENTITY_DATE},
    {is_time, SOAT_ENTITY_TIME},         {is_percent, SOAT_ENTITY_PERCENT},
    {is_number, SOAT_ENTITY_NUMBER},     {is_roman, SOAT_ENTITY_ROMAN},
    {is_code, SOAT_ENTITY_CODE},         {is_url, SOAT_ENTITY_URL},
};

static soat_entity classify(soat_span text) {
    for (size_t i = 0; i < sizeof recognisers / sizeof recognisers[0]; i++) {
        if (recognisers[i].matches(cursor_of(text))) {
            return recognisers[i].entity;
        }
    }
    return SOAT_ENTITY_NONE;
}

soat_entity soat__entity_of(soat_span chunk, soat_span *core) {
    soat_entity entity = SOAT_ENTITY_NONE;
    soat_span found = chunk;
    if (chunk.size > 0 && is_list_mark(cursor_of(chunk))) {
        entity = SOAT_ENTITY_LIST_MARK;
    } else if (chunk.size > 0) {
        const soat_span stripped = strip(chunk);
        entity = classify(stripped);
        found = entity == SOAT_ENTITY_NONE ? chunk : stripped;
    }
    if (core != NULL) {
        *core = found;
    }
    return entity;
}

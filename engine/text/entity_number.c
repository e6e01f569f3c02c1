/* Dates, times and quantities. */
#include <string.h>

#include "text/entity_forms.h"

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
bool soat__is_date(soat_cursor text) {
    unsigned parts[3] = {0};
    size_t digits[3] = {0};
    size_t count = 0;
    char separator = 0;
    for (;;) {
        digits[count] = soat__take_digits(&text, &parts[count]);
        if (digits[count] == 0 || digits[count] > 4) {
            return false;
        }
        count++;
        if (soat__at_end(&text)) {
            break;
        }
        const char next = *text.at;
        if (count == 3 || !soat__take(&text, "/.-") || (separator != 0 && next != separator)) {
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
static bool take_time(soat_cursor *text) {
    unsigned value = 0;
    if (soat__take_digits(text, &value) - 1 > 1 || value > 24) {
        return false;
    }
    if (soat__take(text, "hg")) {
        const size_t digits = soat__take_digits(text, &value);
        soat__take(text, "'");
        return digits == 0 || (digits == 2 && value < 60);
    }
    for (int groups = 0; groups < 2 && soat__take(text, ":"); groups++) {
        if (soat__take_digits(text, &value) != 2 || value >= 60) {
            return false;
        }
    }
    return true;
}

bool soat__is_time(soat_cursor text) {
    const soat_cursor start = text;
    if (!take_time(&text)) {
        return false;
    }
    /* Digits alone are a number. */
    const size_t size = (size_t)(text.at - start.at);
    if (memchr(start.at, ':', size) == NULL && memchr(start.at, 'h', size) == NULL &&
        memchr(start.at, 'g', size) == NULL) {
        return false;
    }
    return soat__at_end(&text) ||
           (soat__take_dash(&text) && take_time(&text) && soat__at_end(&text));
}

/* Digits with separators between them. */
static bool take_number(soat_cursor *text) {
    unsigned value = 0;
    if (soat__take_digits(text, &value) == 0) {
        return false;
    }
    for (;;) {
        const soat_cursor before = *text;
        if (!soat__take(text, ".,:/") || soat__take_digits(text, &value) == 0) {
            *text = before;
            return true;
        }
    }
}

/* A number, or two with a dash between them; a sign before. */
static bool take_quantity(soat_cursor *text) {
    if (!soat__take(text, "+-")) {
        soat__take_text(text, "−");
    }
    if (!take_number(text)) {
        return false;
    }
    const soat_cursor before = *text;
    if (!soat__take_dash(text) || !take_number(text)) {
        *text = before;
    }
    return true;
}

bool soat__is_percent(soat_cursor text) {
    if (!take_quantity(&text)) {
        return false;
    }
    const soat_cursor before = text;
    if (soat__take(&text, "%") && soat__take_dash(&text) && !take_quantity(&text)) {
        return false; /* 3%-5% */
    }
    if (text.at == before.at) {
        return false;
    }
    return soat__at_end(&text) || (soat__take_text(&text, "%") && soat__at_end(&text));
}

bool soat__is_number(soat_cursor text) {
    static const char *const units[] = {
        "đ",  "đồng", "USD", "VNĐ", "VND", "$",  "km", "km2", "km²", "m",  "m2", "m²",
        "m3", "m³",   "cm",  "mm",  "ha",  "kg", "g",  "mg",  "ml",  "l",  "kV", "kW",
        "MW", "kWh",  "kVA", "MVA", "GB",  "MB", "°C", "°",   "ºC",  "tr", "tỷ", "người"};
    if (!take_quantity(&text)) {
        return false;
    }
    if (soat__at_end(&text)) {
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        soat_cursor rest = text;
        if (soat__take_text(&rest, units[i]) && soat__at_end(&rest)) {
            return true;
        }
    }
    return false;
}

/* Addresses: e-mail, and places on the web. */
#include <string.h>

#include "text/entity_forms.h"

static bool is_one_of(char byte, const char *set) {
    return byte != '\0' && strchr(set, byte) != NULL;
}

bool soat__is_email(soat_cursor text) {
    const char *const start = text.at;
    while (!soat__at_end(&text) &&
           (soat__is_ascii_letter(*text.at) || soat__is_digit_byte(*text.at) ||
            is_one_of(*text.at, "._%+-"))) {
        text.at++;
    }
    if (text.at == start || !soat__take(&text, "@")) {
        return false;
    }
    size_t labels = 0;
    do {
        const char *const label = text.at;
        while (!soat__at_end(&text) && (soat__is_ascii_letter(*text.at) ||
                                        soat__is_digit_byte(*text.at) || *text.at == '-')) {
            text.at++;
        }
        if (text.at == label) {
            return false;
        }
        labels++;
    } while (soat__take(&text, "."));
    return labels >= 2 && soat__at_end(&text);
}

/* A host such as vnexpress.net or www.chinhphu.vn/path: ASCII labels under a known domain. */
static bool is_host(soat_cursor text) {
    static const char *const domains[] = {"vn",   "com", "org", "net", "gov", "edu",
                                          "info", "io",  "eu",  "int", "asia"};
    size_t labels = 0;
    soat_span last = {0};
    do {
        const char *const label = text.at;
        while (!soat__at_end(&text) && ((*text.at >= 'a' && *text.at <= 'z') ||
                                        soat__is_digit_byte(*text.at) || *text.at == '-')) {
            text.at++;
        }
        last = soat_span_make(label, (size_t)(text.at - label));
        if (last.size == 0) {
            return false;
        }
        labels++;
    } while (soat__take(&text, "."));
    if (labels < 2 || !(soat__at_end(&text) || soat__take(&text, "/:?#"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof domains / sizeof domains[0]; i++) {
        if (last.size == strlen(domains[i]) && memcmp(last.data, domains[i], last.size) == 0) {
            return true;
        }
    }
    return false;
}

bool soat__is_url(soat_cursor text) {
    static const char *const starts[] = {"http://", "https://", "ftp://",  "www.",
                                         "WWW.",    "Http://",  "Https://"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        soat_cursor rest = text;
        if (soat__take_text(&rest, starts[i])) {
            return !soat__at_end(&rest);
        }
    }
    return is_host(text);
}

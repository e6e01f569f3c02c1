#include "page_ranges.h"

#include <stddef.h>

#include "message.h"

typedef struct range {
    uint32_t first, last;
} range;

/* Reads digits; 0 when there are none or they go beyond 32 bits. */
static uint32_t read_number(const char **text) {
    uint32_t value = 0;
    bool whole = true;
    for (; **text >= '0' && **text <= '9'; ++*text) {
        const uint32_t digit = (uint32_t)(**text - '0');
        whole = whole && !__builtin_mul_overflow(value, 10U, &value) &&
                !__builtin_add_overflow(value, digit, &value);
    }
    return whole ? value : 0;
}

/* Reads "3", "3-5" or "3-" and the comma behind it. False when it is none of them. */
static bool next_range(const char **text, range *out) {
    out->first = out->last = read_number(text);
    if (out->first == 0) {
        return false;
    }
    if (**text == '-') {
        ++*text;
        const bool open = **text == '\0' || **text == ',';
        out->last = open ? UINT32_MAX : read_number(text);
    }
    if (**text == ',') {
        ++*text;
    } else if (**text != '\0') {
        return false;
    }
    return out->last >= out->first;
}

bool page_ranges_check(const char *text) {
    if (text == NULL) {
        return true;
    }
    const char *rest = text;
    range one;
    bool good = *text != '\0';
    while (good && *rest != '\0') {
        good = next_range(&rest, &one);
    }
    if (!good) {
        message("--pages is a list like 1,3-5,9- and not '%s'", text);
    }
    return good;
}

bool page_ranges_hold(const char *text, uint32_t number) {
    if (text == NULL) {
        return true;
    }
    range one;
    while (*text != '\0' && next_range(&text, &one)) {
        if (number >= one.first && number <= one.last) {
            return true;
        }
    }
    return false;
}

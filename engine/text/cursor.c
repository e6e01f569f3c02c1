#include "text/cursor.h"

#include <string.h>

#include "text/utf8.h"

static bool is_one_of(char byte, const char *set) {
    return byte != '\0' && strchr(set, byte) != NULL;
}

bool soat__take(soat_cursor *self, const char *set) {
    if (soat__at_end(self) || !is_one_of(*self->at, set)) {
        return false;
    }
    self->at++;
    return true;
}

bool soat__take_text(soat_cursor *self, const char *text) {
    const size_t size = strlen(text);
    if ((size_t)(self->end - self->at) < size || memcmp(self->at, text, size) != 0) {
        return false;
    }
    self->at += size;
    return true;
}

size_t soat__take_digits(soat_cursor *self, unsigned *value) {
    const char *const start = self->at;
    *value = 0;
    while (!soat__at_end(self) && soat__is_digit_byte(*self->at)) {
        if (self->at - start < 9) {
            *value = *value * 10 + (unsigned)(*self->at - '0');
        }
        self->at++;
    }
    return (size_t)(self->at - start);
}

bool soat__take_dash(soat_cursor *self) {
    return soat__take(self, "-") || soat__take_text(self, "–");
}

bool soat__take_letter(soat_cursor *self, soat_letter *letter) {
    if (soat__at_end(self)) {
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

/*
 * Reading a short stretch from left to right: what each function takes, it moves past; what it does
 * not find leaves the cursor where it was. No state, no allocation.
 */
#ifndef SOAT_TEXT_CURSOR_H
#define SOAT_TEXT_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"
#include "text/letter.h"

/* What is left to read. */
typedef struct soat_cursor {
    const char *at, *end;
} soat_cursor;

static inline soat_cursor soat__cursor_of(soat_span text) {
    return (soat_cursor){text.data, text.data + text.size};
}

static inline bool soat__at_end(const soat_cursor *self) {
    return self->at == self->end;
}

static inline bool soat__is_digit_byte(char byte) {
    return byte >= '0' && byte <= '9';
}

static inline bool soat__is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* One byte of the string `set`. */
bool soat__take(soat_cursor *self, const char *set);

bool soat__take_text(soat_cursor *self, const char *text);

/* A run of digits; returns how many, their value (of the first nine) in *value. */
size_t soat__take_digits(soat_cursor *self, unsigned *value);

/* A hyphen, or the dash that stands for "to". */
bool soat__take_dash(soat_cursor *self);

/* A letter of Vietnamese. */
bool soat__take_letter(soat_cursor *self, soat_letter *letter);

#endif

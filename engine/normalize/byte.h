/* Questions to a byte of text. The text may hold NUL, which no set of bytes has. */
#ifndef SOAT_NORMALIZE_BYTE_H
#define SOAT_NORMALIZE_BYTE_H

#include <stdbool.h>
#include <string.h>

static inline bool soat__is_digit(char byte) {
    return (unsigned char)(byte - '0') < 10;
}

static inline bool soat__is_one_of(char byte, const char *set) {
    return byte != '\0' && strchr(set, byte) != NULL;
}

#endif

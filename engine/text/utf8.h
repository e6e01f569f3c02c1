/* UTF-8 (RFC 3629): strict decoding, one code point at a time, and encoding. */
#ifndef SOAT_TEXT_UTF8_H
#define SOAT_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

enum { SOAT_UTF8_MAX = 4, SOAT_UTF8_INVALID = 0x7FFFFFFF };

/*
 * The code point at text.data[*position], which must lie inside the span; *position moves past
 * it. A byte that starts no well-formed sequence (overlong, surrogate, cut, stray) gives
 * SOAT_UTF8_INVALID and moves one byte on.
 */
uint32_t soat__utf8_next(soat_span text, size_t *position);

/* Writes 1 to 4 bytes; returns how many. `code_point` must be a Unicode scalar value. */
size_t soat__utf8_encode(uint32_t code_point, char out[SOAT_UTF8_MAX]);

/* True when every byte belongs to a well-formed sequence; else *bad is the first that does not. */
bool soat__utf8_valid(soat_span text, size_t *bad);

#endif

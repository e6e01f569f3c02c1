/*
 * One byte a letter: the alphabet in which the lexicon trie and the confusion profiles speak.
 *
 * Lower case only. ASCII keeps its code; the 67 other Vietnamese lower-case letters follow from
 * 128, then a few dozen signs that recognisers put where letters were (` ® § ¡ …`). Any other
 * code point is SOAT_ALPHABET_OTHER: it can be read, never written.
 */
#ifndef SOAT_LEXICON_ALPHABET_H
#define SOAT_LEXICON_ALPHABET_H

#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"

enum { SOAT_ALPHABET_NONE = 0, SOAT_ALPHABET_OTHER = 255, SOAT_ALPHABET_SIZE = 256 };

/* The code of a code point, its case folded. */
uint8_t soat__alphabet_code(uint32_t code_point);

/* The lower-case code point of a code; 0 for NONE and OTHER. */
uint32_t soat__alphabet_code_point(uint8_t code);

/* Codes of a UTF-8 text, at most `capacity`; returns how many there are in all. */
size_t soat__alphabet_encode(soat_span text, uint8_t *out, size_t capacity);

/* UTF-8 of `count` codes; `out` holds 3 * count bytes. Returns the bytes written. */
size_t soat__alphabet_decode(const uint8_t *codes, size_t count, char *out);

#endif

/*
 * Looking for rare characters in much text: the two bytes that a character begins with tell, at
 * the speed of a table, that nothing of interest begins there.
 */
#ifndef SOAT_NORMALIZE_LEAD_SCAN_H
#define SOAT_NORMALIZE_LEAD_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"

/*
 * For each first byte, which second bytes are of interest (bit: its low six bits; all for ASCII, which
 * has none). Begin with zeroes and fill in with soat__leads_add.
 */
typedef struct soat_leads {
    uint64_t seconds[256];
} soat_leads;

/* Marks the first two bytes of every code point from `first` to `last`. */
void soat__leads_add(soat_leads *leads, uint32_t first, uint32_t last);

typedef struct soat_character {
    size_t start, end; /* bytes of the text */
    uint32_t code_point;
} soat_character;

/*
 * The next well-formed character at or behind *position that begins with bytes of interest;
 * *position moves past it. False at the end of the text.
 */
bool soat__lead_next(const soat_leads *leads, soat_span text, size_t *position,
                     soat_character *out);

/* The character that begins at `at`; false at the end of the text or where it is not UTF-8. */
bool soat__character_at(soat_span text, size_t at, soat_character *out);

/* The character that ends at `at`. */
bool soat__character_before(soat_span text, size_t at, soat_character *out);

#endif

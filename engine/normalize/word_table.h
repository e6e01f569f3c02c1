/* Symbols and abbreviations with their words, from dictionaries/, found by binary search. */
#ifndef SOAT_NORMALIZE_WORD_TABLE_H
#define SOAT_NORMALIZE_WORD_TABLE_H

#include <stddef.h>

#include "soat/span.h"

typedef struct soat_word_row {
    const char *key, *words;
    const char *place; /* of a unit: "apart", "glued", "before" (its number); else NULL */
    const char *unit;  /* of a unit: the symbol of its value, ¤ before a currency; NULL: the key */
    const char *power; /* of a unit: of ten, by which the number is multiplied; NULL: of none */
} soat_word_row;

/* The row with exactly this key, case and all, or NULL. Static storage. */
const soat_word_row *soat__unit_find(soat_span symbol);
const soat_word_row *soat__abbreviation_find(soat_span abbreviation);

#endif

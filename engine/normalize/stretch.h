/*
 * Walking a text from stretch to stretch between blanks, with the neighbours in sight: what a
 * number means depends on the word before it and the word behind.
 */
#ifndef SOAT_NORMALIZE_STRETCH_H
#define SOAT_NORMALIZE_STRETCH_H

#include <stdbool.h>
#include <stddef.h>

#include "normalize/byte.h"
#include "soat/span.h"

/* A run of bytes without blanks (space, tab, line ends, no-break space). */
typedef struct soat_stretch {
    soat_span text;
    size_t start; /* byte of the text that it begins at */
} soat_stretch;

typedef struct soat_stretch_walk {
    soat_span text;
    size_t position;
    soat_stretch previous, current, next; /* empty where there is none */
} soat_stretch_walk;

soat_stretch_walk soat__stretch_begin(soat_span text);

/* Moves on; false, with `current` empty, at the end. */
bool soat__stretch_next(soat_stretch_walk *walk);

/* Without the bytes of `marks` at its end. */
soat_span soat__without_behind(soat_span text, const char *marks);

/* True when the text has a digit. */
bool soat__has_digit(soat_span text);

/*
 * True when `word`, whatever its case and tone placement, is one of `words` ("ngày,tháng,quý", all
 * lower case, in the old style). Marks of punctuation around it are overlooked: "(ngày".
 */
bool soat__word_is_one_of(soat_span word, const char *words);

#endif

/* Symbols of units and money, alone or two with a slash between: km², đồng/kg, người/km². */
#ifndef SOAT_NORMALIZE_UNIT_FORM_H
#define SOAT_NORMALIZE_UNIT_FORM_H

#include "normalize/stretch.h"
#include "normalize/word_table.h"

typedef struct soat_unit_side {
    soat_span text;
    const soat_word_row *row; /* NULL: a word of the language, as in người/km² */
} soat_unit_side;

typedef struct soat_unit_form {
    soat_unit_side side[2];
    size_t count; /* 1, or 2 with a slash between */
} soat_unit_form;

/*
 * Reads the whole of `symbol`, which stands against its number (`glued`) or apart from it. False, *out
 * untouched, when it is no unit there.
 */
bool soat__unit_form_read(soat_span symbol, bool glued, soat_unit_form *out);

/* True when `row`, not NULL, may stand in this place: "apart", "glued", "before". */
bool soat__unit_is_placed(const soat_word_row *row, const char *place);

/* nghìn, triệu, tỷ …: words that may stand between a number and its unit. */
bool soat__is_magnitude(soat_span word);

/* Without brackets, quotes and marks of comparison at its front: (5kg, <5%, ~3km. */
soat_span soat__without_marks_before(soat_span text);

#endif

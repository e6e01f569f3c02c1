/*
 * The ways in which headings and items are counted, and what their marks are misread as.
 *
 *     I, II, III, IV …     1, 2, 3 … and 3.1, 3.2 …     a, b, c, d, đ, e, g …     A, B, C, D, Đ …
 *
 * Tesseract loses or adds an upright stroke of a Roman numeral (II for III), reads two of them as H and
 * one as 1, l or a bracket; it mistakes d and đ, c and e, a 1 and any upright letter. Static tables.
 */
#ifndef SOAT_CORRECT_NUMBERING_H
#define SOAT_CORRECT_NUMBERING_H

#include <stdbool.h>

#include "soat/span.h"

typedef enum soat_numbering {
    SOAT_NUMBERING_ROMAN,
    SOAT_NUMBERING_CAPITAL, /* A, B, C */
    SOAT_NUMBERING_ARABIC,  /* 2; of 3.2 the last part */
    SOAT_NUMBERING_LETTER,  /* a, b, c */
    SOAT_NUMBERING_COUNT
} soat_numbering;

/* How near what was read comes to a mark. */
typedef enum soat_likeness {
    SOAT_LIKENESS_NONE,
    SOAT_LIKENESS_DISTANT, /* any figure for any other; letters that share a part */
    SOAT_LIKENESS_NEAR,    /* an upright stroke more or less, đ for d, l for 1 */
} soat_likeness;

enum { SOAT_NUMERAL_BYTES = 16 };

/* The value of a mark as it was read, from 1; 0 when it is none of this numbering. */
unsigned soat__numbering_value(soat_numbering numbering, soat_span read);

/* The parts of a dotted number before its last: `3.` of 3.2; else empty. Borrowed from `read`. */
soat_span soat__numbering_lead(soat_span read);

/* How near `read` comes to the mark of `value`; what is that mark is not like it. */
soat_likeness soat__numbering_likeness(soat_numbering numbering, soat_span read, unsigned value);

/* Writes the mark of `value`, with the lead of `read`; false where the numbering has no such mark. */
bool soat__numbering_write(soat_numbering numbering, soat_span read, unsigned value,
                           char out[SOAT_NUMERAL_BYTES]);

/*
 * The value of a Roman numeral read with other signs for some of its strokes (H: 2, [II: 3, l1: 2);
 * 0 when it is none, or needs no such sign.
 */
unsigned soat__roman_of_strokes(soat_span read);

/* The Roman numeral of a value; NULL for 0 and those above 30. Static storage. */
const char *soat__roman_numeral(unsigned value);

#endif

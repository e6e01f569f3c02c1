/*
 * What the beginning and the end of a line of print say about where its paragraph ends.
 *
 * No state, no allocation; any thread. Looks at a few words at either end, and at letters up to the
 * first that is no capital.
 */
#ifndef SOAT_SYLLABLE_LINE_SIGNS_H
#define SOAT_SYLLABLE_LINE_SIGNS_H

#include "soat/span.h"

/* Signs of one line, or'ed. A line that has the mark of an item begins neither way. */
typedef enum soat_line_sign {
    SOAT_LINE_BULLET = 1, /* begins "- ", "• ", "+ " and the like: an item, or one who speaks */
    SOAT_LINE_NUMBER = 2, /* begins "1." "2.3." "12)" "a)" "(i)" "IV." or "Điều 6", "Chương II" */
    SOAT_LINE_HEADING = 4, /* begins "Điều 6." or "Điều 6:", or is no more than "Chương II" */
    SOAT_LINE_LOWER = 8,   /* begins with a small letter */
    SOAT_LINE_UPPER = 16,     /* begins with a capital, maybe behind a quote or a bracket */
    SOAT_LINE_CAPITALS = 32,  /* mostly letters, two or more, and no small one */
    SOAT_LINE_CLAUSE = 64,    /* ends with . : ; ! ? … or ), also inside of a quote */
    SOAT_LINE_SENTENCE = 128, /* ends with . ! ? or …, maybe inside of a quote; "TP." is none */
    SOAT_LINE_LISTING = 256,  /* ends with : or ; */
    SOAT_LINE_CUT = 512,      /* ends with a hyphen or slash right behind a letter or a digit */
    SOAT_LINE_OPEN = 1024     /* ends with a word that nothing ends with: của, và, với */
} soat_line_sign;

/* The signs of a line; `text` is without line end and outer blanks. */
unsigned soat__line_signs(soat_span text);

#endif

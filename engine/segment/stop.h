/*
 * What a stop is for: the end of a sentence, or part of an abbreviation, an initial, the number of
 * a section. No state, no allocation.
 */
#ifndef SOAT_SEGMENT_STOP_H
#define SOAT_SEGMENT_STOP_H

#include <stdbool.h>

#include "soat/span.h"

typedef enum soat_stop {
    SOAT_STOP_NONE,     /* the stretch does not end with one */
    SOAT_STOP_POINT,    /* a full stop */
    SOAT_STOP_STRONG,   /* ! ? */
    SOAT_STOP_ELLIPSIS, /* ... … */
    SOAT_STOP_LAST      /* ./. which ends official papers */
} soat_stop;

/* What `chunk` (no blanks) ends with, closing quotes and brackets aside; *core is what is before. */
soat_stop soat__stop_of(soat_span chunk, soat_span *core);

typedef enum soat_short_form {
    SOAT_SHORT_NONE,
    SOAT_SHORT_LEADS,  /* TS, TP, Q, Mr: the point behind it never ends a sentence */
    SOAT_SHORT_PLAIN,  /* v.v, cty, tr: a capital letter behind the point begins a sentence */
    SOAT_SHORT_INITIAL /* one capital letter, or several with points between: J, T.S */
} soat_short_form;

/* The form of what stands before a point, without opening quotes and brackets. */
soat_short_form soat__short_form_of(soat_span core);

/* A word that is numbered: Điều 5. Chương IV. Bảng 2. Case does not count. */
bool soat__is_numbered_word(soat_span word);

#endif

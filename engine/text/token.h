/*
 * Cutting text into tokens: every byte of any input belongs to exactly one, in order.
 *
 *     "Điều 3. QH15"  ->  word "Điều", space, number "3", punctuation ".", space, mixed "QH15"
 *
 * Streaming, without allocation and without state beyond the position, so that a text may be cut
 * from any token border on. What neighbouring tokens mean together (dates, codes, e-mail) is the
 * concern of text/entity.h.
 */
#ifndef SOAT_TEXT_TOKEN_H
#define SOAT_TEXT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"

typedef enum soat_token_kind {
    SOAT_TOKEN_WORD,        /* letters of any script, with their combining marks */
    SOAT_TOKEN_NUMBER,      /* digits; between two digits also one `.` `,` or `:` */
    SOAT_TOKEN_MIXED,       /* letters and digits without a break: QH15, l8, 2lb */
    SOAT_TOKEN_PUNCTUATION, /* one code point that is none of the others, controls too */
    SOAT_TOKEN_SPACE,       /* a run of blanks: space, tab, NBSP, form feed, other Unicode spaces */
    SOAT_TOKEN_LINE_END,    /* one of \n, \r\n, \r */
    SOAT_TOKEN_INVALID,     /* a run of bytes that is not UTF-8 */
    SOAT_TOKEN_KIND_COUNT
} soat_token_kind;

typedef struct soat_token {
    soat_span text; /* borrowed from the text being cut */
    size_t start;   /* offset of `text` in it, bytes */
    soat_token_kind kind;
} soat_token;

/*
 * The token at *position, which moves past it; false, *out untouched, at the end of the text.
 * A number that holds a separator ends before a letter: "1.5m" is number "1.5" and word "m".
 */
bool soat__token_next(soat_span text, size_t *position, soat_token *out);

#endif

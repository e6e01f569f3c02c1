/*
 * The form of a word under which it is looked up, and the pattern of its case.
 *
 *     "Hoà" -> "hòa", title      "THUỶ" -> "thủy", upper      "QĐ-TTg" is three tokens, not a word
 */
#ifndef SOAT_SYLLABLE_WORD_FOLD_H
#define SOAT_SYLLABLE_WORD_FOLD_H

#include <stdbool.h>

#include "base/limits.h"
#include "soat/buffer.h"
#include "soat/span.h"

typedef enum soat_word_case {
    SOAT_CASE_LOWER, /* no capital, or no letter with case at all */
    SOAT_CASE_TITLE, /* the first letter only; also a single capital */
    SOAT_CASE_UPPER, /* two letters or more, all capital */
    SOAT_CASE_MIXED  /* THPTquốc, iPhone */
} soat_word_case;

/*
 * Lower case, NFC, canonical tone placement, into the caller's buffer. `pattern` is nullable.
 * False, outputs untouched, when the word holds bytes that are not UTF-8 or the result does not
 * fit. Vietnamese and ASCII words take the fast path; others go through ICU. No allocation.
 */
bool soat__word_fold(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size,
                     soat_word_case *pattern);

/* The pattern alone. */
soat_word_case soat__word_case_of(soat_span word);

/*
 * Appends the lower-case `word` in the case `pattern`; MIXED appends it as it is. Letters of any
 * script; a letter keeps its place (no ß to SS).
 */
soat_status soat__word_case_apply(soat_span word, soat_word_case pattern, soat_buffer *out,
                                  soat_error *error);

#endif

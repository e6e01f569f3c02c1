/*
 * A text made ready to be compared: code points in NFC with each run of white space as one space,
 * and over them the words: whitespace tokens without their outer punctuation.
 *
 * Outer punctuation is every leading or trailing code point that is no letter, mark or number of
 * Unicode; a token that consists of nothing else is no word. In a gold text `«hw»` is one code
 * point of its own, SOAT_EVAL_ANYTHING: handwriting, whatever was read for it.
 */
#ifndef SOAT_EVAL_TEXT_H
#define SOAT_EVAL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "soat/span.h"
#include "soat/status.h"

enum { SOAT_EVAL_ANYTHING = 0x110000 };

typedef enum soat__word_kind {
    SOAT_WORD_PLAIN,
    SOAT_WORD_PATTERN, /* letters around something handwritten */
    SOAT_WORD_FREE     /* nothing but handwriting: counts for nothing */
} soat__word_kind;

typedef struct soat__eval_word {
    uint32_t begin, end;             /* code points, without outer punctuation */
    uint32_t token_begin, token_end; /* with it */
    uint32_t symbol;                 /* the same number for the same word, see soat__eval_number */
    soat__word_kind kind;
} soat__eval_word;

/* Where a line of the text began. */
typedef struct soat__line_start {
    uint32_t letter;
    bool after_empty_line;
} soat__line_start;

typedef struct soat__eval_text {
    uint32_t *letters; /* code points; no space at either end */
    size_t letter_count;
    soat__line_start *lines; /* all but the first */
    size_t line_count, line_capacity;
    soat__eval_word *words;
    size_t word_count;
} soat__eval_text;

typedef struct soat__eval_text_options {
    bool gold;                /* «hw» is handwriting */
    bool fold_tone_placement; /* hoà becomes hòa */
} soat__eval_text_options;

/*
 * Zero-initialise *out. Invalid bytes become U+FFFD each, a byte-order mark at the start is
 * dropped. LIMIT for a text of 2^30 bytes or more.
 */
soat_status soat__eval_text_make(soat__eval_text *out, soat_span text,
                                 soat__eval_text_options options, soat_error *error);
void soat__eval_text_dispose(soat__eval_text *text);

/* Gives every word its symbol from `numbers`, whose keys are borrowed from the text's letters. */
soat_status soat__eval_number(soat__eval_text *text, soat_map *numbers, soat_error *error);

/* True when the gold word, whatever its kind, reads `word` at no cost. */
bool soat__eval_word_matches(const uint32_t *pattern, size_t pattern_size, const uint32_t *word,
                             size_t word_size);

#endif

/*
 * The words of the language model and how text becomes their ids.
 *
 * A word is a run of letters in lower case with the tone placed in the canonical (old) style:
 * "Hoà" and "HÒA" are both "hòa". Numbers are one word, runs of letters and digits another, some
 * punctuation marks a word each, the rest of them nothing. A mark that ends a sentence when blanks
 * or the line's end follow is a boundary. What is not in the vocabulary is <unk>.
 */
#ifndef SOAT_LM_VOCABULARY_H
#define SOAT_LM_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lm/gram_table.h" /* <unk>, <s>, </s> */
#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"
#include "text/token.h"

enum {
    SOAT_LM_NUMBER = 3, /* any digits */
    SOAT_LM_MIXED = 4,  /* QH15 */
    SOAT_LM_COMMA = 5,
    SOAT_LM_SEMICOLON = 6,
    SOAT_LM_COLON = 7,
    SOAT_LM_OPEN = 8, /* ( and [ */
    SOAT_LM_CLOSE = 9,
    SOAT_LM_DASH = 10, /* all hyphens and dashes */
    SOAT_LM_SLASH = 11,
    SOAT_LM_PERCENT = 12,
    SOAT_LM_FIRST_WORD = 16, /* ids below are reserved */
    SOAT_LM_MAX_WORDS = 60000,
    /* what soat__lm_token_id gives besides ids */
    SOAT_LM_NOTHING = -1,  /* the model does not see this token */
    SOAT_LM_BOUNDARY = -2, /* a sentence ends: </s> and then <s> */
    SOAT_LM_WORD = -3,     /* a word, to be looked up */
};

#define SOAT_SECTION_VOCABULARY "lm.vocabulary"

/* A view of the section, which it borrows. Any number of threads. */
typedef struct soat_vocabulary {
    uint32_t size; /* ids below it exist, reserved ones included */
    uint32_t slot_mask;
    const unsigned char *slots;   /* u16 ids, 0 is free; open addressing by XXH3 */
    const unsigned char *offsets; /* u32 of each word from SOAT_LM_FIRST_WORD on, and the end */
    const char *strings;
} soat_vocabulary;

/* FORMAT when the bytes cannot be a vocabulary. */
soat_status soat__vocabulary_open(soat_vocabulary *out, soat_span bytes, soat_error *error);

/* The id of a word as soat__word_fold leaves it, or SOAT_LM_UNKNOWN. */
uint16_t soat__vocabulary_find(const soat_vocabulary *vocabulary, soat_span folded);

/* The id of a word as it stands in a text, in any case and either style. */
uint16_t soat__vocabulary_find_raw(const soat_vocabulary *vocabulary, soat_span word);

/* The spelling of an id; "<unk>", "<s>", … for reserved ones. */
soat_span soat__vocabulary_word(const soat_vocabulary *vocabulary, uint16_t id);

/*
 * Appends the section for `count` distinct folded words, whose ids are SOAT_LM_FIRST_WORD and up
 * in that order. LIMIT above SOAT_LM_MAX_WORDS.
 */
soat_status soat__vocabulary_pack(soat_buffer *out, const soat_span *words, size_t count,
                                  soat_error *error);

/*
 * What a token is to the model: a reserved id, SOAT_LM_WORD, SOAT_LM_NOTHING or SOAT_LM_BOUNDARY.
 * `before_gap` says that a blank, a line end or the end of the text follows the token.
 */
int32_t soat__lm_token_class(const soat_token *token, bool before_gap);

/*
 * Folds a word (soat__word_fold) into `out`, which has room for 2 * word.size + 16 bytes; returns
 * the bytes written. What cannot be folded, because it is no UTF-8 or too long, comes as it is.
 */
size_t soat__lm_word_fold(soat_span word, char *out);

#endif

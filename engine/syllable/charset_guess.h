/*
 * Which charset a text is in, told by its syllables.
 *
 * Each candidate reads the text; the right one is that in which the words with marks are native
 * syllables of Vietnamese. A wrong one gives letters that no rime has, so that a handful of words
 * decides. A reading must beat the text as it stands: right Vietnamese, and what is no Vietnamese
 * under any reading (French, German, code), are left alone.
 */
#ifndef SOAT_SYLLABLE_CHARSET_GUESS_H
#define SOAT_SYLLABLE_CHARSET_GUESS_H

#include <stdbool.h>

#include "soat/charset.h"

/* How Vietnamese a reading looks: counts of words. */
typedef struct soat_reading {
    unsigned good, bad;             /* with marks: native syllables; no syllables */
    unsigned plain_good, plain_bad; /* of ASCII letters with a vowel among them */
    unsigned foreign;               /* controls, and words with a stray character in them */
    unsigned beyond;                /* of the good: a letter that Latin-1 has not */
    unsigned lone;                  /* capitals that are words: they only break a tie */
    unsigned mixed;                 /* of the good: a small letter stands before a capital */
} soat_reading;

/* Reads UTF-8. A stray character between letters makes a word bad. */
soat_reading soat__reading_of(soat_span text);

/* Words of `text` in which a sign of VIQR stands that is no punctuation: Vie^.t, xa~, ddo. */
unsigned soat__viqr_words(soat_span text);

/*
 * Reads the text in each charset of bytes, or in each twin of windows-1252 and VIQR, and names
 * the best one: `least` words put right, nearly all good, clearly better than `as_is`, which is
 * soat__reading_of(text). out->charset is NULL when none is. MEMORY.
 */
soat_status soat__charset_guess(soat_span text, const soat_reading *as_is, bool shown,
                                unsigned least, soat_charset_guess *out, soat_error *error);

/*
 * soat_charset_decode into an empty buffer; UTF-8 that was read as windows-1252 twice or thrice is
 * read as often, while nothing is lost.
 */
soat_status soat__charset_read_through(const soat_charset *charset, soat_span text,
                                       soat_buffer *out, soat_error *error);

/*
 * soat__charset_read_through for one word, into an empty buffer. Byte AD is the soft hyphen of
 * windows-1252, for which PDFs and programs that copy give a hyphen: ng-êi was ng\xADêi. A hyphen
 * becomes the letter again (the ư of TCVN3) where that makes a syllable of what stands around it.
 */
soat_status soat__charset_read_word(const soat_charset *charset, soat_span word, soat_buffer *out,
                                    soat_error *error);

/* The same question as soat__charset_guess for one charset. */
soat_status soat__charset_fits(const soat_charset *charset, soat_span text,
                               const soat_reading *as_is, unsigned least, soat_charset_guess *out,
                               soat_error *error);

#endif

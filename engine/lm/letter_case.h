/*
 * The letter case of words: lower, Title or UPPER, given the words beside them.
 *
 *     ủy ban -> as it is        Ủy ban nhân dân        phố Huế, but hoa huệ
 *
 * A table of each word's habit, and where a neighbour changes it ("bà Hoa", "hoa hồng") the odds
 * of Title against lower next to that neighbour, in a static function for each side. Learnt from
 * sentences that are not mostly capitals; the first word of a sentence is learnt apart, with <s>
 * as its left neighbour.
 */
#ifndef SOAT_LM_LETTER_CASE_H
#define SOAT_LM_LETTER_CASE_H

#include "lm/corpus.h"
#include "lm/static_function.h"
#include "lm/word_choice.h"

#define SOAT_SECTION_CASE_WORDS "case.words"
#define SOAT_SECTION_CASE_LEFT "case.left"
#define SOAT_SECTION_CASE_RIGHT "case.right"

enum {
    SOAT_CASE_ROW_BYTES = 3,  /* costs of lower, title, upper in steps of SOAT_CASE_COST_STEP */
    SOAT_CASE_COST_STEP = 40, /* milli-nats */
    SOAT_CASE_ODDS_BITS = 6,
    SOAT_CASE_ODDS_STEP = 250, /* milli-nats: odds of code c are (c - 32) steps */
};

/* A view of sections; const, any number of threads. */
typedef struct soat_case_model {
    uint32_t vocabulary_size;
    const unsigned char *words; /* rows by id; that of <s> is the habit of first words */
    soat_static_function left;  /* (left, word) to odds */
    soat_static_function right; /* (word, right) to odds */
} soat_case_model;

/* FORMAT when the sections are not what they should be. */
soat_status soat__case_open(soat_case_model *out, soat_span words, soat_span left, soat_span right,
                            uint32_t vocabulary_size, soat_error *error);

/*
 * Costs in milli-nats of writing the word lower, Title and UPPER, in this order, between two
 * neighbours (ids; SOAT_LM_UNKNOWN where there is none, SOAT_LM_START for the start of a sentence).
 */
void soat__case_costs(const soat_case_model *model, uint16_t left, uint16_t word, uint16_t right,
                      int32_t out[3]);

typedef struct soat_case_sections {
    soat_buffer words, left, right;
} soat_case_sections;

/* Zero-initialised *out; at most `limit` pairs a side. Takes 16 bytes a word of text. MEMORY. */
soat_status soat__case_build(soat_case_sections *out, const soat_corpus *corpus,
                             const soat_word_choice *choice, size_t limit, soat_error *error);

void soat__case_sections_dispose(soat_case_sections *sections);

#endif

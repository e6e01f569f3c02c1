/*
 * How plausible a spelling is for a word that the model does not know.
 *
 * A model of four letters over the rare words of the training text: foreign names, abbreviations,
 * dialect. Runs with Vietnamese marks that are no syllable are left out of its training, so that
 * damage does not look plausible. It is an n-gram model (ngram.h) whose words are letters.
 */
#ifndef SOAT_LM_SPELLING_H
#define SOAT_LM_SPELLING_H

#include "lm/ngram.h"
#include "lm/ngram_pack.h"
#include "lm/word_choice.h"

#define SOAT_SECTION_LETTERS "spell.letters"
#define SOAT_SECTION_SPELLING_CODES "spell.codes"
extern const char *const soat__spelling_sections[SOAT_LM_MAX_ORDER + 1];

enum { SOAT_SPELLING_ORDER = 4, SOAT_SPELLING_MAX_LETTERS = 1000 };

/* A view of sections; const, any number of threads. */
typedef struct soat_spelling {
    const unsigned char *letters; /* u32 code points, rising; the letter at i has id 3 + i */
    uint32_t letter_count;
    soat_ngram ngram;
} soat_spelling;

/* FORMAT when the sections do not fit together. */
soat_status soat__spelling_open(soat_spelling *out, soat_span letters, soat_span codes,
                                const soat_span grams[SOAT_LM_MAX_ORDER + 1], soat_error *error);

/*
 * -1000 ln P(an unknown word is spelled so), its end included. `word` is folded; bytes that are
 * not UTF-8 cost as unknown letters do.
 */
int32_t soat__spelling_cost(const soat_spelling *model, soat_span word);

typedef struct soat_spelling_sections {
    soat_buffer letters;
    soat_ngram_sections ngram;
} soat_spelling_sections;

/*
 * Learns from the folded words that were not chosen, each log2(1 + count) times. Zero-initialised
 * *out. MEMORY.
 */
soat_status soat__spelling_build(soat_spelling_sections *out, const soat_word_choice *choice,
                                 soat_error *error);

void soat__spelling_sections_dispose(soat_spelling_sections *sections);

#endif

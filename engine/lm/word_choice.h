/*
 * Which word forms of a corpus become words of the model.
 *
 * Syllables of Vietnamese: those seen twice. Other runs of letters (foreign words, loan words,
 * abbreviations, names): those seen often, unless they are two common syllables run together.
 */
#ifndef SOAT_LM_WORD_CHOICE_H
#define SOAT_LM_WORD_CHOICE_H

#include "lm/corpus.h"

typedef struct soat_word_choice {
    soat_span *words; /* folded, most frequent first; borrowed from `arena` */
    size_t word_count;
    soat_map folded;       /* every folded form; the value is its count */
    uint32_t *form_folded; /* by index of form: index of its folded form in `folded` */
    uint16_t *folded_ids;  /* by index in `folded`: the id, or SOAT_LM_UNKNOWN */
    soat_arena arena;
} soat_word_choice;

typedef struct soat_word_rules {
    uint32_t min_native;     /* times a native syllable must be seen */
    uint32_t min_possible;   /* a syllable in a gap of the sound structure */
    uint32_t min_other;      /* any other run of letters */
    const soat_map *allowed; /* folded words that are no misprints; nullable */
} soat_word_rules;

/* Zero-initialised *out. LIMIT when more words are chosen than ids exist; MEMORY. */
soat_status soat__word_choice_make(soat_word_choice *out, const soat_corpus *corpus,
                                   const soat_word_rules *rules, soat_error *error);

/*
 * True for a run that carries Vietnamese marks and is no syllable. That is what damage looks like,
 * but loan words and abbreviations do too (axít, HĐND): only the rare ones are misprints.
 */
bool soat__word_is_misprint(soat_span folded);

/* The id of an item of the corpus' stream. */
static inline uint16_t soat__word_choice_id(const soat_word_choice *choice, uint32_t item) {
    return item < SOAT_LM_FIRST_WORD
               ? (uint16_t)item
               : choice->folded_ids[choice->form_folded[item - SOAT_LM_FIRST_WORD]];
}

void soat__word_choice_dispose(soat_word_choice *choice);

#endif

/*
 * From corpora to the sections of the language model: the whole of training in one call.
 *
 *     read and tokenise -> choose the words -> count -> prune -> smooth -> quantise -> pack
 */
#ifndef SOAT_LM_LM_BUILD_H
#define SOAT_LM_LM_BUILD_H

#include "lm/letter_case.h"
#include "lm/ngram_pack.h"
#include "lm/spelling.h"
#include "lm/word_choice.h"

typedef struct soat_lm_build_options {
    const char *const *corpora; /* paths of text files, plain or .xz; their order matters */
    size_t corpus_count;
    uint32_t order;
    uint32_t hold_out;                    /* leave every n-th line out, to measure with; 0: none */
    size_t limits[SOAT_LM_MAX_ORDER + 1]; /* n-grams kept, by order from 2 */
    soat_word_rules rules;
    size_t case_pairs; /* neighbours that change a word's case, kept on each side */
    void (*progress)(void *payload, const char *step); /* nullable */
    void *payload;
} soat_lm_build_options;

void soat__lm_build_options_init(soat_lm_build_options *options);

typedef struct soat_lm_sections {
    soat_buffer vocabulary;
    soat_ngram_sections ngram;
    soat_spelling_sections spelling;
    soat_case_sections letter_case;
} soat_lm_sections;

/* Zero-initialised *out. Takes about 25 bytes a word of text at its peak. */
soat_status soat__lm_build(soat_lm_sections *out, const soat_lm_build_options *options,
                           soat_error *error);

void soat__lm_sections_dispose(soat_lm_sections *sections);

#endif

/* What an open model consists of, for the floors from correct/ up. Everything is const and shared. */
#ifndef SOAT_CORRECT_MODEL_H
#define SOAT_CORRECT_MODEL_H

#include "lexicon/profile.h"
#include "lexicon/trie.h"
#include "lm/letter_case.h"
#include "lm/ngram.h"
#include "lm/spelling.h"
#include "lm/vocabulary.h"
#include "soat/model.h"
#include "store/container.h"

struct soat_model {
    soat_container container;
    soat_span origin;
    soat_vocabulary vocabulary;
    soat_ngram ngram;
    soat_spelling spelling; /* of words that are not in the vocabulary */
    soat_case_model letter_case;
    soat_trie trie;
};

#endif

/*
 * The words that a text is cut into, each with its cost: -1000 ln of the part of all words of the
 * corpora that it makes up. A word is found by its syllables as word_fold writes them, with one
 * blank between two.
 */
#ifndef SOAT_SEGMENT_WORD_LIST_H
#define SOAT_SEGMENT_WORD_LIST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "soat/status.h"

enum {
    SOAT_WORD_SYLLABLES = 8,       /* the most that a word can have */
    SOAT_WORD_COST_UNKNOWN = 17000 /* a syllable that is in no list */
};

typedef struct soat_word_list {
    soat_map costs;   /* of words and of their beginnings */
    soat_arena arena; /* keys of words that the caller gave */
} soat_word_list;

/* Zero-initialise one before its first use. */

/* Reads the table that is compiled in. MEMORY. */
soat_status soat__word_list_read_table(soat_word_list *list, soat_error *error);

/* Adds words, one a line, each as likely as a frequent compound. ARGUMENT names a bad line. */
soat_status soat__word_list_add(soat_word_list *list, soat_span lines, soat_error *error);

/* The cost of a folded word, or -1 when it is none; *goes_on when longer ones begin with it. */
int32_t soat__word_list_cost(const soat_word_list *list, soat_span folded, bool *goes_on);

void soat__word_list_dispose(soat_word_list *list);

#endif

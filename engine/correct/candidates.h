/*
 * The neighbours of each observed word, remembered: the same damage recurs all through a document,
 * and so do the words that are right.
 */
#ifndef SOAT_CORRECT_CANDIDATES_H
#define SOAT_CORRECT_CANDIDATES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "correct/model.h"
#include "lexicon/neighbour.h"
#include "soat/status.h"

typedef struct soat_candidate_list {
    const soat_neighbour *items; /* cheapest first */
    size_t count;
} soat_candidate_list;

typedef struct soat_candidates {
    const soat_trie *trie;
    const soat_vocabulary *vocabulary;
    const soat_profile *profile;
    soat_neighbour_search *search;
    int32_t edit_cost;   /* that the memo was made with */
    uint32_t generation; /* grows when lists made so far end: the memo is emptied; never 0 */
    soat_map memo;       /* folded word -> index into lists */
    soat_candidate_list *lists;
    size_t list_capacity;
    soat_arena arena;
} soat_candidates;

/* How far to look: a word that the lexicon knows needs fewer neighbours than one it does not. */
typedef enum soat_candidate_reach { SOAT_REACH_KNOWN, SOAT_REACH_UNKNOWN } soat_candidate_reach;

soat_status soat__candidates_init(soat_candidates *self, const soat_model *model,
                                  const soat_profile *profile, soat_error *error);
void soat__candidates_dispose(soat_candidates *self);

/*
 * Tells how dear an edit is in the document at hand: the dearer, the nearer the search stays. The
 * memo is kept while that stays in the same band.
 */
void soat__candidates_set_edit_cost(soat_candidates *self, int32_t edit_cost);

/* Neighbours of a folded word read from plain text. Valid until the memo is next emptied. */
soat_status soat__candidates_of_text(soat_candidates *self, soat_span folded,
                                     soat_candidate_reach reach, soat_candidate_list *out,
                                     soat_error *error);

/* Neighbours of letters with a recogniser's alternatives; not remembered. Lives in `arena`. */
soat_status soat__candidates_of_letters(soat_candidates *self, const soat_observed_letter *letters,
                                        size_t count, soat_candidate_reach reach, soat_arena *arena,
                                        soat_candidate_list *out, soat_error *error);

/* Empties the memo when it has grown past its bound; call between documents' windows. */
void soat__candidates_trim(soat_candidates *self);

#endif

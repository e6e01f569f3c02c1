/*
 * The words of the lexicon that an observed string may stand for, cheapest first.
 *
 * A best-first search (Dijkstra) over pairs of trie node and observed position; an arc is one
 * rule of the confusion profile or one alternative of the recogniser. Every arc beyond an exact
 * match is an edit; the search pays `edit_cost` for each so that it stays near, and reports costs
 * without it, because how likely an edit is at all is the decoder's to say.
 */
#ifndef SOAT_LEXICON_NEIGHBOUR_H
#define SOAT_LEXICON_NEIGHBOUR_H

#include <stdint.h>

#include "lexicon/profile.h"
#include "lexicon/trie.h"

enum {
    SOAT_OBSERVED_MAX = 40, /* letters; a longer string has no neighbours */
    SOAT_OBSERVED_ALTERNATIVES = 8
};

/* One reading that the recogniser held possible in place of an observed letter. */
typedef struct soat_alternative_code {
    uint8_t codes[SOAT_PROFILE_MAX_SIDE];
    uint8_t size;  /* 0: nothing stands there */
    uint16_t cost; /* milli-nats, replaces the profile's and the edit's */
} soat_alternative_code;

typedef struct soat_observed_letter {
    uint8_t code;
    uint8_t alternative_count;
    uint16_t certainty; /* milli-nats that a profile edit here costs more: the recogniser is sure */
    bool debris;        /* of a line that is no print */
    soat_alternative_code alternatives[SOAT_OBSERVED_ALTERNATIVES];
} soat_observed_letter;

typedef struct soat_neighbour {
    uint16_t word;   /* vocabulary id */
    uint8_t edits;   /* profile edits; alternatives of the recogniser do not count */
    uint8_t choices; /* alternatives of the recogniser taken */
    int32_t cost;    /* milli-nats of the arcs, without the cost of an edit at all */
} soat_neighbour;

typedef struct soat_neighbour_limits {
    int32_t edit_cost;   /* milli-nats a profile edit pays during the search */
    int32_t window;      /* give up this far above the first word found */
    int32_t max_cost;    /* give up above: arcs and edit costs together */
    uint32_t max_states; /* heap insertions; bounds the time of one search */
} soat_neighbour_limits;

typedef struct soat_neighbour_search soat_neighbour_search;

/* Scratch memory of a search: one a thread. NULL when memory is out. */
soat_neighbour_search *soat__neighbour_search_new(void);
void soat__neighbour_search_free(soat_neighbour_search *search);

/*
 * Writes up to `capacity` different words, cheapest first; returns how many. An exact match is
 * among them with cost 0. Deterministic: equal costs come in the order of the trie.
 */
size_t soat__neighbours(soat_neighbour_search *search, const soat_trie *trie,
                        const soat_profile *profile, const soat_observed_letter *observed,
                        size_t observed_count, soat_neighbour_limits limits, soat_neighbour *out,
                        size_t capacity);

#endif

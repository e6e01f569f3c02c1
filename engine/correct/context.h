/* What a soat_context holds; shared by the files of this floor and the document floor above. */
#ifndef SOAT_CORRECT_CONTEXT_H
#define SOAT_CORRECT_CONTEXT_H

#include "base/arena.h"
#include "correct/adapt.h"
#include "correct/candidates.h"
#include "correct/confidence.h"
#include "correct/lattice.h"
#include "correct/lattice_build.h"
#include "correct/model.h"
#include "correct/search.h"
#include "correct/unit.h"
#include "correct/user_lexicon.h"
#include "lexicon/profile.h"
#include "soat/correct.h"

typedef struct soat_edit_list {
    soat_edit *items;
    soat_judgement *judgements; /* what the confidence of each was made of */
    size_t count, capacity, judgement_capacity;
} soat_edit_list;

struct soat_context {
    const soat_model *model;
    double min_confidence;     /* asked for; calibrated */
    double required_posterior; /* of a change to the document at hand */
    bool adapt;
    bool new_style; /* the window at hand places tone marks in the new style */
    soat_profile *profile;
    soat_candidates candidates;
    soat_user_lexicon *user;    /* NULL without dictionaries */
    soat_adaptation adaptation; /* what the last pass learned; decoding uses it */
    soat_adaptation learning;   /* what this pass learns */
    soat_search *search;
    soat_search_limits limits;
    soat_units units;
    soat_lattice lattice;
    uint32_t *path;
    size_t path_capacity;
    soat_channel channel; /* of the document at hand */
    double error_rate;    /* of the document at hand; 0: not estimated yet */
    soat_arena window;    /* folded words and readings of the window at hand */
    soat_arena results;   /* texts of the edits */
    soat_edit_list edits, doubts;
    soat_buffer page_text;                  /* doc/: the text that the edits of a page are of */
    struct soat__decision_visitor *visitor; /* explain.c: somebody looks on; or NULL */
};

/* One sentence, decided: lattice and path of the context are its. */
typedef struct soat__decision {
    size_t first;  /* unit at which the lattice begins */
    size_t offset; /* of the window in the text, bytes */
    size_t path_size;
} soat__decision;

/* explain.c: shows the lattice at hand to the context's visitor. */
soat_status soat__show_decisions(soat_context *context, const soat__decision *at,
                                 soat_error *error);

/* edit.c: appends the edits and doubts of the sentence to the context's. */
soat_status soat__collect_edits(soat_context *context, const soat__decision *at, soat_error *error);

/* edit.c: what is taken out from between blanks takes one of them along. */
void soat__edits_take_blanks(soat_span text, soat_edit *edits, size_t count);

/* The bytes that units [from, to) of the window cover; *start is where they begin in it. */
soat_span soat__units_cover(const soat_units *units, size_t from, size_t to, size_t *start);

/*
 * The reading of an arc in the case and tone placement of the text that it replaces. Lives in the
 * context's results; data is NULL when memory is out.
 */
soat_span soat__written_reading(soat_context *self, const soat_arc *arc, soat_span before);

/* The reason of an arc, told apart finer by what it does. */
soat_reason soat__arc_reason(const soat_arc *arc, soat_span before, soat_span after);

#endif

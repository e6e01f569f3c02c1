/*
 * From units to a lattice: which readings each stretch may have, and what the channel charges.
 *
 * One function a kind of arc (arc_makers.h), in one table (lattice_build.c); a new kind is a new row.
 */
#ifndef SOAT_CORRECT_LATTICE_BUILD_H
#define SOAT_CORRECT_LATTICE_BUILD_H

#include "base/arena.h"
#include "correct/adapt.h"
#include "correct/candidates.h"
#include "correct/lattice.h"
#include "correct/model.h"
#include "correct/unit.h"
#include "correct/user_lexicon.h"
#include "soat/status.h"

typedef struct soat_channel {
    int32_t edit;  /* milli-nats that an edit costs at all: -1000 ln(errors a letter) */
    int32_t noise; /* milli-nats that a sign which is no text costs: -1000 ln(such signs a word) */
} soat_channel;

/* What it costs that there are so many edits in a word, whichever they are. */
int32_t soat__channel_edits_cost(const soat_channel *self, uint32_t edits);

typedef struct soat_lattice_builder {
    const soat_model *model;
    soat_candidates *candidates;
    const soat_adaptation *adaptation;
    const soat_user_lexicon *user; /* NULL: none */
    soat_channel channel;
    soat_unit *units; /* their read_cost and slack are set */
    uint32_t unit_count;
    soat_arena *arena; /* readings live here */
    soat_lattice *lattice;
} soat_lattice_builder;

/* Fills the lattice of units [0, unit_count); it is emptied first. */
soat_status soat__lattice_build(const soat_lattice_builder *self, soat_error *error);

#endif

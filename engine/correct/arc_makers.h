/*
 * The makers of arcs, one function a kind: each adds what begins at one unit to the lattice.
 *
 * They are called by lattice_build.c alone, in the order of its table; the arc that keeps the unit
 * comes first. MEMORY is the only failure.
 */
#ifndef SOAT_CORRECT_ARC_MAKERS_H
#define SOAT_CORRECT_ARC_MAKERS_H

#include "correct/lattice_build.h"

typedef soat_status soat_arc_maker(const soat_lattice_builder *self, uint32_t unit,
                                   soat_error *error);

/* The unit as it was read: always possible. */
soat_arc_maker soat__arc_keep;

/* arc_words.c: one word for one word, from the model's lexicon or the user's */
soat_arc_maker soat__arcs_replace_word;
soat_arc_maker soat__arcs_user_word;

/* arc_joints.c: words run together, fallen apart, or cut by signs; codes fallen apart */
soat_arc_maker soat__arcs_split;
soat_arc_maker soat__arcs_join;
soat_arc_maker soat__arcs_chunk;
soat_arc_maker soat__arcs_code;

/* arc_signs.c: digits read as letters, signs read as others, and signs that are no text */
soat_arc_maker soat__arcs_number;
soat_arc_maker soat__arcs_sign;
soat_arc_maker soat__arcs_noise;
soat_arc_maker soat__arcs_numeral;
soat_arc_maker soat__arcs_meant;

/* arc_dates.c: the numbers of a date */
soat_arc_maker soat__arcs_date;

/* arc_units.c: m² and its like, whose raised digit was misread */
soat_arc_maker soat__arcs_unit;

/* What the makers share. */
soat_status soat__add_arc(const soat_lattice_builder *self, soat_arc arc, soat_error *error);

/* The channel's price of so many edits at one place, beside what each costs itself. */
int32_t soat__edits_cost(const soat_lattice_builder *self, uint32_t edits);

/* What it costs that `word` stands at `unit` in the case that was read there. */
int32_t soat__arc_casing(const soat_lattice_builder *self, uint32_t unit, uint16_t word);

/* An arc over units [from, to) for each neighbour that may stand there. */
soat_status soat__add_neighbours(const soat_lattice_builder *self, uint32_t from, uint32_t to,
                                 soat_candidate_list list, soat_error *error);

#endif

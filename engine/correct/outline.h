/*
 * The marks that head sections and items follow each other: I, II, III; a, b, c, d, đ, e. Where one is
 * out of its turn and looks like the one whose turn it is (`H.` and `II.` for III., `e)` for c)), that
 * one was printed.
 *
 * Headings are lines that begin with a Roman numeral, a full stop and a word in capitals; items, lines
 * that begin with a letter and a bracket. A numeral that is one of the later ones is believed: a heading
 * may have been lost. One linear pass over the units of a window.
 */
#ifndef SOAT_CORRECT_OUTLINE_H
#define SOAT_CORRECT_OUTLINE_H

#include "correct/unit.h"

/* Sets `meant`, which lives in `arena`, and `guarded` of the units that are out of turn. MEMORY. */
soat_status soat__outline_read(soat_units *units, soat_arena *arena, soat_error *error);

/*
 * The numeral of which `text`, read with H for two of its strokes, is a damaged one (XIH: XIII). Only
 * where I and H stand side by side, for XH and VH are abbreviations. Static storage; NULL: none.
 */
const char *soat__damaged_numeral(soat_span text);

#endif

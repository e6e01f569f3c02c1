/*
 * The marks that head sections and items follow each other: I, II, III; Điều 1, Điều 2; 3.1, 3.2; a, b,
 * c, d, đ, e. Where one is out of its turn and looks like the one whose turn it is (`H.` and `II.` for
 * III., `e)` for c)), that one was printed.
 *
 * Marks are counted by their form (outline_mark.h) and numbering (numbering.h); one that stands higher
 * lets those below begin anew. A mark out of turn is believed, for lines are lost and lists quoted, but
 * where
 *   - the mark before has its turn, the one after is the one after the next, and what was read comes
 *     near to the one between; or
 *   - the run ends here and this mark repeats the one before or is a letter out of turn, with two in
 *     their turn before: Tesseract loses a stroke of III more often than anybody writes II twice; or
 *   - it is no numeral at all, and one in other strokes: `Chương [II`, `Chương H`; or
 *   - what it heads is counted otherwise: Chương I with Điều 6, before Chương III; PHẦN II with 3.1.
 * A figure that repeats its neighbour is as often the author's slip, so of those only what the recogniser
 * itself held possible is changed.
 *
 * One linear pass over the marks of a window: nothing is known of the pages or blocks before.
 */
#ifndef SOAT_CORRECT_OUTLINE_H
#define SOAT_CORRECT_OUTLINE_H

#include "correct/unit.h"

/*
 * Sets `meant`, which lives in `arena`, `meant_units` and `out_of_turn` of the units at which marks out of
 * turn begin, and `guarded` of all of theirs. MEMORY.
 */
soat_status soat__outline_read(soat_units *units, soat_arena *arena, soat_error *error);

/*
 * The numeral of which `text`, read with H for two of its strokes, is a damaged one (XIH: XIII). Only
 * where I and H stand side by side, for XH and VH are abbreviations. Static storage; NULL: none.
 */
const char *soat__damaged_numeral(soat_span text);

#endif

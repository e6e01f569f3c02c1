/*
 * The signs of figures: a percent sign whose first circle was read as 9 (`509%`, `9,79.` for 9,7%), a
 * degree sign that was lost or read as a quotation mark (`28C`, `28'C`).
 *
 * A 9 is a percent sign only where the recogniser thought of one and what is left is at most 100:
 * 319% is a figure like any other. C is a temperature only behind a word that temperatures stand
 * behind (trên 40C), with `nhiệt` or °C near by: `Mẫu 02C`, `lớp 5C` and `ĐT 320C` stay. One linear pass
 * over the units of a window.
 */
#ifndef SOAT_CORRECT_FIGURE_SIGNS_H
#define SOAT_CORRECT_FIGURE_SIGNS_H

#include "correct/unit.h"

/* Sets `meant`, which lives in `arena`, and `guarded` of the units that hold such a sign. MEMORY. */
soat_status soat__figure_signs_read(soat_units *units, soat_arena *arena, soat_error *error);

#endif

/*
 * From what the decoder chose (lower case, canonical tone placement) to what is written: the case of
 * the letters it replaces and the tone placement of the document.
 */
#ifndef SOAT_CORRECT_SURFACE_H
#define SOAT_CORRECT_SURFACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "soat/span.h"

/*
 * `reading` (lower case, words apart by single blanks) in the case of `observed`: each word takes
 * the pattern (lower, Title, UPPER) of the stretch of observed letters that it stands for. In the
 * arena, as new tone placement when `new_style`; data is NULL when memory is out.
 */
soat_span soat__surface(soat_span reading, soat_span observed, bool new_style, soat_arena *arena);

#endif

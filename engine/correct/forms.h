/*
 * Codes, dates, addresses and the short forms of official papers whose signs or letters were misread
 * are put right before the decoder looks at the rest (code_repair.h, form_repair.h say which).
 */
#ifndef SOAT_CORRECT_FORMS_H
#define SOAT_CORRECT_FORMS_H

#include "correct/unit.h"

/*
 * Sets `meant` and `meant_units` of the unit that a damaged form begins with, and `guarded` of all
 * its units; only `guarded` where the form is right, so that it stays so. What is meant lives in `arena`. One linear pass. MEMORY is the only failure.
 */
soat_status soat__forms_read(soat_units *units, soat_arena *arena, soat_error *error);

#endif

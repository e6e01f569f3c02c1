/*
 * Guarding what is no prose: numbers, dates, codes, addresses, Roman numerals, marks of lists.
 *
 * Each stretch between blanks is classified by its form (text/entity.h). Its units are closed to
 * every change but the repairs that are made for them: of a code with several parts the parts that
 * are words or mixed stay open to what a code may suffer (552/QĐ-ƯBND).
 */
#ifndef SOAT_CORRECT_GUARD_H
#define SOAT_CORRECT_GUARD_H

#include "correct/unit.h"

/* Sets `guarded`, `in_code` and, for a sign that stands where a digit must, `keep_cost`. */
void soat__guard_entities(soat_units *units);

#endif

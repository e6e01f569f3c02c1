/* Digits that a recogniser took for letters or signs. */
#ifndef SOAT_CORRECT_NUMBER_REPAIR_H
#define SOAT_CORRECT_NUMBER_REPAIR_H

#include <stdbool.h>

#include "correct/unit.h"

/*
 * One past the last unit of the stretch from `unit` that may be a damaged number: one run of letters
 * and digits, a word of one or two letters, or a number and a section sign that touch (`0§`). `unit`
 * itself when there is none; a Roman numeral (I, II) is none.
 */
uint32_t soat__number_repair_end(const soat_unit *units, uint32_t count, uint32_t unit);

typedef struct soat_number_repair {
    size_t size;    /* bytes written */
    size_t letters; /* that were turned into digits; 0: there is nothing to repair */
    bool is_number; /* digits alone */
} soat_number_repair;

/*
 * Writes `text` with its letters read as digits into `out`, which holds as many bytes. Of a mixed
 * run that begins with letters only the end that holds a digit is read so (UBTVQHI4).
 */
soat_number_repair soat__number_repair(soat_span text, bool mixed, char *out);

#endif

/* Digits that a recogniser took for letters or signs. */
#ifndef SOAT_CORRECT_NUMBER_REPAIR_H
#define SOAT_CORRECT_NUMBER_REPAIR_H

#include <stdbool.h>

#include "correct/unit.h"

/*
 * One past the last unit of the stretch from `unit` that may be a damaged number: one run of letters
 * and digits, a letter or two that are no word, or a number that a sign touches which may be a digit
 * (`0§`, `§.200`, `!7`). `unit` itself when there is none; a Roman numeral (I, II) is none.
 */
uint32_t soat__number_repair_end(const soat_unit *units, uint32_t count, uint32_t unit);

typedef struct soat_number_repair {
    size_t size;    /* bytes written */
    size_t letters; /* that were turned into digits; 0: there is nothing to repair */
    size_t guesses; /* of these, without the recogniser having thought of the digit */
    int32_t cost;   /* milli-nats of the recogniser's choices among them */
    bool is_number; /* digits alone */
} soat_number_repair;

/*
 * Writes the units [from, to) with their letters read as digits into `out`, which holds as many
 * bytes. A letter must look like its digit, and all but `l`, `I`, `O` and their like need proof: a
 * recogniser that thought of the digit, or digits on both sides; so 47D, i5 and CO2 stay. Of a run
 * that begins with letters only the end that holds a digit is read so (UBTVQHI4).
 */
soat_number_repair soat__number_repair(const soat_unit *units, uint32_t from, uint32_t to,
                                       char *out);

/* What the recogniser asks for the digit in milli-nats; negative when it did not think of it. */
int32_t soat__number_choice(const soat_observed_letter *letter, char digit);

#endif

/*
 * The parts of the codes of official documents (QĐ, TTr, UBND: dictionaries/codes.tsv), and what
 * one of them looks like when a recogniser confused one of its letters.
 */
#ifndef SOAT_CORRECT_CODE_PARTS_H
#define SOAT_CORRECT_CODE_PARTS_H

#include <stdbool.h>

#include "soat/span.h"

/* Whether `part` is in the table; the number of a term may follow QH and UBTVQH (QH15). */
bool soat__code_part_is_known(soat_span part);

/*
 * The most frequent part of the table that differs from `part` in one letter, which is a confusion:
 * a letter with its marks or without (UBNĐ, QD), a sign of the same shape (QÐ, OĐ), a tail (TTY).
 * Two letters say little: only a first part of them (QD, ND), and only what is frequent. NULL where
 * there is none. Static storage; linear in the table, so ask only for unknown parts.
 */
const char *soat__code_part_meant(soat_span part, bool is_first);

#endif

/*
 * Codes of documents and dates whose signs or letters were misread, put right by their form.
 *
 *     31NQ-HĐND  31'NQ-HĐND  31⁄NQ-HĐND  →  31/NQ-HĐND        03/BB-TTY  →  03/BB-TTr
 *     26/KL~-TTr  →  26/KL-TTr        45/QÐ-UBND  →  45/QĐ-UBND        14'3/2024  →  14/3/2024
 *
 * The digits stay. A sign that is never right in such a place (⁄ ∕ ／ ƒ) is a slash wherever one makes
 * the whole a code or a date; for every other repair all parts must be in dictionaries/codes.tsv, or
 * one confusion away from it. No state, no allocation; linear but for unknown parts.
 */
#ifndef SOAT_CORRECT_CODE_REPAIR_H
#define SOAT_CORRECT_CODE_REPAIR_H

#include "soat/span.h"

enum { SOAT_CODE_REPAIR_MOST = 48, SOAT_CODE_REPAIR_BYTES = 2 * SOAT_CODE_REPAIR_MOST };

/*
 * Writes what `text`, a stretch without the brackets and sentence marks around it, is meant to be;
 * returns the bytes written, 0 when there is nothing to repair. A text longer than
 * SOAT_CODE_REPAIR_MOST bytes is no code.
 */
size_t soat__code_repair(soat_span text, char out[SOAT_CODE_REPAIR_BYTES]);
size_t soat__date_repair(soat_span text, char out[SOAT_CODE_REPAIR_BYTES]);

#endif

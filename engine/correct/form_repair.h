/*
 * Short forms of official papers that were misread, put right by their shape and by what stands
 * around them: the V/v of a subject line, TT before those who have one, BSCKII, addresses.
 *
 *     Số: 12/SXD-QLN\nVÀ' cấp phép  →  V/v cấp phép        - TI Tỉnh ủy;  →  - TT Tỉnh ủy;
 *     BSCKH.  →  BSCKII.        vanthu@®tinh.example.vn  →  vanthu@tinh.example.vn
 *
 * No state, no allocation, constant cost a place.
 */
#ifndef SOAT_CORRECT_FORM_REPAIR_H
#define SOAT_CORRECT_FORM_REPAIR_H

#include "correct/unit.h"

enum { SOAT_FORM_REPAIR_BYTES = 160 };

/* A stretch without blanks, [chunk, chunk_end), and in it what no bracket or sentence mark is. */
typedef struct soat_form_place {
    const soat_units *units;
    size_t chunk, chunk_end;
    size_t first, end;
} soat_form_place;

/* The text of units [first, end). */
soat_span soat__units_text(const soat_units *units, size_t first, size_t end);

/*
 * What place->first to place->end, which they may move, is meant to be: the bytes written, or 0 when
 * there is nothing to repair. What stands there already may come back: it is right then.
 */
typedef size_t soat_form_repair(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]);

soat_form_repair soat__subject_repair;  /* V/v */
soat_form_repair soat__standing_repair; /* TT: thường trực */
soat_form_repair soat__degree_repair;   /* BSCKII, DSCKI */
soat_form_repair soat__address_repair;

#endif

/*
 * Roman numerals behind a word that counts: Chương IV, thế kỷ XX, quý IV/2023, loại I-III. Without
 * one they are none for sure: VI, DI, MI are names and words too.
 */
#ifndef SOAT_NORMALIZE_ROMAN_FORM_H
#define SOAT_NORMALIZE_ROMAN_FORM_H

#include "normalize/stretch.h"

typedef struct soat_roman_form {
    unsigned value;
    unsigned to;    /* the second of two with a dash between; else 0 */
    soat_span year; /* digits behind a slash or hyphen, borrowed; else empty */
} soat_roman_form;

/* Reads `core` of the walk's current stretch; false, *out untouched, when it is none for sure. */
bool soat__roman_form_read(const soat_stretch_walk *walk, soat_span core, soat_roman_form *out);

/* A cheap look at the current stretch: false when there is none. */
bool soat__roman_may_begin(const soat_stretch_walk *walk);

#endif

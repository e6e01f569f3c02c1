/*
 * Telephone numbers as they are written, over several stretches: 0912 345 678, (024) 3825 1234,
 * +84 24 3825 1234. A number of 8 to 13 figures that begins with 0, +84, 1800 or 1900 is one; behind a
 * word that says so 3 figures are enough.
 */
#ifndef SOAT_NORMALIZE_PHONE_FORM_H
#define SOAT_NORMALIZE_PHONE_FORM_H

#include "normalize/stretch.h"

typedef struct soat_phone_form {
    size_t end;    /* byte of the text behind it */
    size_t digits; /* how many it has */
} soat_phone_form;

/* Reads the number that begins with the walk's current stretch; false, *out untouched: there is none. */
bool soat__phone_form_read(const soat_stretch_walk *walk, soat_phone_form *out);

#endif

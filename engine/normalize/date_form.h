/*
 * Dates as they are written in figures, and the fractions and scales that look like them.
 *
 *     21/9/1973 · 21-09-73 · 9/1973 · 21/9 · 2023-07-15 · 1/1/2023-31/12/2023
 *
 * Without a year a date and a fraction look alike. A word of time before it (ngày, dịp, từ …) makes
 * it a date; else a proper fraction in lowest terms with a word behind it is one: 2/3 dân số.
 */
#ifndef SOAT_NORMALIZE_DATE_FORM_H
#define SOAT_NORMALIZE_DATE_FORM_H

#include "normalize/stretch.h"

typedef enum soat_date_kind {
    SOAT_DATE_NONE, /* a number (1.1200), or a scale (tỷ lệ 1/2000) */
    SOAT_DATE_DAY,
    SOAT_DATE_DAY_OF_MONTH, /* no year */
    SOAT_DATE_MONTH,        /* month and year */
    SOAT_DATE_FRACTION      /* `day` over `month` */
} soat_date_kind;

typedef struct soat_date_form {
    soat_date_kind kind;
    soat_span day, month, year; /* digits, borrowed; empty where there are none */
} soat_date_form;

/* Reads `core`, which is SOAT_ENTITY_DATE by form and lies in the walk's current stretch. */
soat_date_form soat__date_form_read(const soat_stretch_walk *walk, soat_span core);

/* True when `core` is two dates with a dash between. */
bool soat__date_range_split(soat_span core, soat_span *left, soat_span *right);

/* The value of up to six digits. */
int soat__date_number(soat_span digits);

#endif

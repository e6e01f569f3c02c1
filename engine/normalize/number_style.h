/*
 * Which marks a text groups its numbers by, told from the numbers that leave no doubt: 1.234.567,
 * 1.234,5 and 12,5 are Vietnamese, 1,234,567, 1,234.5 and $12.5 English. 12.5 alone may be the number
 * of a section and tells nothing.
 */
#ifndef SOAT_NORMALIZE_NUMBER_STYLE_H
#define SOAT_NORMALIZE_NUMBER_STYLE_H

#include "normalize/number_form.h"

/* UNKNOWN when nothing tells, or both styles stand equally often. Linear in the text. */
soat_number_style soat__number_style_of(soat_span text);

/* The same, told by whole numbers only, whose marks plain figures leave no trace of. */
soat_number_style soat__number_style_of_groups(soat_span text);

#endif

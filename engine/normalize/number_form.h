/*
 * A number as it is written, taken apart: sign, whole part, decimals.
 *
 *     1.234.567,89 and 1,234,567.89   12,5   -5   007   1.200.000
 *
 * Vietnamese groups by points and writes a decimal comma; English the reverse. Two different marks
 * tell which is which, as does a mark that stands twice or is not followed by three digits. One
 * mark before three digits is taken the way of the text (number_style.h), the Vietnamese one if
 * that is not known: 1.234 is a whole number, 1,234 is not. A whole part of "0" is never grouped:
 * 0.125.
 */
#ifndef SOAT_NORMALIZE_NUMBER_FORM_H
#define SOAT_NORMALIZE_NUMBER_FORM_H

#include <stdbool.h>

#include "soat/span.h"

enum { SOAT_NUMBER_DIGITS_MAX = 48 };

typedef enum soat_number_style {
    SOAT_NUMBER_STYLE_UNKNOWN, /* read as Vietnamese */
    SOAT_NUMBER_STYLE_VIETNAMESE,
    SOAT_NUMBER_STYLE_ENGLISH
} soat_number_style;

typedef struct soat_number_form {
    bool negative, plus;
    char whole[SOAT_NUMBER_DIGITS_MAX]; /* digits without marks */
    size_t whole_size;
    soat_span fraction; /* digits behind the decimal mark; borrowed from the text; may be empty */
    bool grouped;       /* the whole part has marks between its groups */
    bool ambiguous;     /* one mark before three digits: only `style` tells what it is */
} soat_number_form;

/*
 * Reads a number at the start of `text`; returns the bytes taken, 0 (*out untouched) when there is
 * none, its marks contradict each other (1.23.4, 12.34,5.6), or it has too many digits. A mark that
 * no digit follows is not taken. The sign is -, − or +.
 */
size_t soat__number_form_read(soat_span text, soat_number_form *out);
size_t soat__number_form_read_as(soat_span text, soat_number_style style, soat_number_form *out);

/* The style that the number tells by itself, whatever stands around it. */
soat_number_style soat__number_form_style(soat_span text, const soat_number_form *number);

#endif

/* Times of day as they are written: 10:30, 8h30, 14g, 10:30:15. */
#ifndef SOAT_NORMALIZE_TIME_FORM_H
#define SOAT_NORMALIZE_TIME_FORM_H

#include "normalize/stretch.h"

typedef struct soat_time_form {
    soat_span
        parts[3]; /* digits of hours, minutes, seconds, borrowed; empty where there are none */
} soat_time_form;

/*
 * Reads one time at *at of a text that is SOAT_ENTITY_TIME by form, moving past it; a dash and
 * a second one may follow.
 */
soat_time_form soat__time_form_read(soat_span text, size_t *at);

/*
 * True when `core` of the walk's current stretch is something else for what stands around it: a scale
 * (tỷ lệ 1:50), grams (20g đường), all day (24h).
 */
bool soat__time_is_other(const soat_stretch_walk *walk, soat_span core);

#endif

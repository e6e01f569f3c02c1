/* What a number measures, as a symbol of one form: km2 "km²", tỷ đồng "VND" times 10^9. */
#ifndef SOAT_NORMALIZE_MENTION_UNIT_H
#define SOAT_NORMALIZE_MENTION_UNIT_H

#include "normalize/stretch.h"

typedef struct soat_mention_unit {
    char symbol[96];
    size_t symbol_size;
    size_t power;    /* of ten, by which the number is multiplied */
    bool money;      /* the symbol is of a currency */
    bool measured;   /* there is a symbol */
    const char *end; /* of the last word read behind the number; NULL when there is none */
} soat_mention_unit;

/* Begin with a zeroed unit. Adds the whole of `symbol` (unit_form.h); false when it is none. */
bool soat__mention_unit_read(soat_span symbol, bool glued, soat_mention_unit *made);

/*
 * Reads on from behind the walk's current stretch, which ends with the number or its unit: tỷ đồng ·
 * % · km² · nghìn tấn · vuông. Sets made->end when anything was read, and moves the walk.
 */
void soat__mention_unit_behind(soat_mention_unit *made, soat_stretch_walk *walk);

#endif

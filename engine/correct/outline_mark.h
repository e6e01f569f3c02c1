/*
 * The marks that begin lines: `III.`, `Chương II`, `Điều 5.`, `3.2.`, `đ)`, `1/`. A mark is told by its
 * form, not by what follows: `Điều 12 Luật` at the start of a line is a reference, for nothing ends it.
 */
#ifndef SOAT_CORRECT_OUTLINE_MARK_H
#define SOAT_CORRECT_OUTLINE_MARK_H

#include "correct/unit.h"

enum { SOAT_OUTLINE_FORMS = 32 };

typedef struct soat_outline_mark {
    size_t unit, end; /* the units of its numeral */
    soat_span text;   /* their bytes */
    uint8_t form;     /* marks of one form may follow each other; below SOAT_OUTLINE_FORMS */
    uint8_t prefix;   /* of the table in outline_mark.c, from 1; 0: none */
    bool capitals;    /* no prefix, and what it heads is in capitals */
} soat_outline_mark;

/* The mark at `unit`, which begins a line. False: there is none. */
bool soat__outline_mark_read(const soat_units *units, size_t unit, soat_outline_mark *out);

/* How high a mark stands that has this prefix (not 0); 0 is highest. */
unsigned soat__outline_rank(uint8_t prefix);

/* A prefix whose marks are counted through the whole document, whatever stands above them. */
bool soat__outline_goes_through(uint8_t prefix);

/* A prefix (or 0: none) that stands before figures only. */
bool soat__outline_has_figures(uint8_t prefix);

/* The word is Chương or Phần: nothing but numerals stands there, and most are Roman. */
bool soat__outline_is_chapter(uint8_t prefix);

/* The word is Điều. */
bool soat__outline_is_article(uint8_t prefix);

#endif

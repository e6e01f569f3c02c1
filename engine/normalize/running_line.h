/*
 * What a line at the edge of a page may have in common with those of other pages: a title that is
 * repeated, a number that counts with the pages.
 *
 * No state, no allocation; any thread. Linear in the length of the line.
 */
#ifndef SOAT_NORMALIZE_RUNNING_LINE_H
#define SOAT_NORMALIZE_RUNNING_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"

enum { SOAT_RUNNING_KEYS = 3 };

typedef struct soat_running_key {
    uint64_t hash;  /* equal on lines that are alike */
    unsigned pages; /* near each other that must have it, for the line to be a running one */
    bool counts;    /* a number in it counts with the pages */
} soat_running_key;

typedef struct soat_running_line {
    soat_running_key keys[SOAT_RUNNING_KEYS];
    size_t count; /* 0: a line that is none, such as the head of a state paper */
} soat_running_line;

/* Where a line stands. */
typedef struct soat_running_place {
    uint32_t page;    /* of the text */
    uint32_t ordinal; /* of the document that the page is of, from 1 */
    bool of_letter;   /* that document begins with the head of a state paper */
    bool at_top;      /* of the page; else at its foot */
    soat_span inner;  /* the next line from the edge of the page, or empty */
} soat_running_place;

/* `line` without outer blanks. Marks, case and blanks do not matter. */
soat_running_line soat__running_line_read(soat_span line, soat_running_place place);

/* True when `text`, a page, has the head of a state paper: a document begins on it. */
bool soat__running_has_head(soat_span text);

#endif

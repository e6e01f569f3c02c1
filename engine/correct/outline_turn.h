/* Whose turn it is among the marks of a window, and what tells so; the rules are those of outline.h. */
#ifndef SOAT_CORRECT_OUTLINE_TURN_H
#define SOAT_CORRECT_OUTLINE_TURN_H

#include <string.h>

#include "base/arena.h"
#include "correct/numbering.h"
#include "correct/outline_mark.h"
#include "correct/unit.h"

/* The marks of one form and numbering, as far as they have been read. */
typedef struct soat_outline_run {
    unsigned last;   /* value of the last mark */
    unsigned length; /* marks that had their turn, up to it; 0: the next one begins anew */
    unsigned rank;
    bool through;
    soat_span lead;
} soat_outline_run;

typedef struct soat_outline {
    soat_units *units;
    soat_outline_mark *marks;
    size_t *next; /* of each mark, the next of its form; `count` where there is none */
    size_t count;
    soat_outline_run runs[SOAT_OUTLINE_FORMS][SOAT_NUMBERING_COUNT];
    soat_arena *arena;
} soat_outline;

/* What is known of one mark beside a numbering and the value whose turn it is. */
typedef struct soat_outline_turn {
    soat_numbering numbering;
    unsigned turn;
    unsigned before; /* marks in their turn before it */
    unsigned value;  /* as it was read; 0: none of this numbering */
    soat_likeness likeness;
    bool foreign;   /* a mark of another numbering as it was read */
    bool exact;     /* the mark behind it is the one after */
    bool confirmed; /* or may be */
    bool ends;      /* none follows, or they begin anew */
    bool follows;   /* so is the mark behind that one */
    bool heads;     /* items stand below that begin with 1 */
    bool held;      /* the recogniser held it possible */
} soat_outline_turn;

/* The one numbering in which mark `at` must be the next; SOAT_NUMBERING_COUNT: none, or several. */
soat_numbering soat__outline_find_turn(const soat_outline *self, size_t at, soat_outline_turn *out);

/* The value of a chapter or part that its own numeral does not tell; 0: it does. */
unsigned soat__outline_section_meant(const soat_outline *self, size_t at);

static inline bool soat__same_text(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

static inline soat_span soat__outline_lead(soat_numbering numbering, soat_span text) {
    return numbering == SOAT_NUMBERING_ARABIC ? soat__numbering_lead(text) : (soat_span){0};
}

#endif

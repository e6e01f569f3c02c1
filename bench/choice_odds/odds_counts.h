/* The counts between counting and fitting. */
#ifndef CHOICE_ODDS_COUNTS_H
#define CHOICE_ODDS_COUNTS_H

#include "odds.h"

/* By step of distance: what was read was right, the alternative was. */
typedef struct odds_case {
    guint64 kept[ODDS_STEPS], right[ODDS_STEPS];
} odds_case;

struct odds {
    GTree *cases;   /* "READ\tCHOICE" → odds_case */
    GTree *letters; /* letter of the truth → guint64, how often it was printed */
};

/* Found or made. */
odds_case *odds_case_at(odds *self, const char *read, const char *choice);
guint64 *odds_letter_at(odds *self, const char *letter);

#endif

/*
 * Judged changes: the decoder's posterior of each, its kind, and whether it was right.
 *
 * A file holds those of one document, as bench/accuracy/judge_edits prints them when decide.h wrote
 * the edits: lines of edit|doubt, kind, posterior, right|wrong|neither and more, apart by tabs. All
 * pages that were made of one document belong into one file: files are what is split by.
 */
#ifndef CONFIDENCE_JUDGED_H
#define CONFIDENCE_JUDGED_H

#include <glib.h>
#include <stdio.h>

#include "correct/confidence.h"

typedef struct judged_change {
    soat_judgement judgement;
    gboolean right;
    guint file; /* from 0 */
} judged_change;

/* "tone", …; NULL beyond the last. */
const char *judged_kind_name(soat_change_kind kind);

/* Adds the changes of a file to an array of judged_change. FALSE, and a word why, on failure. */
gboolean judged_read(GArray *changes, const char *path, guint file);

/* How near the probabilities come to what happened. */
typedef struct judged_score {
    guint count, right;
    double said;  /* mean probability */
    double brier; /* mean of (probability - outcome) squared */
    double ece;   /* mean distance of said and happened over ten bins of probability */
} judged_score;

/* Over the changes of a kind, all of them with SOAT_CHANGE_KIND_COUNT. `said`: one a change. */
judged_score judged_score_of(const GArray *changes, const double *said, soat_change_kind kind);

#endif

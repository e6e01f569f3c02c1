/*
 * From judged changes to the curves of engine/correct/confidence_curves.inc.
 *
 * Platt's scaling (1999) for each kind of change: the logit of being right is a + b times the logit
 * of the decoder's posterior, fitted by logistic regression. Two numbers a kind, held near those of
 * all kinds together by a normal prior (deviations 2 and 0.5), so that a kind seen seldom says what
 * most changes say. b is at least 0.05: a curve never falls.
 */
#ifndef CONFIDENCE_CURVES_H
#define CONFIDENCE_CURVES_H

#include "judged.h"

typedef struct confidence_curve {
    double at_even; /* a: logit of being right where the posterior is one in two */
    double slope;   /* b */
} confidence_curve;

typedef struct confidence_curves {
    confidence_curve of[SOAT_CHANGE_KIND_COUNT];
} confidence_curves;

enum { CONFIDENCE_NO_FOLD = -1, CONFIDENCE_FOLDS = 5 };

/* Fits all changes but those of the files of one fold (file modulo CONFIDENCE_FOLDS). */
confidence_curves confidence_curves_fit(const GArray *changes, int without_fold);

double confidence_curve_at(const confidence_curve *self, double posterior);

/* A row a kind, the shares at soat__confidence_posteriors to three digits. */
void confidence_curves_write(const confidence_curves *self, FILE *out);

#endif

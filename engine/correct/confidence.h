/*
 * From costs to probabilities, the same on every machine.
 *
 * The decoder is too sure of itself, because its models share their mistakes, and not equally: a
 * sign taken for dirt is dirt more often than it believes, new letters in a word less often. So each
 * kind of change has a curve of its own from the decoder's posterior to the share that is right.
 * bench/confidence/run.sh measures and fits them; bench/results/calibration.md tests them on pages
 * that they were not fitted on.
 */
#ifndef SOAT_CORRECT_CONFIDENCE_H
#define SOAT_CORRECT_CONFIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/correct.h"

/* exp(-cost / 1000) for a cost in milli-nats; negative costs count as 0. */
double soat__probability(int32_t cost);

typedef enum soat_change_kind {
    SOAT_CHANGE_TONE,
    SOAT_CHANGE_SHAPE,
    SOAT_CHANGE_PATTERN, /* letters, as a profile or the document knows them to be mistaken */
    SOAT_CHANGE_LETTER,  /* letters, any for any */
    SOAT_CHANGE_NOISE,
    SOAT_CHANGE_ALTERNATIVE,
    SOAT_CHANGE_OTHER, /* numbers, case, split and joined words, words of the user */
    SOAT_CHANGE_KIND_COUNT
} soat_change_kind;

soat_change_kind soat__change_kind(soat_reason reason, bool follows_pattern);

/* What a confidence is made of. */
typedef struct soat_judgement {
    double posterior; /* of the decoder, 0 to 1 */
    soat_change_kind kind;
} soat_judgement;

enum { SOAT_CONFIDENCE_POINTS = 17 };

/* The posteriors at which the curves are known; straight lines lie between them. */
extern const double soat__confidence_posteriors[SOAT_CONFIDENCE_POINTS];

/* The probability that the change is right. Monotone in the posterior; between 0 and 1. */
double soat__calibrated(soat_judgement judgement);

/*
 * The same in a document that is clean (0) to damaged (1). The curve of noise was fitted on scanned
 * pages, full of specks: the less a document is damaged, the less it raises the decoder's own
 * posterior, for a | in clean text is likely to be meant. Misprints are not so: in text that was typed,
 * too, changes of tones are right as often as their curve says.
 */
double soat__confidence(soat_judgement judgement, double damage);

#endif

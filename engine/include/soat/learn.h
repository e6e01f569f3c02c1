/*
 * Learning a confusion profile: what a recogniser makes of each letter, counted from its output
 * and the truth of the same text.
 *
 *     soat_learn_new → soat_learn_add … → soat_learn_finish → soat_learn_free
 *
 * The texts are aligned line by line where they have as many lines, else whole; then words, then
 * letters (docs/eval.md). Letters that differ with nothing right in between are one confusion of n
 * letters for m ("ừ" for "tr"); a letter that differs only in its marks is one by itself. Marks are
 * in NFC, case and the placement of tone marks do not count.
 *
 * What comes out is text in the profile format (engine/lexicon/profile.h). The cost of a confusion
 * with true letters t, observed as o, in a text in which a letter is wrong with probability e:
 *
 *     p    = (n(o, t) + s * q) / (n(t) + s)
 *     cost = -1000 ln(p / e) + 2000, from 0 to 9000 milli-nats
 *
 * where n counts in the texts, s is the smoothing and q what the base profile expects, the value
 * that makes the cost of the base come out when nothing was seen. p is a share of all true letters t,
 * not of the wrong ones: letters that break easily get cheap confusions, letters that hardly ever
 * do get dear ones. The decoder adds the document's own price of an error, and 2000 stands for the
 * choice among the several confusions that a letter has.
 */
#ifndef SOAT_LEARN_H
#define SOAT_LEARN_H

#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_learn_options {
    uint32_t min_count;    /* a confusion seen less often is left out */
    double smoothing;      /* how many true letters the base profile is worth */
    double max_error_rate; /* a line with more of its letters wrong is misaligned, and skipped */
    soat_span base;        /* rules of the base profile; empty: the neutral costs */
} soat_learn_options;

/* 2, 20, 0.3 and no base. */
SOAT_API void soat_learn_options_init(soat_learn_options *options);

typedef struct soat_learn_confusion {
    soat_span observed, truth; /* lower case; one of them may be empty */
    uint32_t count;
    int32_t cost; /* milli-nats */
} soat_learn_confusion;

typedef struct soat_learn_report {
    size_t pairs, skipped; /* lines, or whole texts: learned from; too different */
    size_t words;          /* of the truth, in what was learned from */
    size_t letters;        /* Vietnamese letters of the truth there */
    size_t letter_errors;
    size_t kept, rare;                      /* confusions written; left out as too rare */
    const soat_learn_confusion *confusions; /* the kept ones, the most frequent first; borrowed */
} soat_learn_report;

typedef struct soat_learn soat_learn;

/* `options` may be NULL. FORMAT: a bad rule in the base. */
SOAT_API soat_status soat_learn_new(soat_learn **out, const soat_learn_options *options,
                                    soat_error *error);
SOAT_API void soat_learn_free(soat_learn *learn);

/* Adds a text as it was recognised and its truth; both are borrowed for the call only. */
SOAT_API soat_status soat_learn_add(soat_learn *learn, soat_span noisy, soat_span gold,
                                    soat_error *error);

/*
 * Appends the profile to *profile and fills *report, which borrows from `learn` until it is freed or
 * called again. NOT_FOUND when there is nothing to learn from: no pair of lines was alike enough.
 */
SOAT_API soat_status soat_learn_finish(soat_learn *learn, soat_buffer *profile,
                                       soat_learn_report *report, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

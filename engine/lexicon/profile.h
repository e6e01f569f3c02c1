/*
 * Confusion profile: what a recogniser (or a typist) makes of each letter, as costs.
 *
 * A cost is -1000 ln P(observed | true, something went wrong here), in milli-nats. How often
 * something goes wrong is a property of the document, not of the profile, and is added per edit by
 * the decoder. The text format, one rule a line, fields apart by tabs:
 *
 *     observed  true  cost             n letters read for m letters: "ừ<TAB>tr<TAB>900"
 *     observed        cost             an empty field: letters added (true empty) or lost
 *     @tone     grave acute 1300       the same letter with another tone, any letter
 *     @shape    none horn 1600         the same letter with another shape mark
 *     @pair     o c 2400               two letters alike whatever their marks, both ways
 *     @default  letter 5200            also: delete, insert, sign (delete of a non-letter)
 *     # comment
 *
 * A fourth field of a rule is not read; `soat learn` writes there how often it saw the confusion. Its
 * costs are shares of all true letters, not only of the wrong ones, so that letters which break
 * easily have cheap confusions (soat/learn.h has the formula).
 *
 * The channel model is that of Brill and Moore (2000): independent n-to-m edits.
 */
#ifndef SOAT_LEXICON_PROFILE_H
#define SOAT_LEXICON_PROFILE_H

#include <stdint.h>

#include "lexicon/alphabet.h"
#include "soat/span.h"
#include "soat/status.h"

enum {
    SOAT_PROFILE_MAX_SIDE = 5,      /* letters on one side of a rule */
    SOAT_PROFILE_IMPOSSIBLE = 65535 /* the cost of what cannot happen */
};

typedef struct soat_confusion {
    uint8_t observed[SOAT_PROFILE_MAX_SIDE];
    uint8_t truth[SOAT_PROFILE_MAX_SIDE];
    uint8_t observed_size, truth_size;
    uint16_t cost; /* milli-nats */
} soat_confusion;

typedef struct soat_profile {
    /* One letter for one letter: substitution[observed][truth]; 0 on the diagonal. */
    uint16_t substitution[SOAT_ALPHABET_SIZE][SOAT_ALPHABET_SIZE];
    uint16_t insertion[SOAT_ALPHABET_SIZE]; /* a true letter that was not observed */
    uint16_t deletion[SOAT_ALPHABET_SIZE];  /* an observed letter that is not there */
    soat_confusion *confusions;             /* every other rule, sorted by observed[0] */
    uint32_t confusion_count;
    uint32_t first[SOAT_ALPHABET_SIZE + 1]; /* of the confusions, by observed[0] */
    /* Bounds for the search: the least cost of any edit that begins with this observed letter, and
     * of any insertion. */
    uint16_t least_edit[SOAT_ALPHABET_SIZE];
    uint16_t least_insertion;
} soat_profile;

/*
 * Reads rules from each text in turn; a later rule for the same letters replaces an earlier one.
 * FORMAT names the line (error->offset is its number).
 */
soat_status soat__profile_new(soat_profile **out, const soat_span *texts, size_t text_count,
                              soat_error *error);
void soat__profile_free(soat_profile *profile);

#endif

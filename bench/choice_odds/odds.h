/*
 * How often which alternative of the recogniser is right: counted on pages with known text, and
 * fitted into the prices of engine/doc/choice_odds.inc.
 *
 * Counted are the symbols of the words that stand for a word of the truth of as many letters, of
 * which two at most differ. Each alternative is one case: where what was read is right it was
 * `kept`, where the alternative is, it is `right`; other cases say nothing about the two.
 *
 * Fitted is ln(kept / right) = behind[step] + bias[read, choice] by logistic regression: one value
 * for each step of how far the alternative lies behind, one for each pair of letters. Biases have
 * a normal prior around 0 (deviation 2 nats), so that a pair seen seldom has none. Alternating
 * Newton steps; the order of all sums is that of the keys, so the same counts give the same table.
 */
#ifndef CHOICE_ODDS_H
#define CHOICE_ODDS_H

#include <glib.h>
#include <stdio.h>

#include <soat/document.h>

enum {
    ODDS_STEP = 4000, /* milli-nats of distance that are one step; the last holds all beyond */
    ODDS_STEPS = 11,
    ODDS_LETTER_BYTES = 4,
};

typedef struct odds odds;

odds *odds_new(void);
void odds_free(odds *self);

/* Adds the page beside its truth (UTF-8, NFC). FALSE when memory is out. */
gboolean odds_count_page(odds *self, const soat_page *page, soat_span truth);

/* Lines of "pair READ CHOICE STEP KEPT RIGHT" and "letter TEXT NUMBER", apart by tabs, sorted. */
void odds_write_counts(const odds *self, FILE *out);

/* Adds such lines. FALSE where one is not understood. */
gboolean odds_read_counts(odds *self, const char *text);

/*
 * Writes the table: a row `{"READ", "CHOICE", BIAS},` for each pair of single letters seen 15 times
 * whose bias is half a nat or more, in the order of their bytes; BIAS in milli-nats. Half of how
 * much commoner the one letter is than the other is taken out of it: the language model knows that
 * too. `behind` gets the fitted cost, in nats, of each step.
 */
void odds_fit(const odds *self, double behind[ODDS_STEPS], FILE *out);

#endif

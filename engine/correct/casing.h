/*
 * Letter case: evidence for which word was meant, and an error of its own.
 *
 * A recogniser sees shapes, and c o s u v x z w have one shape in both cases; so it writes
 * `Tổ Chức` and `bổ Sung`. Where the words beside it say clearly which case a word has, and its
 * first letter is one of those, the case is put right.
 */
#ifndef SOAT_CORRECT_CASING_H
#define SOAT_CORRECT_CASING_H

#include "correct/model.h"
#include "correct/unit.h"

/*
 * What it costs, in milli-nats, that `word` stands at `unit` in the case that was read there;
 * bounded, and 0 where case says nothing (numbers, words in capitals, first words).
 */
int32_t soat__casing_cost(const soat_model *model, const soat_unit *units, size_t count,
                          size_t unit, uint16_t word);

typedef struct soat_casing {
    soat_word_case wanted; /* what the word should be; that read when nothing is to be done */
    double confidence;
} soat_casing;

/*
 * The case that the word kept at `unit` should have, where a wrong case costs the channel
 * `case_cost` milli-nats.
 */
soat_casing soat__casing_of(const soat_model *model, const soat_unit *units, size_t count,
                            size_t unit, int32_t case_cost);

#endif

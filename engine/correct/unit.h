/*
 * Units: the tokens of a text that the decoder decides on, blanks taken out.
 *
 * A unit knows what the language model sees of it (its id), what it costs when the model does not
 * know it (spelling), and how it is tied to its neighbours (blank, line end, sentence end).
 */
#ifndef SOAT_CORRECT_UNIT_H
#define SOAT_CORRECT_UNIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "correct/candidates.h"
#include "correct/model.h"
#include "correct/observation.h"
#include "soat/status.h"
#include "syllable/tone_style.h"
#include "syllable/word_fold.h"
#include "text/token.h"

typedef struct soat_unit {
    soat_token token;
    soat_span folded; /* of a word: lower case, NFC, canonical tone placement; else empty */
    soat_word_case letter_case;
    uint16_t word;     /* language-model id; SOAT_LM_UNKNOWN when it has none */
    bool seen;         /* the language model reads this unit */
    int32_t keep_cost; /* milli-nats beside the language model's: spelling of an unknown word */
    int32_t read_cost; /* of the language model after the units before, as they were read */
    int32_t slack;     /* milli-nats that another reading may cost and still win */
    const soat_observed_letter *letters; /* of the recogniser, one a code point; or NULL */
    uint32_t letter_count;
    /* What the passes over a document find alike: neighbours, and what their letter case costs. */
    soat_candidate_list neighbours;
    int16_t *case_costs;  /* milli-nats by neighbour; -1: not asked yet */
    uint32_t sought;      /* the generation of the candidates that the neighbours are of */
    soat_span meant;      /* what order, form or the sign of a figure demands; data NULL: nothing */
    int32_t out_of_turn;  /* milli-nats that what was read costs where something else is meant */
    uint8_t meant_units;  /* of which what is meant takes the place */
    uint8_t meant_reason; /* soat_reason */
    uint8_t style;        /* soat_tone_style that the word is written in */
    bool space_before;    /* a blank or a line end lies before */
    bool line_before;     /* a line end lies before */
    bool ends_sentence;   /* a full stop of a sentence, or the last unit before an empty line */
    bool guarded;         /* no plain candidate may replace it */
    bool debris;          /* of a line that is no print: to be removed */
    bool in_code;         /* a word or mixed part of a code: open to what a code may suffer */
} soat_unit;

typedef struct soat_units {
    soat_unit *items;
    size_t count, capacity;
    size_t word_count; /* words, numbers and mixed tokens */
} soat_units;

/* Splits the whole text. Folded forms live in `arena`. `units` is emptied first. */
soat_status soat__units_read(soat_units *units, const soat_model *model, soat_span text,
                             soat_arena *arena, soat_error *error);

/* Gives each unit its letters; the units' text begins at byte `start` of the observed one. */
void soat__units_observe(soat_units *units, const soat_observation *observation, size_t start);
void soat__units_dispose(soat_units *units);

#endif

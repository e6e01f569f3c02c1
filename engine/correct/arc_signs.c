#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "correct/number_repair.h"
#include "correct/outline.h"
#include "lm/vocabulary.h"

enum { COST_DIGIT = 1200 /* milli-nats that a letter for a digit costs beside the edit, each */ };

/* Letters among digits: `l8`, `I0`, `UBTVQHI4`, and digits read as signs: `0§`. */
soat_status soat__arcs_number(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    const uint32_t end = soat__number_repair_end(self->units, self->unit_count, unit);
    if (read->guarded || end == unit) {
        return SOAT_OK;
    }
    const soat_token *const last = &self->units[end - 1].token;
    const size_t size = last->start + last->text.size - read->token.start;
    char *const number = soat__arena_alloc(self->arena, size + 1, 1);
    if (number == NULL) {
        return soat__fail_memory(error);
    }
    const soat_number_repair repaired = soat__number_repair(self->units, unit, end, number);
    if (repaired.letters == 0) {
        return SOAT_OK;
    }
    const int32_t guesses = (int32_t)repaired.guesses;
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = end,
                                    .cost = guesses * COST_DIGIT +
                                            soat__edits_cost(self, guesses > 0) + repaired.cost,
                                    .words = {repaired.is_number ? SOAT_LM_NUMBER : SOAT_LM_MIXED},
                                    .word_count = 1,
                                    .edits = (uint8_t)repaired.letters,
                                    .reason = SOAT_REASON_NUMBER,
                                    .verbatim = true,
                                    .text = soat_span_make(number, repaired.size)},
                         error);
}

/* Signs that recognisers write for others which are common in print. */
static const struct {
    const char *read, *meant;
    bool alone; /* only between blanks */
} mistaken_signs[] = {{"⁄", "/", false}, {"~", "-", true}, {"¬", "-", true}};

static bool stands_alone(const soat_lattice_builder *self, uint32_t unit) {
    return (unit == 0 || self->units[unit].space_before) && unit + 1 < self->unit_count &&
           self->units[unit + 1].space_before;
}

/* The sign that is meant where another was read: `15⁄4`, the bullet `~`; NULL when it is none. */
static const char *meant_sign(const soat_lattice_builder *self, uint32_t unit) {
    const soat_span read = self->units[unit].token.text;
    for (size_t i = 0; i < sizeof mistaken_signs / sizeof mistaken_signs[0]; i++) {
        const bool same = strlen(mistaken_signs[i].read) == read.size &&
                          memcmp(mistaken_signs[i].read, read.data, read.size) == 0;
        if (same && (!mistaken_signs[i].alone || stands_alone(self, unit))) {
            return mistaken_signs[i].meant;
        }
    }
    return NULL;
}

soat_status soat__arcs_sign(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { COST_SIGN = 1000 };
    const soat_unit *const read = &self->units[unit];
    const char *const meant = read->token.kind == SOAT_TOKEN_PUNCTUATION && !read->guarded
                                  ? meant_sign(self, unit)
                                  : NULL;
    if (meant == NULL) {
        return SOAT_OK;
    }
    const soat_token sign = {.text = soat_span_from_string(meant), .kind = SOAT_TOKEN_PUNCTUATION};
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 1,
                                    .cost = COST_SIGN,
                                    .words = {(uint16_t)soat__lm_token_class(&sign, false)},
                                    .word_count = 1,
                                    .edits = 1,
                                    .reason = SOAT_REASON_LETTER,
                                    .verbatim = true,
                                    .text = sign.text},
                         error);
}

soat_status soat__arcs_noise(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    const bool stray = read->token.kind == SOAT_TOKEN_PUNCTUATION && read->keep_cost != 0 &&
                       meant_sign(self, unit) == NULL &&
                       soat__number_repair_end(self->units, self->unit_count, unit) == unit;
    if (read->guarded || (!stray && !read->debris)) {
        return SOAT_OK;
    }
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 1,
                                    .cost = self->channel.noise,
                                    .edits = 1,
                                    .reason = SOAT_REASON_NOISE,
                                    .text = soat_span_make("", 0)},
                         error);
}

/* H for two strokes of a numeral: XIH for XIII. */
soat_status soat__arcs_numeral(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { COST_NUMERAL = 500 };
    const soat_unit *const read = &self->units[unit];
    const char *const meant = read->token.kind != SOAT_TOKEN_WORD || read->guarded
                                  ? NULL
                                  : soat__damaged_numeral(read->token.text);
    if (meant == NULL) {
        return SOAT_OK;
    }
    char folded[SOAT_LIMIT_WORD_BYTES];
    const soat_span text = soat_span_from_string(meant);
    const soat_span key = soat_span_make(folded, soat__lm_word_fold(text, folded));
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 1,
                                    .cost = COST_NUMERAL,
                                    .words = {soat__vocabulary_find(&self->model->vocabulary, key)},
                                    .word_count = 1,
                                    .edits = 1,
                                    .reason = SOAT_REASON_LETTER,
                                    .verbatim = true,
                                    .text = text},
                         error);
}

/*
 * What the order of headings or a damaged form demands; what was read has become improbable. How
 * often text has errors is known by its words; a scan loses strokes of numerals though its words be clear.
 */
soat_status soat__arcs_meant(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { SCANNED = 5000 };
    const soat_unit *const read = &self->units[unit];
    if (read->meant.data == NULL || unit + read->meant_units > self->unit_count) {
        return SOAT_OK;
    }
    const soat_unit *word = read; /* of `[II` the one that the language model sees */
    while (!word->seen && word + 1 < read + read->meant_units) {
        word++;
    }
    const int32_t edit = soat__edits_cost(self, 1);
    return soat__add_arc(
        self,
        (soat_arc){.from = unit,
                   .to = unit + read->meant_units,
                   .cost = read->letters != NULL && edit > SCANNED ? SCANNED : edit,
                   .words = {word->word},
                   .word_count = word->seen,
                   .edits = 1,
                   .reason = read->meant_reason,
                   .verbatim = true,
                   .text = read->meant},
        error);
}

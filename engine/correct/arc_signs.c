#include "base/error.h"
#include "correct/arc_makers.h"
#include "correct/number_repair.h"
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

soat_status soat__arcs_noise(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    if (read->token.kind != SOAT_TOKEN_PUNCTUATION || read->guarded || read->keep_cost == 0 ||
        soat__number_repair_end(self->units, self->unit_count, unit) != unit) {
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

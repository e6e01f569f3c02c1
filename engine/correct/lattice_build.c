#include "correct/lattice_build.h"

#include "base/error.h"
#include "base/memory.h"
#include "correct/arc_makers.h"
#include "correct/casing.h"
#include "lm/vocabulary.h"

enum {
    SECOND_EDIT = 60, /* percent of the first edit's price: damage comes in clusters */
    DEBRIS = 12000,   /* milli-nats that it costs to keep what is no print */
};

int32_t soat__channel_edits_cost(const soat_channel *self, uint32_t edits) {
    if (edits == 0) {
        return 0;
    }
    return self->edit + (int32_t)(edits - 1) * (self->edit / 100 * SECOND_EDIT);
}

int32_t soat__edits_cost(const soat_lattice_builder *self, uint32_t edits) {
    return soat__channel_edits_cost(&self->channel, edits);
}

soat_status soat__add_arc(const soat_lattice_builder *self, soat_arc arc, soat_error *error) {
    soat_lattice *const lattice = self->lattice;
    if (!soat__vector_reserve(&lattice->arcs, &lattice->arc_capacity, lattice->arc_count + 1,
                              sizeof *lattice->arcs)) {
        return soat__fail_memory(error);
    }
    lattice->arcs[lattice->arc_count++] = arc;
    return SOAT_OK;
}

int32_t soat__arc_casing(const soat_lattice_builder *self, uint32_t unit, uint16_t word) {
    return soat__casing_cost(self->model, self->units, self->unit_count, unit, word);
}

/* The unit as it was read: always possible. */
soat_status soat__arc_keep(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 1,
                                    .cost = read->keep_cost + read->out_of_turn +
                                            (read->debris ? DEBRIS : 0) +
                                            soat__arc_casing(self, unit, read->word),
                                    .words = {read->word},
                                    .word_count = read->seen,
                                    .keep = true},
                         error);
}

/*
 * What replacing a known word can gain at the most: the language model's costs of all that sees it,
 * less what even the best text costs. A dearer reading need not be looked at.
 */
static void set_slack(const soat_lattice_builder *self) {
    enum { LEAST_COST = 400, UNLIMITED = INT32_MAX };
    const soat_ngram *const language = &self->model->ngram;
    soat_ngram_state state;
    soat__ngram_start(language, &state);
    for (uint32_t i = 0; i < self->unit_count; i++) {
        soat_unit *const unit = &self->units[i];
        unit->read_cost = 0;
        if (unit->seen) {
            soat_ngram_state next;
            unit->read_cost = soat__ngram_step(language, &state, unit->word, &next) - LEAST_COST;
            state = next;
        }
    }
    for (uint32_t i = 0; i < self->unit_count; i++) {
        soat_unit *const unit = &self->units[i];
        if (unit->word == SOAT_LM_UNKNOWN) {
            unit->slack = UNLIMITED;
            continue;
        }
        unit->slack = unit->keep_cost + soat__arc_casing(self, i, unit->word);
        uint32_t seen = 0;
        for (uint32_t j = i; j < self->unit_count && seen < language->order; j++) {
            unit->slack += self->units[j].read_cost;
            seen += self->units[j].seen;
        }
    }
}

/* All readings of one unit. Of what is no print there are two: it stays, or it goes. */
static soat_status add_arcs(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    static soat_arc_maker *const makers[] = {
        soat__arc_keep,       soat__arcs_noise,  soat__arcs_date, soat__arcs_replace_word,
        soat__arcs_user_word, soat__arcs_split,  soat__arcs_join, soat__arcs_chunk,
        soat__arcs_code,      soat__arcs_number, soat__arcs_sign, soat__arcs_unit,
        soat__arcs_numeral,   soat__arcs_meant};
    enum { OF_DEBRIS = 2, OF_PRINT = sizeof makers / sizeof makers[0] };
    const size_t count = self->units[unit].debris ? OF_DEBRIS : OF_PRINT;
    for (size_t i = 0; i < count; i++) {
        const soat_status status = makers[i](self, unit, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

soat_status soat__lattice_build(const soat_lattice_builder *self, soat_error *error) {
    self->lattice->arc_count = 0;
    self->lattice->position_count = self->unit_count + 1;
    set_slack(self);
    for (uint32_t unit = 0; unit < self->unit_count; unit++) {
        const soat_status status = add_arcs(self, unit, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "lm/vocabulary.h"
#include "syllable/syllable.h"

/*
 * The recogniser's alternatives are priced for pages of ordinary noise; on a cleaner page each is
 * less likely, on a worse one more.
 */
static int32_t choice_surcharge(const soat_lattice_builder *self) {
    enum { ORDINARY_EDIT = 5450, LEAST = -1500, MOST = 2500 };
    const int32_t surcharge = self->channel.edit - ORDINARY_EDIT;
    return surcharge < LEAST ? LEAST : surcharge > MOST ? MOST : surcharge;
}

static bool is_roman_numeral(soat_span word) {
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("ivxlc", word.data[i]) == NULL) {
            return false;
        }
    }
    return word.size > 0;
}

/* A run of letters and digits is read as a Roman numeral, or as a word with one letter misread. */
static bool may_replace(const soat_lattice_builder *self, const soat_unit *unit, uint16_t word) {
    if (unit->token.kind != SOAT_TOKEN_MIXED) {
        return true;
    }
    size_t digits = 0;
    for (size_t i = 0; i < unit->token.text.size; i++) {
        digits += unit->token.text.data[i] >= '0' && unit->token.text.data[i] <= '9';
    }
    const soat_span text = soat__vocabulary_word(&self->model->vocabulary, word);
    soat_syllable syllable;
    return is_roman_numeral(text) ||
           (digits == 1 && text.size > 2 &&
            soat__syllable_parse(text, &syllable, NULL) == SOAT_SYLLABLE_NATIVE);
}

soat_status soat__add_neighbours(const soat_lattice_builder *self, uint32_t from, uint32_t to,
                                 soat_candidate_list list, soat_error *error) {
    const soat_adapted_word *const adapted =
        to == from + 1 && self->units[from].letters == NULL
            ? soat__adaptation_find(self->adaptation, self->units[from].folded)
            : NULL; /* a recogniser says of each place how sure it is there */
    for (size_t i = 0; i < list.count; i++) {
        const soat_neighbour *const found = &list.items[i];
        int32_t cost = found->cost + soat__edits_cost(self, found->edits) +
                       found->choices * choice_surcharge(self);
        cost = soat__adaptation_cost(self->adaptation, adapted, found->word, cost);
        cost += to == from + 1 ? soat__arc_casing(self, from, found->word) : 0;
        if (to == from + 1 &&
            (found->word == self->units[from].word || cost >= self->units[from].slack ||
             !may_replace(self, &self->units[from], found->word))) {
            continue;
        }
        const soat_status status = soat__add_arc(
            self,
            (soat_arc){.from = from,
                       .to = to,
                       .cost = cost,
                       .words = {found->word},
                       .word_count = 1,
                       .edits = (uint8_t)(found->edits + found->choices),
                       .reason = found->edits == 0 && found->choices > 0 ? SOAT_REASON_ALTERNATIVE
                                                                         : SOAT_REASON_LETTER,
                       .text = soat__vocabulary_word(&self->model->vocabulary, found->word)},
            error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

/* One word for one word. */
soat_status soat__arcs_replace_word(const soat_lattice_builder *self, uint32_t unit,
                                    soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    const int32_t least = self->adaptation->word_count == 0 ? soat__edits_cost(self, 1) : 0;
    if (read->folded.size == 0 || read->guarded || read->slack <= least) {
        return SOAT_OK;
    }
    soat_candidate_list list = {0};
    const soat_candidate_reach reach = read->word == SOAT_LM_UNKNOWN || read->word == SOAT_LM_MIXED
                                           ? SOAT_REACH_UNKNOWN
                                           : SOAT_REACH_KNOWN;
    const soat_status status =
        read->letters == NULL
            ? soat__candidates_of_text(self->candidates, read->folded, reach, &list, error)
            : soat__candidates_of_letters(self->candidates, read->letters, read->letter_count,
                                          reach, self->arena, &list, error);
    return status == SOAT_OK ? soat__add_neighbours(self, unit, unit + 1, list, error) : status;
}

/* A word of the user's for an unknown one. */
soat_status soat__arcs_user_word(const soat_lattice_builder *self, uint32_t unit,
                                 soat_error *error) {
    soat_candidate_list list;
    soat_status status = soat__user_lexicon_candidates(
        self->user, self->candidates, &self->units[unit], self->arena, &list, error);
    for (size_t i = 0; i < list.count && status == SOAT_OK; i++) {
        const soat_neighbour *const found = &list.items[i];
        status =
            soat__add_arc(self,
                          (soat_arc){.from = unit,
                                     .to = unit + 1,
                                     .cost = found->cost + soat__edits_cost(self, found->edits),
                                     .words = {SOAT_LM_UNKNOWN},
                                     .word_count = 1,
                                     .edits = (uint8_t)(found->edits + found->choices),
                                     .reason = SOAT_REASON_USER_WORD,
                                     .text = soat__user_lexicon_word(self->user, found->word)},
                          error);
    }
    return status;
}

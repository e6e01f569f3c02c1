#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "lm/vocabulary.h"
#include "syllable/syllable.h"
#include "text/letter.h"
#include "text/utf8.h"

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

/*
 * A part of a code (552/QĐ-ƯBND) is repaired where the marks alone are wrong or the recogniser itself
 * thought of the other letters; never by a word, and letter for letter.
 */
static bool may_stand_in_code(const soat_lattice_builder *self, const soat_unit *unit,
                              const soat_neighbour *found) {
    const soat_span text = soat__vocabulary_word(&self->model->vocabulary, found->word);
    soat_syllable syllable;
    bool marks_only = true;
    size_t left = 0, right = 0;
    while (left < unit->folded.size && right < text.size) {
        soat_letter read, meant;
        marks_only &= soat__letter_from_code_point(soat__utf8_next(unit->folded, &left), &read) &&
                      soat__letter_from_code_point(soat__utf8_next(text, &right), &meant) &&
                      read.base == meant.base;
    }
    const bool same_length = left == unit->folded.size && right == text.size;
    return same_length && (marks_only || found->edits == 0) &&
           soat__syllable_parse(text, &syllable, NULL) == SOAT_SYLLABLE_NONE;
}

/* `word`, as many letters as `read` has, in the case of each; data is NULL when memory is out. */
static soat_span in_case_of(const soat_lattice_builder *self, soat_span word, soat_span read) {
    char *const out = soat__arena_alloc(self->arena, 2 * word.size + 1, 1);
    size_t size = 0;
    for (size_t left = 0, right = 0; out != NULL && left < word.size;) {
        const uint32_t letter = soat__utf8_next(word, &left);
        const bool upper = soat__letter_is_upper(soat__utf8_next(read, &right));
        size += soat__utf8_encode(upper ? soat__letter_upper(letter) : letter, out + size);
    }
    return soat_span_make(out, size);
}

/* What it costs that a neighbour of the unit stands in the case that was read: asked once. */
static int32_t case_cost(const soat_lattice_builder *self, uint32_t unit,
                         const soat_neighbour *found) {
    const soat_unit *const read = &self->units[unit];
    int16_t *const cost = &read->case_costs[found - read->neighbours.items];
    if (*cost < 0) {
        *cost = (int16_t)soat__arc_casing(self, unit, found->word);
    }
    return *cost;
}

/* What a single unit costs beside its letters, or that it cannot be the word. */
static bool price_unit(const soat_lattice_builder *self, uint32_t from, const soat_neighbour *found,
                       int32_t *cost) {
    const soat_unit *const unit = &self->units[from];
    if (found->word == unit->word || *cost >= unit->slack) {
        return false; /* the letter case would only add to it */
    }
    *cost += case_cost(self, from, found);
    return *cost < unit->slack && may_replace(self, unit, found->word) &&
           (!unit->in_code || may_stand_in_code(self, unit, found));
}

soat_status soat__add_neighbours(const soat_lattice_builder *self, uint32_t from, uint32_t to,
                                 soat_candidate_list list, soat_error *error) {
    const soat_unit *const unit = &self->units[from];
    const soat_adapted_word *const adapted =
        to == from + 1 && unit->letters == NULL
            ? soat__adaptation_find(self->adaptation, unit->folded)
            : NULL; /* a recogniser says of each place how sure it is there */
    for (size_t i = 0; i < list.count; i++) {
        const soat_neighbour *const found = &list.items[i];
        int32_t cost = found->cost + soat__edits_cost(self, found->edits);
        if (adapted != NULL) {
            cost = soat__adaptation_cost(self->adaptation, adapted, found->word, cost);
        }
        if (to == from + 1 && !price_unit(self, from, found, &cost)) {
            continue;
        }
        soat_span text = soat__vocabulary_word(&self->model->vocabulary, found->word);
        text = unit->in_code ? in_case_of(self, text, unit->token.text) : text;
        const bool recognised = found->edits == 0 && found->choices > 0;
        const soat_arc arc = {.from = from,
                              .to = to,
                              .cost = cost,
                              .words = {found->word},
                              .word_count = 1,
                              .edits = (uint8_t)(found->edits + found->choices),
                              .reason = recognised ? SOAT_REASON_ALTERNATIVE : SOAT_REASON_LETTER,
                              .verbatim = unit->in_code,
                              .text = text};
        const soat_status status =
            text.data == NULL ? soat__fail_memory(error) : soat__add_arc(self, arc, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

static soat_status find_neighbours(const soat_lattice_builder *self, soat_unit *read,
                                   soat_error *error) {
    soat_candidate_list *const found = &read->neighbours;
    const soat_candidate_reach reach = read->word == SOAT_LM_UNKNOWN || read->word == SOAT_LM_MIXED
                                           ? SOAT_REACH_UNKNOWN
                                           : SOAT_REACH_KNOWN;
    const soat_status status =
        read->letters == NULL
            ? soat__candidates_of_text(self->candidates, read->folded, reach, found, error)
            : soat__candidates_of_letters(self->candidates, read->letters, read->letter_count,
                                          reach, self->arena, found, error);
    if (status != SOAT_OK) {
        return status;
    }
    read->case_costs = soat__arena_alloc(self->arena, found->count, sizeof *read->case_costs);
    if (read->case_costs == NULL) {
        return soat__fail_memory(error);
    }
    memset(read->case_costs, -1, found->count * sizeof *read->case_costs);
    read->sought = self->candidates->generation;
    return SOAT_OK;
}

/* One word for one word. */
soat_status soat__arcs_replace_word(const soat_lattice_builder *self, uint32_t unit,
                                    soat_error *error) {
    soat_unit *const read = &self->units[unit];
    const int32_t least = self->adaptation->word_count == 0 ? soat__edits_cost(self, 1) : 0;
    if (read->folded.size == 0 || read->guarded || read->slack <= least) {
        return SOAT_OK;
    }
    if (read->sought != self->candidates->generation) {
        const soat_status status = find_neighbours(self, read, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return soat__add_neighbours(self, unit, unit + 1, read->neighbours, error);
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

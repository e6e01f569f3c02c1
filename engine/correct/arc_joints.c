#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "lm/vocabulary.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

/* Milli-nats, beside the cost of an edit. */
enum { COST_SPLIT = 3000, COST_JOIN = 2500, MAX_CHUNK_UNITS = 6 };

static bool is_closed(const soat_unit *unit) {
    return unit->guarded || unit->in_code;
}

static uint16_t find_syllable(const soat_lattice_builder *self, soat_span folded) {
    soat_syllable syllable;
    return soat__syllable_parse(folded, &syllable, NULL) != SOAT_SYLLABLE_NATIVE
               ? SOAT_LM_UNKNOWN
               : soat__vocabulary_find(&self->model->vocabulary, folded);
}

/* `left right` in the arena. */
static soat_span join_with_space(const soat_lattice_builder *self, soat_span left,
                                 soat_span right) {
    char *const text = soat__arena_alloc(self->arena, left.size + right.size + 2, 1);
    if (text == NULL) {
        return soat_span_make(NULL, 0);
    }
    memcpy(text, left.data, left.size);
    text[left.size] = ' ';
    memcpy(text + left.size + 1, right.data, right.size);
    return soat_span_make(text, left.size + right.size + 1);
}

/* An unknown word that is two known ones run together. */
soat_status soat__arcs_split(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    if (read->word != SOAT_LM_UNKNOWN || is_closed(read) || read->folded.size < 4) {
        return SOAT_OK;
    }
    for (size_t cut = 0; cut < read->folded.size;) {
        soat__utf8_next(read->folded, &cut);
        const soat_span left = soat_span_make(read->folded.data, cut);
        const soat_span right = soat_span_make(read->folded.data + cut, read->folded.size - cut);
        if (left.size < 2 || right.size < 2) {
            continue;
        }
        const uint16_t left_word = soat__vocabulary_find(&self->model->vocabulary, left);
        const uint16_t right_word = find_syllable(self, right);
        if (left_word == SOAT_LM_UNKNOWN || right_word == SOAT_LM_UNKNOWN) {
            continue;
        }
        const soat_span text = join_with_space(self, left, right);
        const soat_status status =
            text.data == NULL
                ? soat__fail_memory(error)
                : soat__add_arc(self,
                                (soat_arc){.from = unit,
                                           .to = unit + 1,
                                           .cost = COST_SPLIT + soat__edits_cost(self, 1),
                                           .words = {left_word, right_word},
                                           .word_count = 2,
                                           .edits = 1,
                                           .reason = SOAT_REASON_SPLIT,
                                           .text = text},
                                error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

/* Two neighbouring words that are one word fallen apart: `t rung`. */
soat_status soat__arcs_join(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    if (unit + 1 >= self->unit_count) {
        return SOAT_OK;
    }
    const soat_unit *const left = &self->units[unit];
    const soat_unit *const right = &self->units[unit + 1];
    if (left->folded.size == 0 || right->folded.size == 0 || is_closed(left) || is_closed(right) ||
        right->line_before || (left->word != SOAT_LM_UNKNOWN && right->word != SOAT_LM_UNKNOWN)) {
        return SOAT_OK;
    }
    char *const text = soat__arena_alloc(self->arena, left->folded.size + right->folded.size, 1);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(text, left->folded.data, left->folded.size);
    memcpy(text + left->folded.size, right->folded.data, right->folded.size);
    const soat_span joined = soat_span_make(text, left->folded.size + right->folded.size);
    const uint16_t word = find_syllable(self, joined);
    if (word == SOAT_LM_UNKNOWN) {
        return SOAT_OK;
    }
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 2,
                                    .cost = COST_JOIN + soat__edits_cost(self, 1),
                                    .words = {word},
                                    .word_count = 1,
                                    .edits = 1,
                                    .reason = SOAT_REASON_JOIN,
                                    .text = soat__vocabulary_word(&self->model->vocabulary, word)},
                         error);
}

/* Signs that recognisers put inside a word in place of a letter; ordinary punctuation is not. */
static bool may_be_letter(const soat_unit *unit) {
    switch (unit->token.kind) {
    case SOAT_TOKEN_WORD:
    case SOAT_TOKEN_MIXED:
        return true;
    case SOAT_TOKEN_NUMBER:
        return unit->token.text.size <= 2;
    case SOAT_TOKEN_PUNCTUATION:
        return strchr("-/.,;:()&@%+=<>?*\"", unit->token.text.data[0]) == NULL;
    default:
        return false;
    }
}

/* A chunk without blanks that is cut by signs: `tì!r`, `ch¡`, `dụ'ng`. */
soat_status soat__arcs_chunk(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    uint32_t end = unit;
    bool has_word = false;
    bool has_sign = false;
    while (end < self->unit_count && end - unit < MAX_CHUNK_UNITS &&
           (end == unit || !self->units[end].space_before) && may_be_letter(&self->units[end]) &&
           !is_closed(&self->units[end])) {
        has_word |= self->units[end].token.kind == SOAT_TOKEN_WORD;
        has_sign |= self->units[end].token.kind != SOAT_TOKEN_WORD;
        end++;
        if (end - unit < 2 || !has_word || !has_sign) {
            continue;
        }
        const soat_unit *const last = &self->units[end - 1];
        const size_t start = self->units[unit].token.start;
        const soat_span chunk = soat_span_make(self->units[unit].token.text.data,
                                               last->token.start + last->token.text.size - start);
        soat_candidate_list list = {0};
        soat_status status =
            soat__candidates_of_text(self->candidates, chunk, SOAT_REACH_UNKNOWN, &list, error);
        if (status == SOAT_OK) {
            status = soat__add_neighbours(self, unit, end, list, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

static bool is_sign(const soat_unit *unit, char sign) {
    return unit->token.kind == SOAT_TOKEN_PUNCTUATION && unit->token.text.data[0] == sign;
}

static bool is_capitals(const soat_unit *unit) {
    return unit->token.kind == SOAT_TOKEN_WORD && unit->letter_case == SOAT_CASE_UPPER &&
           unit->token.text.size > 1;
}

/* The capitals before the hyphen stand behind a number and a slash: `69/2018/NĐ-`. */
static bool ends_code(const soat_unit *hyphen, uint32_t unit) {
    return unit >= 3 && is_capitals(hyphen - 1) && !hyphen[-1].space_before &&
           is_sign(hyphen - 2, '/') && !hyphen[-2].space_before &&
           hyphen[-3].token.kind == SOAT_TOKEN_NUMBER;
}

/* What stands behind the hyphen has a slash, and before it a number: `80- NQ/TW`. */
static bool begins_code(const soat_lattice_builder *self, uint32_t unit) {
    const soat_unit *const hyphen = &self->units[unit];
    return unit >= 1 && unit + 3 < self->unit_count && hyphen[-1].token.kind == SOAT_TOKEN_NUMBER &&
           is_sign(hyphen + 2, '/') && !hyphen[2].space_before && is_capitals(hyphen + 3) &&
           !hyphen[3].space_before;
}

/* The hyphen of `NĐ- CP`: a blank behind it and none before. So is how some write it: `NĐ - CP`. */
static bool tears_code(const soat_lattice_builder *self, uint32_t unit) {
    const soat_unit *const hyphen = &self->units[unit];
    return unit + 1 < self->unit_count && is_sign(hyphen, '-') && !hyphen->space_before &&
           is_capitals(hyphen + 1) && hyphen[1].space_before && !hyphen[1].line_before &&
           (ends_code(hyphen, unit) || begins_code(self, unit));
}

/* A document code fallen apart behind its hyphen. */
soat_status soat__arcs_code(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { COST_WHOLE = 300, COST_TORN = 5000 };
    if (unit + 1 < self->unit_count && tears_code(self, unit + 1)) {
        self->units[unit + 1].keep_cost = COST_TORN; /* its arcs are made after this one's */
    }
    if (!tears_code(self, unit)) {
        return SOAT_OK;
    }
    const soat_unit *const hyphen = &self->units[unit];
    const soat_unit *const right = hyphen + 1;
    char *const text = soat__arena_alloc(self->arena, right->token.text.size + 1, 1);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    text[0] = '-';
    memcpy(text + 1, right->token.text.data, right->token.text.size);
    soat_arc whole = {.from = unit,
                      .to = unit + 2,
                      .cost = COST_WHOLE,
                      .edits = 1,
                      .reason = SOAT_REASON_JOIN,
                      .verbatim = true,
                      .text = soat_span_make(text, right->token.text.size + 1)};
    if (hyphen->seen) {
        whole.words[whole.word_count++] = hyphen->word;
    }
    whole.words[whole.word_count++] = right->word;
    return soat__add_arc(self, whole, error);
}

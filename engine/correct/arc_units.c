/*
 * Raised digits: the 2 of m², which is too small to be read, comes out as any sign or as a marked
 * vowel (`m?`, `km°`, `mỶ`). Only the recogniser can tell it from a 3, by having thought of one.
 */
#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "lexicon/alphabet.h"
#include "lm/vocabulary.h"
#include "text/utf8.h"

static const char *const lengths[] = {"km", "hm", "dam", "dm", "cm", "mm", "m"};

/* The unit of length that the word is, or begins with before a last letter; NULL: none. */
static const char *find_length(soat_span word, bool whole) {
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        const size_t size = strlen(lengths[i]);
        if (word.size < size || memcmp(word.data, lengths[i], size) != 0) {
            continue;
        }
        size_t end = size;
        if (!whole && end < word.size) {
            soat__utf8_next(word, &end);
        }
        if (end == word.size && (whole || end > size)) {
            return lengths[i];
        }
    }
    return NULL;
}

/* The cheaper of ² and ³ among what the recogniser thought of; NULL when it thought of neither. */
static const char *raised_digit(const soat_observed_letter *letter, int32_t *cost) {
    const char *digit = NULL;
    for (size_t i = 0; i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        const bool two = choice->codes[0] == soat__alphabet_code('2');
        if (choice->size == 1 && (two || choice->codes[0] == soat__alphabet_code('3')) &&
            (digit == NULL || choice->cost < *cost)) {
            digit = two ? "²" : "³";
            *cost = choice->cost;
        }
    }
    return digit;
}

static bool ends_word(const soat_lattice_builder *self, uint32_t unit) {
    return unit >= self->unit_count || self->units[unit].space_before ||
           self->units[unit].token.kind == SOAT_TOKEN_PUNCTUATION;
}

/* `320 m?` `(m?)` `km/m?`: a unit of length is what stands here, and no sign may follow it. */
static bool is_measure(const soat_lattice_builder *self, uint32_t unit) {
    const soat_unit *const before = unit > 0 ? &self->units[unit - 1] : NULL;
    return before != NULL &&
           (before->token.kind == SOAT_TOKEN_NUMBER ||
            (!self->units[unit].space_before && strchr("(/", before->token.text.data[0]) != NULL));
}

/* The unit of length at `unit` whose raised digit was misread, and where its stretch ends. */
static const char *find_damaged(const soat_lattice_builder *self, uint32_t unit, uint32_t *end) {
    const soat_unit *const read = &self->units[unit];
    if (read->token.kind != SOAT_TOKEN_WORD || read->letters == NULL || read->guarded ||
        read->letter_count == 0) {
        return NULL;
    }
    *end = unit + 1;
    if (is_measure(self, unit) && ends_word(self, unit + 1)) {
        const char *const length = find_length(read->folded, false);
        if (length != NULL) {
            return length;
        }
    }
    const soat_unit *const sign = read + 1;
    const bool touched = unit + 1 < self->unit_count && !sign->space_before &&
                         sign->token.kind == SOAT_TOKEN_PUNCTUATION && !sign->guarded &&
                         sign->letters != NULL && sign->letter_count > 0 &&
                         strchr(".,;:)/-", sign->token.text.data[0]) == NULL &&
                         ends_word(self, unit + 2);
    *end = unit + 2;
    return touched ? find_length(read->token.text, true) : NULL;
}

soat_status soat__arcs_unit(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { SURE = 300, IMPOSSIBLE_SIGN = 4000 };
    uint32_t end = unit;
    const char *const length = find_damaged(self, unit, &end);
    if (length == NULL) {
        return SOAT_OK;
    }
    const soat_unit *const last = &self->units[end - 1];
    int32_t cost = 0;
    const char *const digit = raised_digit(&last->letters[last->letter_count - 1], &cost);
    if (digit == NULL) {
        return SOAT_OK;
    }
    const bool measure = is_measure(self, unit);
    if (measure && end == unit + 2 && self->units[unit + 1].keep_cost < IMPOSSIBLE_SIGN) {
        self->units[unit + 1].keep_cost = IMPOSSIBLE_SIGN; /* its arcs are made after this one's */
    }
    const size_t size = strlen(length) + strlen(digit);
    char *const text = soat__arena_alloc(self->arena, size + 1, 1);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(text, length, strlen(length));
    memcpy(text + strlen(length), digit, strlen(digit));
    const uint16_t word =
        soat__vocabulary_find(&self->model->vocabulary, soat_span_from_string(length));
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = end,
                                    .cost = measure && cost > SURE ? SURE : cost,
                                    .words = {word},
                                    .word_count = 1,
                                    .edits = 1,
                                    .reason = SOAT_REASON_ALTERNATIVE,
                                    .verbatim = true,
                                    .text = soat_span_make(text, size)},
                         error);
}

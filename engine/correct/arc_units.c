/*
 * Raised digits: the 2 of m², which is too small to be read, comes out as any sign or as a marked
 * vowel (`m?`, `km°`, `mỶ`). That there is one shows in where the unit stands, and in how the
 * recogniser hesitates there; which one it is (raised_digit.h), in what it thought of and in the words
 * around. Where that does not tell, what was read stays. Likewise ml, whose l is read as `Ì`.
 */
#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "correct/raised_digit.h"
#include "lexicon/alphabet.h"
#include "lm/vocabulary.h"
#include "text/utf8.h"

enum { SURE = 300, IMPOSSIBLE_SIGN = 4000 };

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

/* A misread unit: what it was read as, and what it is without its raised digit. */
typedef struct damaged_unit {
    const char *length;
    uint32_t end;  /* of its stretch of units */
    bool measure;  /* it stands where units stand */
    bool followed; /* by a mark that a question mark does not stand before */
} damaged_unit;

/* `km?.` `(km?)`: what is read as a question mark asks nothing. */
static bool is_followed(const soat_lattice_builder *self, uint32_t unit) {
    if (unit + 2 >= self->unit_count || self->units[unit + 2].space_before) {
        return false;
    }
    const bool bracket = unit > 0 && self->units[unit - 1].token.text.data[0] == '(';
    return strchr(bracket ? ".,;/)" : ".,;/", self->units[unit + 2].token.text.data[0]) != NULL;
}

/* The unit of length at `unit` whose raised digit was misread; length NULL: there is none. */
static damaged_unit find_damaged(const soat_lattice_builder *self, uint32_t unit) {
    const soat_unit *const read = &self->units[unit];
    damaged_unit found = {.end = unit + 1};
    const bool observed = read->letters != NULL && read->letter_count > 0;
    if (read->token.kind != SOAT_TOKEN_WORD || read->guarded) {
        return found;
    }
    found.measure = is_measure(self, unit);
    if (observed && found.measure && ends_word(self, unit + 1) &&
        soat__may_be_raised_digit(read->letters[read->letter_count - 1].code)) {
        found.length = find_length(read->folded, false);
        if (found.length != NULL) {
            return found;
        }
    }
    const soat_unit *const sign = read + 1;
    const bool touched = unit + 1 < self->unit_count && !sign->space_before &&
                         sign->token.kind == SOAT_TOKEN_PUNCTUATION && !sign->guarded &&
                         strchr(".,;:)/-", sign->token.text.data[0]) == NULL &&
                         ends_word(self, unit + 2);
    if (touched && (found.measure || observed)) {
        found.length = find_length(read->token.text, true);
        found.followed = is_followed(self, unit);
        found.end = unit + 2;
    }
    return found;
}

/* No edit of letters: that raised signs are lost says nothing of how well the page was read. */
static soat_status add_unit(const soat_lattice_builder *self, uint32_t unit, uint32_t end,
                            const char *stem, const char *tail, int32_t cost, soat_error *error) {
    const size_t size = strlen(stem) + strlen(tail);
    char *const text = soat__arena_alloc(self->arena, size + 1, 1);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(text, stem, strlen(stem));
    memcpy(text + strlen(stem), tail, strlen(tail));
    const uint16_t word =
        soat__vocabulary_find(&self->model->vocabulary, soat_span_from_string(stem));
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = end,
                                    .cost = cost,
                                    .words = {word},
                                    .word_count = 1,
                                    .reason = SOAT_REASON_ALTERNATIVE,
                                    .verbatim = true,
                                    .text = soat_span_make(text, size)},
                         error);
}

/* `200 mÌ`: millilitres, where the recogniser thought of the l. */
static bool is_millilitre(const soat_lattice_builder *self, uint32_t unit) {
    enum { THOUGHT_OF = 4500 };
    const soat_unit *const read = &self->units[unit];
    if (unit == 0 || self->units[unit - 1].token.kind != SOAT_TOKEN_NUMBER ||
        read->token.kind != SOAT_TOKEN_WORD || read->guarded || read->letters == NULL ||
        read->letter_count != 2 || read->token.text.data[0] != 'm') {
        return false;
    }
    const soat_observed_letter *const last = &read->letters[1];
    for (size_t i = 0; i < last->alternative_count; i++) {
        const soat_alternative_code *const choice = &last->alternatives[i];
        if (choice->size == 1 && choice->codes[0] == 'l' && choice->cost < THOUGHT_OF) {
            return true;
        }
    }
    return false;
}

soat_status soat__arcs_unit(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    if (is_millilitre(self, unit)) {
        return add_unit(self, unit, unit + 1, "ml", "", SURE, error);
    }
    const damaged_unit found = find_damaged(self, unit);
    if (found.length == NULL) {
        return SOAT_OK;
    }
    const soat_raised_digit digit =
        soat__raised_digit_find(self->units, self->unit_count, unit, found.end, found.length,
                                found.measure, found.followed);
    if (digit.text == NULL) {
        return SOAT_OK;
    }
    if (found.measure && found.end == unit + 2 &&
        self->units[unit + 1].keep_cost < IMPOSSIBLE_SIGN) {
        self->units[unit + 1].keep_cost = IMPOSSIBLE_SIGN; /* its arcs are made after this one's */
    }
    const int32_t cost = found.measure && digit.cost > SURE ? SURE : digit.cost;
    return add_unit(self, unit, found.end, found.length, digit.text, cost, error);
}

#include "correct/guard.h"

#include <string.h>

#include "text/entity.h"
#include "text/letter.h"
#include "text/utf8.h"

/* One stretch without blanks. */
typedef struct chunk {
    soat_unit *units;
    size_t count;
    soat_span text;
} chunk;

static bool is_sign(const soat_unit *unit, char sign) {
    return unit->token.kind == SOAT_TOKEN_PUNCTUATION && unit->token.text.data[0] == sign;
}

static bool is_word(const soat_unit *unit) {
    return unit->token.kind == SOAT_TOKEN_WORD;
}

/* Most stretches are a word, perhaps with a comma: those need no look at their form. */
static bool may_be_entity(const chunk *self) {
    if (self->count == 1) {
        return !is_word(self->units) || (self->text.size <= 8 && strchr("IVX", self->text.data[0]));
    }
    for (size_t i = 0; i < self->count; i++) {
        const soat_unit *const unit = &self->units[i];
        const bool inside = i > 0 && i + 1 < self->count;
        if (unit->token.kind == SOAT_TOKEN_NUMBER || unit->token.kind == SOAT_TOKEN_MIXED ||
            is_sign(unit, '@') || (inside && strchr("/.-:", unit->token.text.data[0]) != NULL)) {
            return true;
        }
    }
    /* `a)` `IV.` */
    return self->text.size <= 10 && is_word(&self->units[self->count == 2 ? 0 : 1]) &&
           (is_sign(&self->units[self->count - 1], ')') ||
            is_sign(&self->units[self->count - 1], '.'));
}

/* A letter that heads an item is one of the alphabet without marks, or đ; others are words (ý.). */
static bool is_list_letter(soat_span mark) {
    size_t position = mark.data[0] == '(';
    soat_letter letter;
    const uint32_t first = soat__utf8_next(mark, &position);
    return !soat__letter_from_code_point(first, &letter) ||
           (letter.tone == SOAT_TONE_LEVEL &&
            (letter.shape == SOAT_SHAPE_NONE || letter.shape == SOAT_SHAPE_STROKE));
}

/* Short words apart by a slash: `Đ/c`, `V/v`. */
static bool is_short_form(const chunk *self) {
    return self->count >= 3 && is_word(&self->units[0]) && is_sign(&self->units[1], '/') &&
           is_word(&self->units[2]) && self->units[0].token.text.size <= 3 &&
           self->units[2].token.text.size <= 3;
}

static bool has_sign(const chunk *self, char sign) {
    return memchr(self->text.data, sign, self->text.size) != NULL;
}

/* A single part (QH15, CO2): guarded but for `I` and `l` among its digits. */
static bool has_letter_for_one(soat_span text) {
    for (size_t i = 0; i < text.size; i++) {
        const bool beside_digit =
            (i > 0 && text.data[i - 1] >= '0' && text.data[i - 1] <= '9') ||
            (i + 1 < text.size && text.data[i + 1] >= '0' && text.data[i + 1] <= '9');
        if (beside_digit && strchr("Il", text.data[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* `Anh/Chị` has the form of a code, and is none. */
static bool is_words_only(const chunk *self) {
    bool capitals = true;
    for (size_t i = 0; i < self->count; i++) {
        const soat_unit *const unit = &self->units[i];
        if (unit->token.kind == SOAT_TOKEN_NUMBER || unit->token.kind == SOAT_TOKEN_MIXED) {
            return false;
        }
        capitals &= !is_word(unit) || unit->letter_case == SOAT_CASE_UPPER;
    }
    return !capitals;
}

static void guard_unit(soat_unit *unit, bool is_code, bool is_single) {
    const bool open = is_word(unit) || unit->token.kind == SOAT_TOKEN_MIXED;
    unit->in_code = is_code && open;
    unit->guarded |= !unit->in_code || (is_single && !has_letter_for_one(unit->token.text));
}

/* The units inside `core`; what stands around it is not guarded. */
static void guard_core(const chunk *self, soat_span core, bool is_code) {
    const bool single = !has_sign(self, '/') && !has_sign(self, '-');
    for (size_t i = 0; i < self->count; i++) {
        const char *const at = self->units[i].token.text.data;
        if (at >= core.data && at < core.data + core.size) {
            guard_unit(&self->units[i], is_code, single);
        }
    }
}

static void guard_chunk(const chunk *self) {
    enum { IMPOSSIBLE_SIGN = 5000 };
    soat_span core;
    const soat_entity entity = soat__entity_of(self->text, &core);
    if (is_sign(self->units, '!') && self->count > 1 &&
        self->units[1].token.kind == SOAT_TOKEN_NUMBER) {
        self->units[0].keep_cost = IMPOSSIBLE_SIGN; /* a 1 is meant */
    }
    switch (entity) {
    case SOAT_ENTITY_NONE:
        if (has_sign(self, '@') || is_short_form(self)) {
            guard_core(self, self->text, false);
        }
        return;
    case SOAT_ENTITY_CODE:
        if (!is_words_only(self)) {
            guard_core(self, core, true);
        }
        return;
    case SOAT_ENTITY_LIST_MARK:
        if (is_list_letter(self->text) && memcmp(self->text.data, "l.", 2) != 0) {
            guard_core(self, core, false);
        }
        return;
    case SOAT_ENTITY_NUMBER:
        if (core.data[core.size - 1] == 'l' && self->units[0].token.kind == SOAT_TOKEN_MIXED) {
            return; /* 2l: two litres, or 21 */
        }
        guard_core(self, core, false);
        return;
    default:
        guard_core(self, core, false);
    }
}

void soat__guard_entities(soat_units *units) {
    for (size_t first = 0; first < units->count;) {
        size_t end = first + 1;
        while (end < units->count && !units->items[end].space_before) {
            end++;
        }
        const soat_token *const begin = &units->items[first].token;
        const soat_token *const last = &units->items[end - 1].token;
        const chunk found = {
            .units = &units->items[first],
            .count = end - first,
            .text = soat_span_make(begin->text.data, last->start + last->text.size - begin->start)};
        if (may_be_entity(&found)) {
            guard_chunk(&found);
        }
        first = end;
    }
}

#include "correct/casing.h"

#include <string.h>

#include "correct/confidence.h"
#include "syllable/syllable.h"
#include "text/letter.h"
#include "text/utf8.h"

enum { EVIDENCE_PERCENT = 50, EVIDENCE_MAX = 2500 };

static bool is_word(const soat_unit *units, size_t count, size_t unit) {
    return unit < count && units[unit].token.kind == SOAT_TOKEN_WORD;
}

/* Costs of lower, Title and UPPER between the words that were read beside it. */
static void costs_at(const soat_model *model, const soat_unit *units, size_t count, size_t unit,
                     uint16_t word, int32_t out[3]) {
    const uint16_t left = unit == 0 ? SOAT_LM_START : units[unit - 1].word;
    const uint16_t right = unit + 1 < count ? units[unit + 1].word : SOAT_LM_UNKNOWN;
    soat__case_costs(&model->letter_case, left, word, right, out);
}

/* A word after a full stop, a colon, a bracket, a number or at the start of a line may begin anew. */
static bool may_begin(const soat_unit *units, size_t unit) {
    return unit == 0 || units[unit].line_before || units[unit - 1].token.kind != SOAT_TOKEN_WORD;
}

int32_t soat__casing_cost(const soat_model *model, const soat_unit *units, size_t count,
                          size_t unit, uint16_t word) {
    const soat_word_case read = units[unit].letter_case;
    if (read > SOAT_CASE_TITLE || word == SOAT_LM_UNKNOWN || may_begin(units, unit)) {
        return 0;
    }
    int32_t costs[3];
    costs_at(model, units, count, unit, word, costs);
    const int32_t cost = costs[read] / 100 * EVIDENCE_PERCENT;
    return cost < EVIDENCE_MAX ? cost : EVIDENCE_MAX;
}

static bool looks_alike_in_both_cases(uint32_t code_point) {
    soat_letter letter;
    return soat__letter_from_code_point(code_point, &letter) && letter.shape != SOAT_SHAPE_STROKE &&
           strchr("cosuvxzw", letter.base) != NULL;
}

static bool begins_alike(soat_span word) {
    size_t position = 0;
    return looks_alike_in_both_cases(soat__utf8_next(word, &position));
}

/* A syllable in capitals whose letters but the first look alike in both cases. */
static bool may_be_false_capitals(const soat_unit *unit) {
    const soat_span word = unit->token.text;
    soat_syllable syllable;
    if (unit->token.kind != SOAT_TOKEN_WORD || unit->letter_case != SOAT_CASE_UPPER ||
        soat__syllable_parse(unit->folded, &syllable, NULL) != SOAT_SYLLABLE_NATIVE) {
        return false;
    }
    size_t position = 0;
    soat__utf8_next(word, &position);
    while (position < word.size) {
        if (!looks_alike_in_both_cases(soat__utf8_next(word, &position))) {
            return false;
        }
    }
    return true;
}

static bool is_small(const soat_unit *unit) {
    return unit->token.kind == SOAT_TOKEN_WORD && unit->letter_case < SOAT_CASE_UPPER;
}

/* `TỔ` for Tổ, `CƠ SỞ` for cơ sở: one such syllable or two between words in small letters. */
static bool is_false_capitals(const soat_unit *units, size_t count, size_t unit) {
    size_t first = unit;
    size_t last = unit;
    if (!may_be_false_capitals(&units[unit])) {
        return false;
    }
    if (may_be_false_capitals(&units[unit - 1])) {
        first--;
    } else if (unit + 1 < count && may_be_false_capitals(&units[unit + 1])) {
        last++;
    }
    return first > 0 && last + 1 < count && is_small(&units[first - 1]) &&
           is_small(&units[last + 1]) && !units[last + 1].line_before;
}

soat_casing soat__casing_of(const soat_model *model, const soat_unit *units, size_t count,
                            size_t unit, int32_t case_cost) {
    const soat_word_case read = units[unit].letter_case;
    const soat_casing as_read = {.wanted = read, .confidence = 1.0};
    if (!is_word(units, count, unit) || units[unit].guarded || units[unit].in_code ||
        units[unit].word == SOAT_LM_UNKNOWN || may_begin(units, unit)) {
        return as_read;
    }
    const bool alike = begins_alike(units[unit].token.text);
    if (read > SOAT_CASE_TITLE ? !is_false_capitals(units, count, unit) : !alike) {
        return as_read;
    }
    int32_t costs[3];
    costs_at(model, units, count, unit, units[unit].word, costs);
    soat_word_case other = read == SOAT_CASE_LOWER ? SOAT_CASE_TITLE : SOAT_CASE_LOWER;
    if (!alike || (read == SOAT_CASE_UPPER && costs[SOAT_CASE_TITLE] < costs[SOAT_CASE_LOWER])) {
        other = SOAT_CASE_TITLE;
    }
    const int32_t gain =
        costs[read] - costs[other] - (read == SOAT_CASE_UPPER ? case_cost / 2 : case_cost);
    if (gain <= 0) {
        return as_read;
    }
    return (soat_casing){.wanted = other, .confidence = 1.0 - soat__probability(gain) / 2};
}

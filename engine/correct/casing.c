#include "correct/casing.h"

#include <string.h>

#include "correct/confidence.h"
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

static bool looks_alike_in_both_cases(soat_span word) {
    size_t position = 0;
    soat_letter letter;
    return soat__letter_from_code_point(soat__utf8_next(word, &position), &letter) &&
           letter.shape != SOAT_SHAPE_STROKE && strchr("cosuvxzw", letter.base) != NULL;
}

soat_casing soat__casing_of(const soat_model *model, const soat_unit *units, size_t count,
                            size_t unit, int32_t case_cost) {
    const soat_word_case read = units[unit].letter_case;
    const soat_casing as_read = {.wanted = read, .confidence = 1.0};
    if (!is_word(units, count, unit) || read > SOAT_CASE_TITLE || units[unit].guarded ||
        units[unit].in_code || units[unit].word == SOAT_LM_UNKNOWN || may_begin(units, unit) ||
        !looks_alike_in_both_cases(units[unit].token.text)) {
        return as_read;
    }
    int32_t costs[3];
    costs_at(model, units, count, unit, units[unit].word, costs);
    const soat_word_case other = read == SOAT_CASE_LOWER ? SOAT_CASE_TITLE : SOAT_CASE_LOWER;
    const int32_t gain = costs[read] - costs[other] - case_cost;
    if (gain <= 0) {
        return as_read;
    }
    return (soat_casing){.wanted = other, .confidence = 1.0 - soat__probability(gain) / 2};
}

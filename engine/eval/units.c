/* What the intervals are drawn from: pairs, or stretches of 40 words where there is one pair. */
#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"

enum { STRETCH_WORDS = 40 };

static void tally_detection(const soat_eval_detection *counts, soat__eval_unit *unit) {
    unit->tally[SOAT_TALLY_RAW_WRONG] += (uint32_t)counts->wrong;
    unit->tally[SOAT_TALLY_CHANGED] += (uint32_t)counts->changed;
    unit->tally[SOAT_TALLY_DETECTED] += (uint32_t)counts->detected;
    unit->tally[SOAT_TALLY_CORRECTED] += (uint32_t)counts->corrected;
}

soat__eval_unit soat__unit_of_pair(const soat_eval_counts *counts) {
    soat__eval_unit unit = {
        .tally = {[SOAT_TALLY_WORDS] = (uint32_t)counts->words,
                  [SOAT_TALLY_LETTERS] = (uint32_t)counts->letters,
                  [SOAT_TALLY_WORD_ERRORS] = (uint32_t)counts->after.word_errors,
                  [SOAT_TALLY_LETTER_ERRORS] = (uint32_t)counts->after.letter_errors,
                  [SOAT_TALLY_MISSED] = (uint32_t)counts->after.missed,
                  [SOAT_TALLY_RAW_WORD_ERRORS] = (uint32_t)counts->before.word_errors,
                  [SOAT_TALLY_RAW_LETTER_ERRORS] = (uint32_t)counts->before.letter_errors,
                  [SOAT_TALLY_RAW_MISSED] = (uint32_t)counts->before.missed}};
    tally_detection(&counts->detection, &unit);
    return unit;
}

/* Errors go to the stretch of the word where their group begins. */
static soat__eval_unit *stretch_of(soat_eval *eval, const soat__group *group) {
    const size_t wanted = group->first_word / STRETCH_WORDS;
    return &eval->stretches[wanted < eval->stretch_count ? wanted : eval->stretch_count - 1];
}

static uint32_t errors_of(const soat__group *group) {
    return group->right                            ? 0
           : group->word_count > group->read_count ? group->word_count
                                                   : group->read_count;
}

static void spread_text(soat_eval *eval, const soat__eval_pair *pair) {
    for (size_t i = 0; i < pair->now.group_count; i++) {
        const soat__group *const group = &pair->now.groups[i];
        soat__eval_unit *const unit = stretch_of(eval, group);
        unit->tally[SOAT_TALLY_WORD_ERRORS] += errors_of(group);
        unit->tally[SOAT_TALLY_LETTER_ERRORS] += group->letter_errors;
    }
    for (size_t i = 0; i < pair->truth.word_count; i++) {
        eval->stretches[i / STRETCH_WORDS].tally[SOAT_TALLY_MISSED] += pair->now.missed[i];
    }
}

static void spread_raw(soat_eval *eval, const soat__eval_pair *pair) {
    for (size_t i = 0; i < pair->then.group_count; i++) {
        const soat__group *const group = &pair->then.groups[i];
        soat__eval_unit *const unit = stretch_of(eval, group);
        unit->tally[SOAT_TALLY_RAW_WORD_ERRORS] += errors_of(group);
        unit->tally[SOAT_TALLY_RAW_LETTER_ERRORS] += group->letter_errors;
        soat_eval_detection detection = {0};
        soat__count_detection(pair, group, &detection);
        tally_detection(&detection, unit);
    }
    for (size_t i = 0; i < pair->truth.word_count; i++) {
        eval->stretches[i / STRETCH_WORDS].tally[SOAT_TALLY_RAW_MISSED] += pair->then.missed[i];
    }
}

soat_status soat__cut_stretches(soat_eval *eval, const soat__eval_pair *pair, soat_error *error) {
    const soat__eval_text *const truth = &pair->truth;
    const size_t count = truth->word_count / STRETCH_WORDS + 1;
    eval->stretches = soat__alloc(count, sizeof *eval->stretches);
    if (eval->stretches == NULL) {
        return soat__fail_memory(error);
    }
    eval->stretch_count = truth->word_count % STRETCH_WORDS == 0 && count > 1 ? count - 1 : count;
    uint32_t letter = 0;
    for (size_t i = 0; i < truth->word_count; i++) {
        soat__eval_unit *const unit = &eval->stretches[i / STRETCH_WORDS];
        const soat__eval_word *const word = &truth->words[i];
        const bool counts = word->kind != SOAT_WORD_FREE;
        unit->tally[SOAT_TALLY_WORDS] += counts;
        unit->tally[SOAT_TALLY_LETTERS] += counts ? word->token_end - letter : 0;
        letter = word->token_end;
    }
    spread_text(eval, pair);
    if (pair->has_raw) {
        spread_raw(eval, pair);
    }
    return SOAT_OK;
}

double soat__letter_scale(const soat_eval_rates *rates) {
    size_t counted = 0;
    for (size_t i = 0; i < SOAT_EVAL_CLASS_COUNT; i++) {
        counted += rates->letter_classes[i];
    }
    return counted == 0 ? 1 : (double)rates->letter_errors / (double)counted;
}

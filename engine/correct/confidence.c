#include "correct/confidence.h"

#include <stddef.h>

double soat__probability(int32_t cost) {
    /* exp(-1), exp(-0.1), exp(-0.01), exp(-0.001): one factor a decimal digit of the cost. */
    static const double factors[] = {0.36787944117144233, 0.90483741803595957, 0.99004983374916811,
                                     0.99900049983337499};
    double probability = 1.0;
    int32_t left = cost < 0 ? 0 : cost > 40000 ? 40000 : cost;
    for (int32_t i = 0, unit = 1000; i < 4; i++, unit /= 10) {
        for (; left >= unit; left -= unit) {
            probability *= factors[i];
        }
    }
    return probability;
}

soat_change_kind soat__change_kind(soat_reason reason, bool follows_pattern) {
    static const soat_change_kind kinds[SOAT_REASON_COUNT] = {
        [SOAT_REASON_NONE] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_ALTERNATIVE] = SOAT_CHANGE_ALTERNATIVE,
        [SOAT_REASON_TONE] = SOAT_CHANGE_TONE,
        [SOAT_REASON_SHAPE] = SOAT_CHANGE_SHAPE,
        [SOAT_REASON_LETTER] = SOAT_CHANGE_LETTER,
        [SOAT_REASON_SPLIT] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_JOIN] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_NOISE] = SOAT_CHANGE_NOISE,
        [SOAT_REASON_CASE] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_NUMBER] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_USER_WORD] = SOAT_CHANGE_OTHER,
        [SOAT_REASON_SEQUENCE] = SOAT_CHANGE_OTHER,
    };
    const soat_change_kind kind = kinds[reason];
    return kind == SOAT_CHANGE_LETTER && follows_pattern ? SOAT_CHANGE_PATTERN : kind;
}

const double soat__confidence_posteriors[SOAT_CONFIDENCE_POINTS] = {
    0.002, 0.05, 0.1,  0.2,   0.3,  0.4,   0.5,   0.6,   0.7,
    0.8,   0.9,  0.95, 0.975, 0.99, 0.995, 0.998, 0.9995};

/* Of how many changes with these posteriors were right. */
static const double shares_right[SOAT_CHANGE_KIND_COUNT][SOAT_CONFIDENCE_POINTS] = {
#include "correct/confidence_curves.inc"
};

double soat__calibrated(soat_judgement judgement) {
    const double *const at = soat__confidence_posteriors;
    const double *const right = shares_right[judgement.kind];
    if (judgement.posterior <= at[0]) {
        return right[0];
    }
    for (size_t i = 1; i < SOAT_CONFIDENCE_POINTS; i++) {
        if (judgement.posterior < at[i]) {
            const double share = (judgement.posterior - at[i - 1]) / (at[i] - at[i - 1]);
            return right[i - 1] + share * (right[i] - right[i - 1]);
        }
    }
    return right[SOAT_CONFIDENCE_POINTS - 1];
}

double soat__confidence(soat_judgement judgement, double damage) {
    const double calibrated = soat__calibrated(judgement);
    return judgement.kind != SOAT_CHANGE_NOISE || calibrated <= judgement.posterior
               ? calibrated
               : judgement.posterior + (calibrated - judgement.posterior) * damage;
}

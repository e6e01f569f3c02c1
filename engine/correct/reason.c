#include "correct/reason.h"

#include "text/letter.h"
#include "text/utf8.h"

/* From the mildest to the worst. */
typedef enum difference {
    DIFFERENCE_NONE,
    DIFFERENCE_CASE,
    DIFFERENCE_TONE,
    DIFFERENCE_SHAPE,
    DIFFERENCE_LETTER
} difference;

static difference compare(uint32_t before, uint32_t after) {
    soat_letter left, right;
    if (before == after) {
        return DIFFERENCE_NONE;
    }
    if (!soat__letter_from_code_point(before, &left) ||
        !soat__letter_from_code_point(after, &right) || left.base != right.base) {
        return DIFFERENCE_LETTER;
    }
    if (left.shape != right.shape) {
        return DIFFERENCE_SHAPE;
    }
    return left.tone != right.tone ? DIFFERENCE_TONE : DIFFERENCE_CASE;
}

soat_reason soat__reason_of_letters(soat_span before, soat_span after) {
    static const soat_reason reasons[] = {[DIFFERENCE_NONE] = SOAT_REASON_LETTER,
                                          [DIFFERENCE_CASE] = SOAT_REASON_CASE,
                                          [DIFFERENCE_TONE] = SOAT_REASON_TONE,
                                          [DIFFERENCE_SHAPE] = SOAT_REASON_SHAPE,
                                          [DIFFERENCE_LETTER] = SOAT_REASON_LETTER};
    difference worst = DIFFERENCE_NONE;
    size_t left = 0, right = 0;
    while (left < before.size && right < after.size) {
        const difference found =
            compare(soat__utf8_next(before, &left), soat__utf8_next(after, &right));
        worst = found > worst ? found : worst;
    }
    const bool same_length = left == before.size && right == after.size;
    return same_length ? reasons[worst] : SOAT_REASON_LETTER;
}

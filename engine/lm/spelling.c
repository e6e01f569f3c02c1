#include "lm/spelling.h"

#include "base/error.h"
#include "store/little_endian.h"
#include "text/utf8.h"

const char *const soat__spelling_sections[SOAT_LM_MAX_ORDER + 1] = {
    NULL, "spell.gram1", "spell.gram2", "spell.gram3", "spell.gram4"};

enum { FIRST_LETTER = 3 }; /* behind <unk>, <s>, </s> */

soat_status soat__spelling_open(soat_spelling *out, soat_span letters, soat_span codes,
                                const soat_span grams[SOAT_LM_MAX_ORDER + 1], soat_error *error) {
    out->letters = (const unsigned char *)letters.data;
    out->letter_count = (uint32_t)(letters.size / 4);
    const soat_status status = soat__ngram_open(&out->ngram, codes, grams[1], grams, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (letters.size % 4 != 0 || letters.size / 4 > SOAT_SPELLING_MAX_LETTERS ||
        out->ngram.vocabulary_size != out->letter_count + FIRST_LETTER) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' does not fit its n-grams",
                          SOAT_SECTION_LETTERS);
    }
    return SOAT_OK;
}

static uint16_t letter_id(const soat_spelling *model, uint32_t code_point) {
    uint32_t low = 0;
    uint32_t high = model->letter_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (soat__load_u32(model->letters + 4 * (size_t)middle) < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bool found =
        low < model->letter_count && soat__load_u32(model->letters + 4 * (size_t)low) == code_point;
    return found ? (uint16_t)(FIRST_LETTER + low) : SOAT_LM_UNKNOWN;
}

int32_t soat__spelling_cost(const soat_spelling *model, soat_span word) {
    enum { UNKNOWN_LETTER = 5000 }; /* <unk> is any of some 150 letters */
    soat_ngram_state state;
    soat__ngram_start(&model->ngram, &state);
    int64_t cost = 0;
    for (size_t position = 0; position < word.size;) {
        const uint16_t id = letter_id(model, soat__utf8_next(word, &position));
        cost += soat__ngram_step(&model->ngram, &state, id, &state);
        cost += id == SOAT_LM_UNKNOWN ? UNKNOWN_LETTER : 0;
    }
    cost += soat__ngram_step(&model->ngram, &state, SOAT_LM_END, &state);
    return cost > INT32_MAX ? INT32_MAX : (int32_t)cost;
}

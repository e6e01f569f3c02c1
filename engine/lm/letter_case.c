#include "lm/letter_case.h"

#include "base/error.h"

soat_status soat__case_open(soat_case_model *out, soat_span words, soat_span left, soat_span right,
                            uint32_t vocabulary_size, soat_error *error) {
    if (words.size != (size_t)vocabulary_size * SOAT_CASE_ROW_BYTES) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' does not fit the vocabulary",
                          SOAT_SECTION_CASE_WORDS);
    }
    out->vocabulary_size = vocabulary_size;
    out->words = (const unsigned char *)words.data;
    soat_status status = soat__static_function_open(&out->left, left, error);
    if (status == SOAT_OK) {
        status = soat__static_function_open(&out->right, right, error);
    }
    if (status == SOAT_OK &&
        (out->left.cell_bits - out->left.fingerprint_bits != SOAT_CASE_ODDS_BITS ||
         out->right.cell_bits - out->right.fingerprint_bits != SOAT_CASE_ODDS_BITS)) {
        status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "the letter case odds have another width");
    }
    return status;
}

/* 1000 ln(1 + exp(-x / 1000)) for x >= 0, from a table in steps of 500. */
static int32_t log_one_plus(int32_t x) {
    static const int32_t table[] = {693, 474, 313, 201, 127, 79, 49, 30, 18,
                                    11,  7,   4,   2,   2,   1,  1,  0,  0};
    enum { STEP = 500, ENTRIES = sizeof table / sizeof table[0] };
    const int32_t index = x / STEP;
    if (index + 1 >= ENTRIES) {
        return 0;
    }
    return table[index] + (table[index + 1] - table[index]) * (x % STEP) / STEP;
}

/* The cost of what has the log odds x. */
static int32_t cost_of_odds(int32_t x) {
    return x >= 0 ? log_one_plus(x) : -x + log_one_plus(-x);
}

static bool find_odds(const soat_static_function *table, uint16_t first, uint16_t second,
                      int32_t *odds) {
    uint32_t code;
    if (!soat__static_function_find(table, (uint64_t)first << 16 | second, &code)) {
        return false;
    }
    *odds = ((int32_t)code - (1 << (SOAT_CASE_ODDS_BITS - 1))) * SOAT_CASE_ODDS_STEP;
    return true;
}

static int32_t habit(const unsigned char *row) {
    return (row[0] - row[1]) * SOAT_CASE_COST_STEP;
}

/* Each neighbour adds what it changes of the word's own odds. */
void soat__case_costs(const soat_case_model *model, uint16_t left, uint16_t word, uint16_t right,
                      int32_t out[3]) {
    enum { ODDS_LIMIT = 9000 };
    const uint16_t id = word < model->vocabulary_size ? word : SOAT_LM_UNKNOWN;
    const unsigned char *const row = model->words + (size_t)id * SOAT_CASE_ROW_BYTES;
    const int32_t own = habit(row);
    int32_t odds = own;
    int32_t beside;
    if (find_odds(&model->left, left, id, &beside)) {
        odds += beside - own;
    } else if (left == SOAT_LM_START) {
        odds += habit(model->words + SOAT_LM_START * SOAT_CASE_ROW_BYTES);
    }
    if (find_odds(&model->right, id, right, &beside)) {
        odds += beside - own;
    }
    odds = odds > ODDS_LIMIT ? ODDS_LIMIT : odds < -ODDS_LIMIT ? -ODDS_LIMIT : odds;
    const int32_t better = (row[0] < row[1] ? row[0] : row[1]) * SOAT_CASE_COST_STEP;
    const int32_t not_upper = better - log_one_plus(own < 0 ? -own : own);
    const int32_t base = not_upper > 0 ? not_upper : 0;
    out[0] = base + cost_of_odds(-odds);
    out[1] = base + cost_of_odds(odds);
    out[2] = row[2] * SOAT_CASE_COST_STEP;
}

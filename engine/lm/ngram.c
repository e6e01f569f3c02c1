#include "lm/ngram.h"

#include "base/error.h"

const char *const soat__ngram_sections[SOAT_LM_MAX_ORDER + 1] = {
    NULL, SOAT_SECTION_UNIGRAMS, "lm.gram2", "lm.gram3", "lm.gram4"};

enum {
    UNIGRAM_BYTES = 4,
    CODES_HEAD_BYTES = 8, /* order, vocabulary size */
    CODES_ROW_BYTES = 8,  /* of each order from 2: bits of a cost code, bits of a back-off code */
    MAX_CODE_BITS = 8,
};

/* Takes a table off the front of *codes. */
static bool load_table(int32_t *out, uint32_t bits, soat_span *codes) {
    const size_t count = (size_t)1 << bits;
    if (codes->size < 4 * count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = (int32_t)soat__load_u32(codes->data + 4 * i);
        if (out[i] < 0 || out[i] >= SOAT_COST_LIMIT) {
            return false;
        }
    }
    *codes = soat_span_make(codes->data + 4 * count, codes->size - 4 * count);
    return true;
}

static bool load_head(soat_ngram *out, soat_span *codes) {
    if (codes->size < CODES_HEAD_BYTES) {
        return false;
    }
    out->order = soat__load_u32(codes->data);
    out->vocabulary_size = soat__load_u32(codes->data + 4);
    if (out->order < 2 || out->order > SOAT_LM_MAX_ORDER || out->vocabulary_size < 3 ||
        out->vocabulary_size > UINT16_MAX) {
        return false;
    }
    *codes = soat_span_make(codes->data + CODES_HEAD_BYTES, codes->size - CODES_HEAD_BYTES);
    return true;
}

/* The sizes of the codes of all orders, then their tables: costs, and back-offs below the top. */
static bool load_codes(soat_ngram *out, soat_span codes) {
    if (!load_head(out, &codes) || codes.size < (out->order - 1) * CODES_ROW_BYTES) {
        return false;
    }
    soat_span tables = soat_span_make(codes.data + (out->order - 1) * CODES_ROW_BYTES,
                                      codes.size - (out->order - 1) * CODES_ROW_BYTES);
    for (uint32_t n = 2; n <= out->order; n++) {
        const char *const row = codes.data + (n - 2) * CODES_ROW_BYTES;
        const uint32_t cost_bits = soat__load_u32(row);
        const uint32_t backoff_bits = soat__load_u32(row + 4);
        const bool highest = n == out->order;
        if (cost_bits > MAX_CODE_BITS || backoff_bits > MAX_CODE_BITS ||
            highest != (backoff_bits == 0) || !load_table(out->costs[n], cost_bits, &tables) ||
            (!highest && !load_table(out->backoffs[n], backoff_bits, &tables))) {
            return false;
        }
        out->cost_bits[n] = cost_bits;
        out->value_bits[n] = cost_bits + backoff_bits;
    }
    return tables.size == 0;
}

soat_status soat__ngram_open(soat_ngram *out, soat_span codes, soat_span unigrams,
                             const soat_span grams[SOAT_LM_MAX_ORDER + 1], soat_error *error) {
    *out = (soat_ngram){0};
    if (!load_codes(out, codes)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' is impossible",
                          SOAT_SECTION_CODES);
    }
    if (unigrams.size != (size_t)out->vocabulary_size * UNIGRAM_BYTES) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' does not fit the vocabulary",
                          SOAT_SECTION_UNIGRAMS);
    }
    out->unigrams = (const unsigned char *)unigrams.data;
    soat_status status = SOAT_OK;
    for (uint32_t n = 2; status == SOAT_OK && n <= out->order; n++) {
        status = soat__static_function_open(&out->grams[n], grams[n], error);
        const uint32_t value_bits = out->grams[n].cell_bits - out->grams[n].fingerprint_bits;
        if (status == SOAT_OK && value_bits != out->value_bits[n]) {
            status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' has values of %u bits",
                                soat__ngram_sections[n], value_bits);
        }
    }
    return status;
}

/* Forgets what lies beyond the longest context that some n-gram begins with. */
static void forget_beyond(soat_ngram_state *state, uint32_t length) {
    state->length = (uint16_t)length;
    for (uint32_t i = 0; i < SOAT_LM_MAX_ORDER - 1; i++) {
        state->words[i] = i < length ? state->words[i] : 0;
        state->backoff[i] = i < length ? state->backoff[i] : 0;
    }
}

/* The packed ids of `word` behind the last word of the state. */
static uint64_t pair_key(const soat_ngram *model, const soat_ngram_state *in, uint16_t word) {
    return (word < model->vocabulary_size ? word : SOAT_LM_UNKNOWN) | (uint64_t)in->words[0] << 16;
}

void soat__ngram_prefetch(const soat_ngram *model, const soat_ngram_state *in, uint16_t word) {
    if (in->length > 0) {
        soat__static_function_prefetch(&model->grams[2], pair_key(model, in, word));
    }
}

void soat__ngram_prefetch_longer(const soat_ngram *model, const soat_ngram_state *in,
                                 uint16_t word) {
    if (in->length < 2 || model->order < 3) {
        return;
    }
    uint64_t key = pair_key(model, in, word);
    uint32_t value;
    if (!soat__static_function_find(&model->grams[2], key, &value)) {
        return;
    }
    for (uint32_t found = 2; found <= in->length && found < model->order; found++) {
        key |= (uint64_t)in->words[found - 1] << (16 * found);
        soat__static_function_prefetch(&model->grams[found + 1], key);
    }
}

int32_t soat__ngram_step(const soat_ngram *model, const soat_ngram_state *in, uint16_t word,
                         soat_ngram_state *out) {
    if (word >= model->vocabulary_size) {
        word = SOAT_LM_UNKNOWN;
    }
    const unsigned char *const unigram = model->unigrams + (size_t)word * UNIGRAM_BYTES;
    int32_t cost = soat__load_u16(unigram);
    soat_ngram_state next = {.words = {word}, .backoff = {soat__load_u16(unigram + 2)}};
    uint32_t length = next.backoff[0] != 0; /* of the longest context found so far */
    uint32_t found = 1;                     /* order of the longest n-gram found */
    uint64_t key = word;
    while (found <= in->length && found < model->order) {
        const uint32_t n = found + 1;
        key |= (uint64_t)in->words[found - 1] << (16 * found);
        uint32_t value;
        if (!soat__static_function_find(&model->grams[n], key, &value)) {
            break;
        }
        cost = model->costs[n][value & ((1u << model->cost_bits[n]) - 1)];
        if (n < model->order) {
            const uint32_t code = value >> model->cost_bits[n];
            next.words[n - 1] = in->words[found - 1];
            next.backoff[n - 1] = model->backoffs[n][code];
            length = code != 0 ? n : length;
        }
        found = n;
    }
    for (uint32_t i = found - 1; i < in->length; i++) {
        cost += in->backoff[i];
    }
    forget_beyond(&next, length);
    *out = next;
    return cost;
}

void soat__ngram_start(const soat_ngram *model, soat_ngram_state *out) {
    const soat_ngram_state nothing = {0};
    soat__ngram_step(model, &nothing, SOAT_LM_START, out);
}

int32_t soat__ngram_cost(const soat_ngram *model, const uint16_t *context, size_t context_size,
                         uint16_t word) {
    const size_t used = context_size < model->order - 1 ? context_size : model->order - 1;
    soat_ngram_state state = {0};
    for (size_t i = context_size - used; i < context_size; i++) {
        soat__ngram_step(model, &state, context[i], &state);
    }
    return soat__ngram_step(model, &state, word, &state);
}

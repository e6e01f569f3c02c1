#include "lm/ngram_pack.h"

#include "base/error.h"
#include "base/memory.h"
#include "lm/natural_log.h"
#include "lm/ngram.h"

/*
 * Measured on held-out text: 8, 8 and 12 bits are not better than 7, 4 and 10 by more than 0.0005
 * nats a word, and leave room for a quarter fewer n-grams.
 */
soat_ngram_bits soat__ngram_bits(uint32_t n, uint32_t order) {
    const soat_ngram_bits bits = {.cost = 7, .backoff = n < order ? 4 : 0, .fingerprint = 11};
    return bits;
}

size_t soat__ngram_bytes(uint32_t n, uint32_t order, size_t count) {
    const soat_ngram_bits bits = soat__ngram_bits(n, order);
    return (size_t)((double)count * 1.127 * (bits.cost + bits.backoff + bits.fingerprint) / 8.0);
}

/* Kept n-grams of one order as the static function takes them. */
typedef struct packed_level {
    uint64_t *keys;
    uint32_t *values;
    size_t size;
    soat_ngram_bits bits;
    soat_codebook costs;
    soat_codebook backoffs;
} packed_level;

static soat_status append_u32(soat_buffer *out, uint32_t value, soat_error *error) {
    char bytes[4];
    soat__store_u32(bytes, value);
    return soat_buffer_append(out, soat_span_make(bytes, sizeof bytes), error);
}

static soat_status append_table(soat_buffer *out, const soat_codebook *table, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < table->code_count && status == SOAT_OK; i++) {
        status = append_u32(out, (uint32_t)table->costs[i], error);
    }
    return status;
}

/* Which n-grams of a level some kept n-gram of the next level begins with. */
static void mark_contexts(const soat_lm_level *level, const soat_lm_level *higher,
                          unsigned char *is_context) {
    size_t context = 0;
    for (size_t i = 0; i < higher->grams.size; i++) {
        if (higher->kept[i]) {
            const uint64_t key = soat__key_context(higher->grams.keys[i]);
            while (level->grams.keys[context] != key) {
                context++;
            }
            is_context[context] = 1;
        }
    }
}

static uint16_t clip_u16(int32_t cost) {
    return cost > UINT16_MAX ? UINT16_MAX : (uint16_t)cost;
}

/* A context's back-off is at least 1, as 0 says that the word begins no n-gram. */
static soat_status pack_unigrams(soat_buffer *out, const soat_lm_level *level,
                                 const unsigned char *is_context, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < level->grams.size && status == SOAT_OK; i++) {
        const double probability = level->probability[i];
        const int32_t cost =
            probability > 0.0 ? soat__cost_of_probability(probability) : UINT16_MAX;
        const int32_t backoff = soat__cost_of_probability(level->backoff[i]);
        const uint32_t packed_backoff = is_context[i] ? clip_u16(backoff < 1 ? 1 : backoff) : 0u;
        status = append_u32(out, clip_u16(cost) | packed_backoff << 16, error);
    }
    return status;
}

/*
 * Every n-gram weighs the same in the codebook: the decoder compares readings, and the rare ones
 * need their precision as much as the frequent ones.
 */
static void train(packed_level *out, const soat_lm_level *level, const unsigned char *is_context,
                  soat_cost_histogram *histogram) {
    memset(histogram, 0, sizeof *histogram);
    for (size_t i = 0; i < level->grams.size; i++) {
        if (level->kept[i]) {
            soat__cost_histogram_add(histogram, soat__cost_of_probability(level->probability[i]),
                                     1);
        }
    }
    out->costs.code_count = 1u << out->bits.cost;
    soat__codebook_train(&out->costs, histogram);
    if (is_context == NULL) {
        return;
    }
    memset(histogram, 0, sizeof *histogram);
    for (size_t i = 0; i < level->grams.size; i++) {
        if (is_context[i]) {
            soat__cost_histogram_add(histogram, soat__cost_of_probability(level->backoff[i]), 1);
        }
    }
    out->backoffs.first_code = 1;
    out->backoffs.code_count = 1u << out->bits.backoff;
    soat__codebook_train(&out->backoffs, histogram);
}

static bool collect(packed_level *out, const soat_lm_level *level,
                    const unsigned char *is_context) {
    size_t kept = 0;
    for (size_t i = 0; i < level->grams.size; i++) {
        kept += level->kept[i];
    }
    out->keys = soat__alloc(kept, sizeof *out->keys);
    out->values = soat__alloc(kept, sizeof *out->values);
    if (out->keys == NULL || out->values == NULL) {
        return false;
    }
    for (size_t i = 0; i < level->grams.size; i++) {
        if (!level->kept[i]) {
            continue;
        }
        uint32_t value =
            soat__codebook_code(&out->costs, soat__cost_of_probability(level->probability[i]));
        if (is_context != NULL && is_context[i]) {
            value |=
                soat__codebook_code(&out->backoffs, soat__cost_of_probability(level->backoff[i]))
                << out->bits.cost;
        }
        out->keys[out->size] = level->grams.keys[i];
        out->values[out->size++] = value;
    }
    return true;
}

static soat_status pack_level(soat_buffer *out, packed_level *packed, const soat_lm_level *level,
                              const unsigned char *is_context, soat_error *error) {
    soat_cost_histogram *const histogram = soat__alloc(1, sizeof *histogram);
    if (histogram == NULL) {
        return soat__fail_memory(error);
    }
    train(packed, level, is_context, histogram);
    soat__free(histogram);
    soat_status status = SOAT_OK;
    if (collect(packed, level, is_context)) {
        status = soat__static_function_build(packed->keys, packed->values, packed->size,
                                             packed->bits.cost + packed->bits.backoff,
                                             packed->bits.fingerprint, out, error);
    } else {
        status = soat__fail_memory(error);
    }
    soat__free(packed->keys);
    soat__free(packed->values);
    packed->keys = NULL;
    packed->values = NULL;
    return status;
}

static soat_status pack_order(soat_ngram_sections *out, packed_level *packed,
                              const soat_lm_estimate *estimate, uint32_t order, soat_error *error) {
    const soat_lm_level *const level = &estimate->levels[order];
    if (order == estimate->order) {
        return pack_level(&out->grams[order], &packed[order], level, NULL, error);
    }
    unsigned char *const is_context = soat__alloc(level->grams.size, 1);
    if (is_context == NULL) {
        return soat__fail_memory(error);
    }
    mark_contexts(level, &estimate->levels[order + 1], is_context);
    const soat_status status =
        order == 1 ? pack_unigrams(&out->grams[1], level, is_context, error)
                   : pack_level(&out->grams[order], &packed[order], level, is_context, error);
    soat__free(is_context);
    return status;
}

static soat_status append_codes(soat_buffer *out, const packed_level *packed,
                                const soat_lm_estimate *estimate, soat_error *error) {
    const uint32_t order = estimate->order;
    soat_status status = append_u32(out, order, error);
    if (status == SOAT_OK) {
        status = append_u32(out, estimate->vocabulary_size, error);
    }
    for (uint32_t n = 2; status == SOAT_OK && n <= order; n++) {
        status = append_u32(out, packed[n].bits.cost, error);
        if (status == SOAT_OK) {
            status = append_u32(out, packed[n].bits.backoff, error);
        }
    }
    for (uint32_t n = 2; status == SOAT_OK && n <= order; n++) {
        status = append_table(out, &packed[n].costs, error);
        if (status == SOAT_OK && n < order) {
            status = append_table(out, &packed[n].backoffs, error);
        }
    }
    return status;
}

soat_status soat__ngram_pack(soat_ngram_sections *out, const soat_lm_estimate *estimate,
                             soat_error *error) {
    packed_level *const packed = soat__alloc(SOAT_LM_MAX_ORDER + 1, sizeof *packed);
    soat_status status = packed != NULL ? SOAT_OK : soat__fail_memory(error);
    for (uint32_t order = 1; status == SOAT_OK && order <= estimate->order; order++) {
        packed[order].bits = soat__ngram_bits(order, estimate->order);
        status = pack_order(out, packed, estimate, order, error);
    }
    if (status == SOAT_OK) {
        status = append_codes(&out->codes, packed, estimate, error);
    }
    soat__free(packed);
    return status;
}

void soat__ngram_sections_dispose(soat_ngram_sections *sections) {
    soat_buffer_dispose(&sections->codes);
    for (uint32_t order = 0; order <= SOAT_LM_MAX_ORDER; order++) {
        soat_buffer_dispose(&sections->grams[order]);
    }
}

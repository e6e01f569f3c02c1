#include "lm/estimate.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static soat_status check_stream(soat_id_stream stream, uint32_t vocabulary_size,
                                soat_error *error) {
    if (stream.size == 0 || stream.ids[0] != SOAT_LM_START) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "there is no text to learn from, or it does not begin with <s>");
    }
    for (size_t i = 0; i < stream.size; i++) {
        if (stream.ids[i] >= vocabulary_size) {
            return soat__fail(error, SOAT_ERROR_ARGUMENT, i, "word id %u of a vocabulary of %u",
                              stream.ids[i], vocabulary_size);
        }
    }
    return SOAT_OK;
}

/* Order 1: every id is there, so that a position is an id. */
static soat_status make_unigrams(soat_lm_estimate *self, soat_error *error) {
    soat_gram_table *const table = &self->levels[1].grams;
    table->order = 1;
    table->size = self->vocabulary_size;
    table->keys = soat__alloc(table->size, sizeof *table->keys);
    table->counts = soat__alloc(table->size, sizeof *table->counts);
    if (table->keys == NULL || table->counts == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < table->size; i++) {
        table->keys[i] = i;
    }
    return SOAT_OK;
}

/* N-grams at the head of a sentence keep the counts of the text: nothing comes before them. */
static void count_starts(soat_gram_table *table, soat_id_stream stream) {
    uint64_t key = 0;
    uint32_t length = 0;
    for (size_t i = 0; i < stream.size; i++) {
        const bool starts = stream.ids[i] == SOAT_LM_START;
        length = starts ? 1 : length + 1;
        key = starts ? SOAT_LM_START : key << 16 | stream.ids[i];
        if (length == table->order) {
            table->counts[soat__gram_table_find(table, key)]++;
        }
    }
}

/* Positions of the suffixes. A first-word index keeps the binary searches short. */
static soat_status link_suffixes(soat_lm_estimate *self, uint32_t order, soat_error *error) {
    soat_lm_level *const level = &self->levels[order];
    const soat_gram_table *const lower = &self->levels[order - 1].grams;
    level->suffix = soat__alloc(level->grams.size, sizeof *level->suffix);
    size_t *const first = soat__alloc((size_t)self->vocabulary_size + 1, sizeof *first);
    if (level->suffix == NULL || first == NULL) {
        soat__free(first);
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < lower->size; i++) {
        first[soat__key_first_word(lower->keys[i], order - 1) + 1]++;
    }
    for (size_t word = 0; word < self->vocabulary_size; word++) {
        first[word + 1] += first[word];
    }
    for (size_t i = 0; i < level->grams.size; i++) {
        const uint64_t key = soat__key_suffix(level->grams.keys[i], order);
        const uint16_t word = soat__key_first_word(key, order - 1);
        const soat_gram_table part = {.size = first[word + 1] - first[word],
                                      .keys = lower->keys + first[word]};
        level->suffix[i] = (uint32_t)(first[word] + soat__gram_table_find(&part, key));
    }
    soat__free(first);
    return SOAT_OK;
}

static soat_status allocate_level(soat_lm_level *level, bool is_highest, soat_error *error) {
    const size_t size = level->grams.size;
    if (size > UINT32_MAX) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "more than 2^32 n-grams of one order");
    }
    level->kept = soat__alloc(size, 1);
    level->probability = soat__alloc(size, sizeof *level->probability);
    level->backoff = is_highest ? NULL : soat__alloc(size, sizeof *level->backoff);
    if (level->kept == NULL || level->probability == NULL ||
        (level->backoff == NULL && !is_highest)) {
        return soat__fail_memory(error);
    }
    memset(level->kept, 1, size);
    return SOAT_OK;
}

static soat_status count_all(soat_lm_estimate *self, soat_id_stream stream, soat_error *error) {
    soat_status status =
        soat__gram_table_count(&self->levels[self->order].grams, stream, self->order, error);
    for (uint32_t order = self->order - 1; status == SOAT_OK && order > 1; order--) {
        soat_gram_table *const table = &self->levels[order].grams;
        status = soat__gram_table_suffixes(table, &self->levels[order + 1].grams, stream, error);
        if (status == SOAT_OK) {
            count_starts(table, stream);
        }
    }
    if (status == SOAT_OK) {
        status = make_unigrams(self, error);
    }
    for (uint32_t order = 1; status == SOAT_OK && order <= self->order; order++) {
        status = allocate_level(&self->levels[order], order == self->order, error);
        if (status == SOAT_OK && order > 1) {
            status = link_suffixes(self, order, error);
        }
    }
    return status;
}

soat_status soat__lm_estimate_count(soat_lm_estimate *out, soat_id_stream stream,
                                    uint32_t vocabulary_size, uint32_t order, soat_error *error) {
    if (order < 2 || order > SOAT_LM_MAX_ORDER || vocabulary_size > UINT16_MAX) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "no model of order %u and %u words", order,
                          vocabulary_size);
    }
    soat_status status = check_stream(stream, vocabulary_size, error);
    if (status != SOAT_OK) {
        return status;
    }
    out->order = order;
    out->vocabulary_size = vocabulary_size;
    status = count_all(out, stream, error);
    if (status != SOAT_OK) {
        soat__lm_estimate_dispose(out);
    }
    return status;
}

/* Counts of a lower level from the level above. Starts of sentences are nobody's suffix. */
static void recount(soat_lm_level *level, const soat_lm_level *higher) {
    const soat_gram_table *const grams = &level->grams;
    for (size_t i = 0; i < grams->size; i++) {
        if (grams->order == 1 ||
            soat__key_first_word(grams->keys[i], grams->order) != SOAT_LM_START) {
            grams->counts[i] = 0;
        }
    }
    for (size_t i = 0; i < higher->grams.size; i++) {
        grams->counts[higher->suffix[i]] += higher->kept[i] ? 1 : higher->grams.counts[i];
    }
}

/* Chen and Goodman's estimates; half a count less where the text is too small for them. */
static void estimate_discounts(soat_lm_level *level) {
    size_t with[5] = {0}; /* how many n-grams have count 1, 2, 3, 4 */
    for (size_t i = 0; i < level->grams.size; i++) {
        if (level->grams.counts[i] < 5) {
            with[level->grams.counts[i]]++;
        }
    }
    const bool enough = with[1] > 0 && with[2] > 0 && with[3] > 0 && with[4] > 0;
    const double y = enough ? (double)with[1] / (double)(with[1] + 2 * with[2]) : 0.0;
    level->discount[0] = 0.0;
    for (int count = 1; count <= 3; count++) {
        const double estimate =
            enough ? count - (count + 1) * y * (double)with[count + 1] / (double)with[count] : -1.0;
        level->discount[count] = estimate > 0.0 && estimate < count ? estimate : 0.5 * count;
    }
}

/* Probabilities of the n-grams first … end - 1, which share a context; returns its back-off. */
static double smooth_group(soat_lm_level *level, const soat_lm_level *lower, size_t first,
                           size_t end) {
    const uint32_t *const counts = level->grams.counts;
    double total = 0.0;
    for (size_t i = first; i < end; i++) {
        total += counts[i];
    }
    double left = total;
    for (size_t i = first; i < end; i++) {
        left -= level->kept[i] ? counts[i] - soat__lm_discount(level, counts[i]) : 0.0;
    }
    const double backoff = total > 0.0 ? left / total : 1.0;
    for (size_t i = first; i < end; i++) {
        const double own =
            level->kept[i] ? (counts[i] - soat__lm_discount(level, counts[i])) / total : 0.0;
        level->probability[i] = own + backoff * lower->probability[level->suffix[i]];
    }
    return backoff;
}

/* Order 1 backs off to the uniform distribution over all words but <s>. */
static void smooth_unigrams(soat_lm_level *level) {
    const soat_gram_table *const grams = &level->grams;
    double total = 0.0;
    double left = 0.0;
    for (size_t i = 0; i < grams->size; i++) {
        total += grams->counts[i];
        left += soat__lm_discount(level, grams->counts[i]);
    }
    const double uniform = left / total / (double)(grams->size - 1);
    for (size_t i = 0; i < grams->size; i++) {
        const uint32_t count = grams->counts[i];
        level->probability[i] = (count - soat__lm_discount(level, count)) / total + uniform;
    }
    level->probability[SOAT_LM_START] = 0.0;
}

static void smooth_level(soat_lm_estimate *self, uint32_t order) {
    soat_lm_level *const level = &self->levels[order];
    soat_lm_level *const lower = &self->levels[order - 1];
    const soat_gram_table *const grams = &level->grams;
    for (size_t i = 0; i < lower->grams.size; i++) {
        lower->backoff[i] = 1.0;
    }
    size_t context = 0; /* both levels are sorted, so the contexts come in order */
    for (size_t first = 0; first < grams->size;) {
        const uint64_t key = soat__key_context(grams->keys[first]);
        size_t end = first + 1;
        while (end < grams->size && soat__key_context(grams->keys[end]) == key) {
            end++;
        }
        while (lower->grams.keys[context] != key) {
            context++;
        }
        lower->backoff[context] = smooth_group(level, lower, first, end);
        first = end;
    }
}

void soat__lm_estimate_smooth(soat_lm_estimate *estimate) {
    for (uint32_t order = estimate->order - 1; order >= 1; order--) {
        recount(&estimate->levels[order], &estimate->levels[order + 1]);
    }
    for (uint32_t order = 1; order <= estimate->order; order++) {
        estimate_discounts(&estimate->levels[order]);
        if (order == 1) {
            smooth_unigrams(&estimate->levels[1]);
        } else {
            smooth_level(estimate, order);
        }
    }
}

double soat__lm_estimate_probability(const soat_lm_estimate *estimate, const uint16_t *context,
                                     size_t context_size, uint16_t word) {
    double probability = estimate->levels[1].probability[word];
    uint64_t key = 0; /* of the context */
    for (size_t n = 1; n <= context_size && n < estimate->order; n++) {
        key |= (uint64_t)context[context_size - n] << (16 * (n - 1));
        const soat_lm_level *const lower = &estimate->levels[n];
        const soat_lm_level *const level = &estimate->levels[n + 1];
        const size_t at = soat__gram_table_find(&lower->grams, key);
        if (at == SIZE_MAX) {
            return probability;
        }
        const size_t gram = soat__gram_table_find(&level->grams, key << 16 | word);
        probability =
            gram != SIZE_MAX ? level->probability[gram] : lower->backoff[at] * probability;
    }
    return probability;
}

void soat__lm_estimate_dispose(soat_lm_estimate *estimate) {
    for (uint32_t order = 1; order <= SOAT_LM_MAX_ORDER; order++) {
        soat_lm_level *const level = &estimate->levels[order];
        soat__gram_table_dispose(&level->grams);
        soat__free(level->suffix);
        soat__free(level->kept);
        soat__free(level->probability);
        soat__free(level->backoff);
    }
    *estimate = (soat_lm_estimate){0};
}

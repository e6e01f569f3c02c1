#include "correct/adapt.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/confidence.h"
#include "lm/natural_log.h"

enum {
    POSTERIOR_MAX = 3000, /* milli-nats; less likely readings are not counted */
    PAIRS_MAX = 65536,
};

/* Words that the profile's opinion of a confusion is worth, and the least evidence that counts. */
static const double prior_words = 3.0;
static const double least_count = 1.5;

soat_status soat__adaptation_init(soat_adaptation *self, size_t vocabulary_size,
                                  soat_error *error) {
    *self = (soat_adaptation){.vocabulary_size = vocabulary_size};
    self->truth_counts = soat__alloc(vocabulary_size, sizeof *self->truth_counts);
    return self->truth_counts == NULL ? soat__fail_memory(error) : SOAT_OK;
}

void soat__adaptation_dispose(soat_adaptation *self) {
    soat__map_dispose(&self->observed);
    soat__free(self->words);
    soat__free(self->truth_counts);
    soat__free(self->touched);
    soat__arena_dispose(&self->arena);
    memset(self, 0, sizeof *self);
}

void soat__adaptation_clear(soat_adaptation *self) {
    soat__map_clear(&self->observed);
    self->word_count = 0;
    soat__arena_reset(&self->arena);
    for (size_t i = 0; i < self->touched_count; i++) {
        self->truth_counts[self->touched[i]] = 0;
    }
    self->touched_count = 0;
}

static soat_status count_pair(soat_adaptation *self, soat_span folded, uint16_t word,
                              double probability, soat_error *error) {
    const uint32_t *head = soat__map_find(&self->observed, folded);
    for (uint32_t i = head == NULL ? 0 : *head; i != 0; i = self->words[i - 1].next) {
        if (self->words[i - 1].word == word) {
            self->words[i - 1].count += probability;
            return SOAT_OK;
        }
    }
    if (self->word_count >= PAIRS_MAX) {
        return SOAT_OK;
    }
    bool inserted = false;
    const soat_span key = head == NULL ? soat__arena_copy(&self->arena, folded) : folded;
    uint32_t *const place =
        key.data == NULL ? NULL : soat__map_insert(&self->observed, key, &inserted);
    if (place == NULL || !soat__vector_reserve(&self->words, &self->word_capacity,
                                               self->word_count + 1, sizeof *self->words)) {
        return soat__fail_memory(error);
    }
    self->words[self->word_count++] =
        (soat_adapted_word){.word = word, .count = probability, .next = *place};
    *place = (uint32_t)self->word_count;
    return SOAT_OK;
}

static soat_status count_truth(soat_adaptation *self, uint16_t word, double probability,
                               soat_error *error) {
    if (self->truth_counts[word] == 0) {
        if (!soat__vector_reserve(&self->touched, &self->touched_capacity, self->touched_count + 1,
                                  sizeof *self->touched)) {
            return soat__fail_memory(error);
        }
        self->touched[self->touched_count++] = word;
    }
    self->truth_counts[word] += probability;
    return SOAT_OK;
}

soat_status soat__adaptation_collect(soat_adaptation *self, const soat_lattice *lattice,
                                     const soat_unit *units, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < lattice->arc_count && status == SOAT_OK; i++) {
        const soat_arc *const arc = &lattice->arcs[i];
        const soat_unit *const unit = &units[arc->from];
        if (arc->to != arc->from + 1 || arc->word_count != 1 || unit->folded.size == 0 ||
            arc->posterior > POSTERIOR_MAX || arc->words[0] >= self->vocabulary_size) {
            continue;
        }
        const double probability = soat__probability(arc->posterior);
        status = count_truth(self, arc->words[0], probability, error);
        if (status == SOAT_OK && !arc->keep) {
            status = count_pair(self, unit->folded, arc->words[0], probability, error);
        }
    }
    return status;
}

const soat_adapted_word *soat__adaptation_find(const soat_adaptation *self, soat_span folded) {
    const uint32_t *const head = soat__map_find(&self->observed, folded);
    return head == NULL ? NULL : &self->words[*head - 1];
}

int32_t soat__adaptation_cost(const soat_adaptation *self, const soat_adapted_word *found,
                              uint16_t word, int32_t cost) {
    while (found != NULL && found->word != word) {
        found = found->next == 0 ? NULL : &self->words[found->next - 1];
    }
    if (found == NULL || found->count < least_count) {
        return cost;
    }
    const double share = (found->count + prior_words * soat__probability(cost)) /
                         (self->truth_counts[word] + prior_words);
    const int32_t adapted = (int32_t)(-1000.0 * soat__natural_log(share));
    return adapted < cost ? adapted : cost;
}

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"
#include "eval/letter_string.h"
#include "eval/pair_count.h"

static soat__syllable *syllable_of(soat_eval *eval, soat_error *error) {
    soat__syllable_count *const self = &eval->syllables;
    bool inserted = false;
    uint32_t *const place =
        soat__counter_of(&self->numbers, &eval->strings, soat_buffer_span(&self->key), &inserted);
    if (place == NULL || !soat__vector_reserve(&self->items, &self->capacity, self->numbers.count,
                                               sizeof *self->items)) {
        soat__fail_memory(error);
        return NULL;
    }
    if (inserted) {
        *place = (uint32_t)self->numbers.count - 1;
        self->items[*place] = (soat__syllable){0, 0};
    }
    return &self->items[*place];
}

static soat__letters words_of(const soat__eval_text *text, size_t first, size_t count) {
    if (count == 0) {
        return (soat__letters){text->letters, 0};
    }
    const uint32_t begin = text->words[first].begin;
    return (soat__letters){text->letters + begin, text->words[first + count - 1].end - begin};
}

static soat_status count_word(soat_eval *eval, const soat__eval_pair *pair,
                              const soat__group *group, size_t word, soat_error *error) {
    soat_buffer_clear(&eval->syllables.key);
    soat_status status =
        soat__append_letters(&eval->syllables.key, words_of(&pair->truth, word, 1), error);
    soat__syllable *const syllable = status == SOAT_OK ? syllable_of(eval, error) : NULL;
    if (syllable == NULL) {
        return status != SOAT_OK ? status : SOAT_ERROR_MEMORY;
    }
    syllable->of++;
    syllable->wrong += !group->right;
    return group->right
               ? SOAT_OK
               : soat__count_pair(&eval->syllables.misread, &eval->strings, &eval->syllables.key,
                                  words_of(&pair->truth, word, 1),
                                  words_of(&pair->after, group->first_read, group->read_count),
                                  error);
}

soat_status soat__count_syllables(soat_eval *eval, const soat__eval_pair *pair, soat_error *error) {
    for (size_t i = 0; i < pair->now.group_count; i++) {
        const soat__group *const group = &pair->now.groups[i];
        for (size_t k = 0; k < group->word_count; k++) {
            const size_t word = group->first_word + k;
            if (pair->truth.words[word].kind != SOAT_WORD_PLAIN) {
                continue;
            }
            const soat_status status = count_word(eval, pair, group, word, error);
            if (status != SOAT_OK) {
                return status;
            }
        }
    }
    return SOAT_OK;
}

void soat__syllable_count_dispose(soat__syllable_count *self) {
    soat__map_dispose(&self->numbers);
    soat__map_dispose(&self->misread);
    soat__free(self->items);
    soat_buffer_dispose(&self->key);
}

static int more_often_wrong(const void *left, const void *right) {
    const soat_eval_syllable *const a = left, *const b = right;
    return a->wrong != b->wrong ? (a->wrong < b->wrong) - (a->wrong > b->wrong)
                                : soat__compare_strings(a->truth, b->truth);
}

/* Gives each word the reading that is seen most often; of equals the first in the text. */
static void find_readings(const soat__syllable_count *self, soat_eval_syllable *all) {
    for (size_t i = 0; i < self->misread.count; i++) {
        const soat_map_entry *const entry = &self->misread.entries[i];
        soat_span word, read;
        soat__split_pair(entry->key, &word, &read);
        const uint32_t *const place = soat__map_find(&self->numbers, word);
        soat_eval_syllable *const syllable = &all[*place];
        if (entry->value > syllable->read_count) {
            syllable->read_count = entry->value;
            syllable->read = read;
        }
    }
}

soat_status soat_eval_syllables(const soat_eval *eval, soat_eval_syllable **out, size_t *count,
                                soat_error *error) {
    const soat__syllable_count *const self = &eval->syllables;
    soat_eval_syllable *const all = soat__alloc(self->numbers.count, sizeof *all);
    *out = NULL;
    *count = 0;
    if (all == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < self->numbers.count; i++) {
        all[i] = (soat_eval_syllable){.truth = self->numbers.entries[i].key,
                                      .wrong = self->items[i].wrong,
                                      .of = self->items[i].of};
    }
    find_readings(self, all);
    for (size_t i = 0; i < self->numbers.count; i++) {
        if (all[i].wrong > 0) {
            all[(*count)++] = all[i];
        }
    }
    qsort(all, *count, sizeof *all, more_often_wrong);
    *out = all;
    return SOAT_OK;
}

void soat_eval_syllables_free(soat_eval_syllable *syllables) {
    soat__free(syllables);
}

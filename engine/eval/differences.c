#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"
#include "eval/letter_string.h"
#include "eval/pair_count.h"

enum { CONTEXT_WORDS = 2, LONGEST_CONFUSION = 8 };

soat__letters soat__tokens(const soat__eval_text *text, size_t first, size_t count) {
    if (count == 0) {
        return (soat__letters){text->letters, 0};
    }
    const uint32_t begin = text->words[first].token_begin;
    return (soat__letters){text->letters + begin, text->words[first + count - 1].token_end - begin};
}

/* The words of the raw text that stand for the words of the group. */
soat__letters soat__raw_tokens(const soat__eval_pair *pair, const soat__group *group) {
    const uint32_t *const group_of = pair->then.group_of + group->first_word;
    const soat__group *const first = &pair->then.groups[group_of[0]];
    const soat__group *const last = &pair->then.groups[group_of[group->word_count - 1]];
    return soat__tokens(&pair->before, first->first_read,
                        last->first_read + last->read_count - first->first_read);
}

soat_eval_change soat__change_of(const soat__eval_pair *pair, const soat__group *group) {
    bool right = true, same = true;
    for (size_t i = 0; i < group->word_count; i++) {
        const size_t word = group->first_word + i;
        right = right && pair->then.groups[pair->then.group_of[word]].right;
        same = same && soat__same_reading(pair, word);
    }
    return right  ? SOAT_EVAL_CHANGE_BROKEN
           : same ? SOAT_EVAL_CHANGE_LEFT
                  : SOAT_EVAL_CHANGE_MISCORRECTED;
}

/* Noise has no word of the truth: it is new where there is more of it than before. */
soat_eval_change soat__change_of_noise(const soat__group *group, const uint32_t *now,
                                       const uint32_t *then) {
    return now[group->first_word] > then[group->first_word] ? SOAT_EVAL_CHANGE_BROKEN
                                                            : SOAT_EVAL_CHANGE_LEFT;
}

static bool write_difference(soat_eval *eval, const soat__eval_pair *pair, const soat__group *group,
                             soat_eval_difference *out) {
    const size_t end = group->first_word + group->word_count;
    const size_t before = group->first_word < CONTEXT_WORDS ? group->first_word : CONTEXT_WORDS;
    const size_t left = pair->truth.word_count - end;
    out->pair = eval->pair_count;
    out->word = group->first_word;
    out->kind = group->kind;
    out->read = soat__string_of(&eval->strings,
                                soat__tokens(&pair->after, group->first_read, group->read_count));
    out->truth = soat__string_of(&eval->strings,
                                 soat__tokens(&pair->truth, group->first_word, group->word_count));
    out->before = soat__string_of(&eval->strings,
                                  soat__tokens(&pair->truth, group->first_word - before, before));
    out->after =
        soat__string_of(&eval->strings, soat__tokens(&pair->truth, end,
                                                     left < CONTEXT_WORDS ? left : CONTEXT_WORDS));
    if (pair->has_raw && group->word_count > 0) {
        out->raw = soat__string_of(&eval->strings, soat__raw_tokens(pair, group));
        if (out->raw.data == NULL) {
            return false;
        }
    }
    return out->read.data != NULL && out->truth.data != NULL && out->before.data != NULL &&
           out->after.data != NULL;
}

static soat_status list_all(soat_eval *eval, const soat__eval_pair *pair, const uint32_t *now,
                            const uint32_t *then, soat_error *error) {
    for (size_t i = 0; i < pair->now.group_count; i++) {
        const soat__group *const group = &pair->now.groups[i];
        if (group->right) {
            continue;
        }
        soat_eval_difference difference = {.change = SOAT_EVAL_CHANGE_UNKNOWN};
        if (pair->has_raw) {
            difference.change = group->word_count > 0 ? soat__change_of(pair, group)
                                                      : soat__change_of_noise(group, now, then);
        }
        if (!write_difference(eval, pair, group, &difference) ||
            !soat__vector_reserve(&eval->differences, &eval->difference_capacity,
                                  eval->difference_count + 1, sizeof *eval->differences)) {
            return soat__fail_memory(error);
        }
        eval->differences[eval->difference_count++] = difference;
    }
    return SOAT_OK;
}

soat_status soat__list_differences(soat_eval *eval, const soat__eval_pair *pair,
                                   soat_error *error) {
    if (!pair->has_raw) {
        return list_all(eval, pair, NULL, NULL, error);
    }
    uint32_t *const now = soat__noise_by_gap(&pair->now, pair->truth.word_count);
    uint32_t *const then = soat__noise_by_gap(&pair->then, pair->truth.word_count);
    const soat_status status = now == NULL || then == NULL ? soat__fail_memory(error)
                                                           : list_all(eval, pair, now, then, error);
    soat__free(now);
    soat__free(then);
    return status;
}

soat_status soat__count_confusion(void *self, soat__letters read, soat__letters truth,
                                  soat_error *error) {
    soat_eval *const eval = self;
    if (read.count > LONGEST_CONFUSION || truth.count > LONGEST_CONFUSION) {
        return SOAT_OK;
    }
    return soat__count_pair(&eval->confusions, &eval->strings, &eval->syllables.key, read, truth,
                            error);
}

static int more_frequent(const void *left, const void *right) {
    const soat_eval_confusion *const a = left, *const b = right;
    if (a->count != b->count) {
        return a->count < b->count ? 1 : -1;
    }
    const int order = soat__compare_strings(a->read, b->read);
    return order != 0 ? order : soat__compare_strings(a->truth, b->truth);
}

soat_status soat_eval_confusions(const soat_eval *eval, soat_eval_confusion **out, size_t *count,
                                 soat_error *error) {
    *out = soat__alloc(eval->confusions.count, sizeof **out);
    *count = 0;
    if (*out == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < eval->confusions.count; i++) {
        const soat_map_entry *const entry = &eval->confusions.entries[i];
        soat_eval_confusion *const one = &(*out)[i];
        soat__split_pair(entry->key, &one->read, &one->truth);
        one->count = entry->value;
    }
    *count = eval->confusions.count;
    qsort(*out, *count, sizeof **out, more_frequent);
    return SOAT_OK;
}

void soat_eval_confusions_free(soat_eval_confusion *confusions) {
    soat__free(confusions);
}

#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"

uint32_t *soat__noise_by_gap(const soat__comparison *comparison, size_t word_count) {
    uint32_t *const noise = soat__alloc(word_count + 1, sizeof *noise);
    for (size_t i = 0; noise != NULL && i < comparison->group_count; i++) {
        const soat__group *const group = &comparison->groups[i];
        if (group->word_count == 0) {
            noise[group->first_word] += group->read_count;
        }
    }
    return noise;
}

bool soat__same_reading(const soat__eval_pair *pair, size_t word) {
    const soat__group *const now = &pair->now.groups[pair->now.group_of[word]];
    const soat__group *const then = &pair->then.groups[pair->then.group_of[word]];
    if (now->read_count != then->read_count) {
        return false;
    }
    for (size_t i = 0; i < now->read_count; i++) {
        if (pair->after.words[now->first_read + i].symbol !=
            pair->before.words[then->first_read + i].symbol) {
            return false;
        }
    }
    return true;
}

static void count_word(const soat__eval_pair *pair, size_t word, soat_eval_changes *out) {
    const bool right_then = pair->then.groups[pair->then.group_of[word]].right;
    const bool right_now = pair->now.groups[pair->now.group_of[word]].right;
    if (right_then) {
        out->broken += !right_now;
    } else if (right_now) {
        out->fixed++;
    } else if (soat__same_reading(pair, word)) {
        out->left++;
    } else {
        out->miscorrected++;
    }
}

soat_status soat__count_changes(const soat__eval_pair *pair, soat_eval_changes *out,
                                soat_error *error) {
    const size_t word_count = pair->truth.word_count;
    uint32_t *const now = soat__noise_by_gap(&pair->now, word_count);
    uint32_t *const then = soat__noise_by_gap(&pair->then, word_count);
    soat_status status = SOAT_OK;
    if (now == NULL || then == NULL) {
        status = soat__fail_memory(error);
    }
    for (size_t i = 0; status == SOAT_OK && i <= word_count; i++) {
        out->noise_removed += then[i] > now[i] ? then[i] - now[i] : 0;
        out->noise_added += now[i] > then[i] ? now[i] - then[i] : 0;
        if (i < word_count && pair->truth.words[i].kind != SOAT_WORD_FREE) {
            count_word(pair, i, out);
        }
    }
    soat__free(now);
    soat__free(then);
    return status;
}

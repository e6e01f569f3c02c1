/* Words of the raw text, wrong or right, changed or not: the counts of the ICDAR competitions. */
#include "eval/evaluation.h"

/* The words of the truth that stand for the group's are all right in the judged text. */
static bool is_right_now(const soat__eval_pair *pair, const soat__group *group) {
    for (size_t i = 0; i < group->word_count; i++) {
        const size_t word = group->first_word + i;
        if (!pair->now.groups[pair->now.group_of[word]].right) {
            return false;
        }
    }
    return true;
}

/* Noise is put right when nothing is left of it. */
static bool is_gone(const soat__eval_pair *pair, size_t read) {
    return pair->change.groups[pair->change.group_of[read]].read_count == 0;
}

void soat__count_detection(const soat__eval_pair *pair, const soat__group *group,
                           soat_eval_detection *out) {
    if (group->word_count == 1 && pair->truth.words[group->first_word].kind == SOAT_WORD_FREE) {
        return;
    }
    const bool right_now = !group->right && group->word_count > 0 && is_right_now(pair, group);
    for (size_t i = 0; i < group->read_count; i++) {
        const size_t read = group->first_read + i;
        const bool changed = !pair->change.groups[pair->change.group_of[read]].right;
        const bool corrected = group->word_count > 0 ? right_now : is_gone(pair, read);
        out->words++;
        out->changed += changed;
        out->wrong += !group->right;
        out->detected += !group->right && changed;
        out->corrected += !group->right && changed && corrected;
    }
}

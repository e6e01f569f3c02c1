/* Words that the text lacks in whatever order they stand: the difference of two multisets. */
#include "base/error.h"
#include "base/memory.h"
#include "eval/compare.h"

typedef struct taking {
    soat__comparison *out;
    const soat__eval_text *truth, *read;
    uint32_t *left; /* reads not yet taken by a word of the truth, by symbol */
    size_t taken;
} taking;

static bool take_equal(taking *self, const soat__eval_word *word) {
    if (self->left[word->symbol] == 0) {
        return false;
    }
    self->left[word->symbol]--;
    return true;
}

static bool take_match(taking *self, const soat__eval_word *word) {
    for (size_t i = 0; i < self->read->word_count; i++) {
        const soat__eval_word *const read = &self->read->words[i];
        if (self->left[read->symbol] > 0 &&
            soat__eval_word_matches(self->truth->letters + word->begin, word->end - word->begin,
                                    self->read->letters + read->begin, read->end - read->begin)) {
            self->left[read->symbol]--;
            return true;
        }
    }
    return false;
}

static void take_all(taking *self, soat__word_kind kind, bool right) {
    soat__comparison *const out = self->out;
    for (size_t i = 0; i < self->truth->word_count; i++) {
        const soat__eval_word *const word = &self->truth->words[i];
        if (word->kind != kind || out->groups[out->group_of[i]].right != right) {
            continue;
        }
        const bool found =
            kind == SOAT_WORD_PLAIN ? take_equal(self, word) : take_match(self, word);
        out->missed[i] = !found;
        out->rates.missed += !found;
        self->taken += found;
    }
}

soat_status soat__find_missed(soat__comparison *out, const soat__eval_text *truth,
                              const soat__eval_text *read, const soat_map *numbers,
                              soat_error *error) {
    taking self = {.out = out,
                   .truth = truth,
                   .read = read,
                   .left = soat__alloc(numbers->count, sizeof(uint32_t))};
    if (self.left == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < read->word_count; i++) {
        self.left[read->words[i].symbol]++;
    }
    /* Right words take their reads first, so that a missed word is always a wrong one. */
    take_all(&self, SOAT_WORD_PLAIN, true);
    take_all(&self, SOAT_WORD_PLAIN, false);
    take_all(&self, SOAT_WORD_PATTERN, true);
    take_all(&self, SOAT_WORD_PATTERN, false);
    size_t free_words = 0;
    for (size_t i = 0; i < truth->word_count; i++) {
        free_words += truth->words[i].kind == SOAT_WORD_FREE;
    }
    const size_t extra = read->word_count - self.taken;
    out->rates.extra = extra > free_words ? extra - free_words : 0;
    soat__free(self.left);
    return SOAT_OK;
}

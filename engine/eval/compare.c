#include "eval/compare.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/special_rows.h"

typedef struct comparing {
    soat__comparison *out;
    const soat__eval_text *truth, *read;
    const soat_map *numbers;
    const soat__confusion_sink *sink;
    soat__letter_diff diff;
} comparing;

static soat__letters core_of(const soat__eval_text *text, size_t first, size_t count) {
    const uint32_t begin = text->words[first].begin;
    return (soat__letters){text->letters + begin, text->words[first + count - 1].end - begin};
}

static soat_status classify_words(comparing *self, soat__group *group, soat_error *error) {
    soat_eval_rates *const rates = &self->out->rates;
    const size_t words = group->word_count, reads = group->read_count;
    soat_status status = SOAT_OK;
    if (words == 0 || reads == 0) {
        group->kind = words == 0 ? SOAT_EVAL_NOISE : SOAT_EVAL_LOST;
    } else if (words != reads) {
        group->kind = SOAT_EVAL_SPACING;
    } else {
        const soat__letters truth = core_of(self->truth, group->first_word, words);
        const soat__letters read = core_of(self->read, group->first_read, reads);
        status = soat__letter_diff_make(&self->diff, truth, read, error);
        group->kind = soat__letter_diff_class(&self->diff, truth, read);
    }
    const size_t both = words < reads ? words : reads;
    rates->substituted += both;
    rates->deleted += words - both;
    rates->inserted += reads - both;
    rates->word_errors += words + reads - both;
    rates->word_classes[group->kind] += words + reads - both;
    return status;
}

/* A run of wrong letters with nothing right in between: `ừ` for `tr`. */
static soat_status report_confusions(const comparing *self, soat__letters truth, soat__letters read,
                                     soat_error *error) {
    size_t truth_at = 0, read_at = 0; /* behind the last step */
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < self->diff.step_count && status == SOAT_OK;) {
        const size_t truth_begin = truth_at, read_begin = read_at;
        const bool same = self->diff.steps[i].same;
        for (; i < self->diff.step_count && self->diff.steps[i].same == same; i++) {
            truth_at += self->diff.steps[i].truth != SOAT_ALIGN_NONE;
            read_at += self->diff.steps[i].read != SOAT_ALIGN_NONE;
        }
        if (!same) {
            status = self->sink->add(
                self->sink->self, (soat__letters){read.data + read_begin, read_at - read_begin},
                (soat__letters){truth.data + truth_begin, truth_at - truth_begin}, error);
        }
    }
    return status;
}

/* Classes of the letters of one stretch, which a group and what stands before it make up. */
static soat_status classify_letters(comparing *self, soat__group *group, soat__letters truth,
                                    soat__letters read, soat_error *error) {
    const bool same =
        truth.count == read.count &&
        (truth.count == 0 || memcmp(truth.data, read.data, truth.count * sizeof *truth.data) == 0);
    const bool handwritten = group != NULL && group->right && group->word_count == 1 &&
                             self->truth->words[group->first_word].kind != SOAT_WORD_PLAIN;
    if (same || handwritten) {
        return SOAT_OK;
    }
    soat_status status = soat__letter_diff_make(&self->diff, truth, read, error);
    if (status != SOAT_OK) {
        return status;
    }
    const bool whole = group != NULL && !group->right &&
                       (group->kind == SOAT_EVAL_NOISE || group->kind == SOAT_EVAL_LOST ||
                        group->kind == SOAT_EVAL_PLACEMENT);
    for (size_t i = 0; i < self->diff.step_count; i++) {
        const soat__letter_step step = self->diff.steps[i];
        if (!step.same) {
            const soat_eval_class kind =
                whole ? group->kind : soat__letter_step_class(step, truth, read);
            self->out->rates.letter_classes[kind]++;
        }
    }
    if (group != NULL) {
        group->letter_errors = (uint32_t)self->diff.distance;
    }
    const bool between_words = group != NULL && group->word_count > 0 && group->read_count > 0;
    return self->sink != NULL && between_words ? report_confusions(self, truth, read, error)
                                               : SOAT_OK;
}

static soat_status classify(comparing *self, soat_error *error) {
    size_t truth_at = 0, read_at = 0;
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < self->out->group_count && status == SOAT_OK; i++) {
        soat__group *const group = &self->out->groups[i];
        if (!group->right) {
            status = classify_words(self, group, error);
        }
        const size_t last_word = group->first_word + group->word_count - 1;
        const size_t last_read = group->first_read + group->read_count - 1;
        const size_t truth_end =
            group->word_count > 0 ? self->truth->words[last_word].token_end : truth_at;
        const size_t read_end =
            group->read_count > 0 ? self->read->words[last_read].token_end : read_at;
        if (status == SOAT_OK) {
            status = classify_letters(
                self, group, (soat__letters){self->truth->letters + truth_at, truth_end - truth_at},
                (soat__letters){self->read->letters + read_at, read_end - read_at}, error);
        }
        truth_at = truth_end;
        read_at = read_end;
    }
    if (status != SOAT_OK) {
        return status;
    }
    return classify_letters(
        self, NULL,
        (soat__letters){self->truth->letters + truth_at, self->truth->letter_count - truth_at},
        (soat__letters){self->read->letters + read_at, self->read->letter_count - read_at}, error);
}

/* The words that one text has and the other lacks in any order are errors in every alignment. */
static soat_status guess_word_errors(const comparing *self, size_t *guess, soat_error *error) {
    int64_t *const balance = soat__alloc(self->numbers->count, sizeof *balance);
    if (balance == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < self->truth->word_count; i++) {
        balance[self->truth->words[i].symbol]++;
    }
    for (size_t i = 0; i < self->read->word_count; i++) {
        balance[self->read->words[i].symbol]--;
    }
    size_t missed = 0, extra = 0;
    for (size_t i = 0; i < self->numbers->count; i++) {
        missed += balance[i] > 0 ? (size_t)balance[i] : 0;
        extra += balance[i] < 0 ? (size_t)-balance[i] : 0;
    }
    const size_t least = missed > extra ? missed : extra;
    *guess = least + least / 4 + 16; /* a quarter more for words that only stand elsewhere */
    soat__free(balance);
    return SOAT_OK;
}

static void index_groups(soat__comparison *out) {
    for (size_t i = 0; i < out->group_count; i++) {
        const soat__group *const group = &out->groups[i];
        for (size_t word = 0; word < group->word_count; word++) {
            out->group_of[group->first_word + word] = (uint32_t)i;
        }
    }
}

/* Least word errors, and from them the groups. */
static soat_status pair_words(comparing *self, soat_error *error) {
    size_t guess = 0;
    soat__special_rows rows = {0};
    uint32_t *const column_of = soat__alloc(self->truth->word_count, sizeof *column_of);
    soat_status status =
        column_of == NULL
            ? soat__fail_memory(error)
            : soat__special_rows_of_words(&rows, self->truth, self->read, self->numbers, error);
    if (status == SOAT_OK) {
        status = guess_word_errors(self, &guess, error);
    }
    if (status == SOAT_OK) {
        status = soat__align_path(&rows.input, guess, column_of, error);
    }
    if (status == SOAT_OK) {
        status = soat__group_words(self->out, self->truth, self->read, column_of, self->numbers,
                                   &self->diff, error);
    }
    if (status == SOAT_OK) {
        index_groups(self->out);
    }
    soat__special_rows_dispose(&rows);
    soat__free(column_of);
    return status;
}

static soat_status count_letter_errors(comparing *self, soat_error *error) {
    size_t guess = 0;
    for (size_t kind = 0; kind < SOAT_EVAL_CLASS_COUNT; kind++) {
        guess += self->out->rates.letter_classes[kind];
    }
    if (guess == 0 && self->truth->letter_count == self->read->letter_count) {
        return SOAT_OK;
    }
    soat__special_rows rows = {0};
    soat_status status = soat__special_rows_of_letters(&rows, self->truth, self->read, error);
    if (status == SOAT_OK) {
        status = soat__align_distance(&rows.input, guess, &self->out->rates.letter_errors, error);
    }
    soat__special_rows_dispose(&rows);
    return status;
}

soat_status soat__compare_words(soat__comparison *out, const soat__eval_text *truth,
                                const soat__eval_text *read, const soat_map *numbers,
                                soat_error *error) {
    comparing self = {.out = out, .truth = truth, .read = read, .numbers = numbers};
    out->rates.words = read->word_count;
    out->group_of = soat__alloc(truth->word_count, sizeof *out->group_of);
    const soat_status status =
        out->group_of == NULL ? soat__fail_memory(error) : pair_words(&self, error);
    soat__letter_diff_dispose(&self.diff);
    if (status != SOAT_OK) {
        soat__comparison_dispose(out);
    }
    return status;
}

soat_status soat__compare(soat__comparison *out, const soat__eval_text *truth,
                          const soat__eval_text *read, const soat_map *numbers,
                          const soat__confusion_sink *sink, soat_error *error) {
    comparing self = {.out = out, .truth = truth, .read = read, .numbers = numbers, .sink = sink};
    out->rates.words = read->word_count;
    out->group_of = soat__alloc(truth->word_count, sizeof *out->group_of);
    out->missed = soat__alloc(truth->word_count, sizeof *out->missed);
    soat_status status =
        out->group_of == NULL || out->missed == NULL ? soat__fail_memory(error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = pair_words(&self, error);
    }
    if (status == SOAT_OK) {
        status = classify(&self, error);
    }
    if (status == SOAT_OK) {
        status = soat__find_missed(out, truth, read, numbers, error);
    }
    if (status == SOAT_OK) {
        status = count_letter_errors(&self, error);
    }
    soat__letter_diff_dispose(&self.diff);
    if (status != SOAT_OK) {
        soat__comparison_dispose(out);
    }
    return status;
}

void soat__comparison_dispose(soat__comparison *comparison) {
    soat__free(comparison->groups);
    soat__free(comparison->group_of);
    soat__free(comparison->missed);
    memset(comparison, 0, sizeof *comparison);
}

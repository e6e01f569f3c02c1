/*
 * From pairs of texts to counted confusions: lines, words, letters, each level aligned inside the
 * one above. Lines that are equal, most of them, are only counted.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/compare.h"
#include "eval/confusion_count.h"
#include "soat/learn.h"
#include "text/letter.h"

struct soat_learn {
    soat_learn_options options;
    soat_profile *base;
    soat__confusion_count count;
    soat__letter_diff diff;
    soat_arena texts; /* of the confusions in the report */
    size_t pairs, skipped, words;
};

void soat_learn_options_init(soat_learn_options *options) {
    *options = (soat_learn_options){.min_count = 2, .smoothing = 20.0, .max_error_rate = 0.3};
}

soat_status soat_learn_new(soat_learn **out, const soat_learn_options *options, soat_error *error) {
    *out = NULL;
    soat_learn *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_learn_options_init(&self->options);
    if (options != NULL) {
        self->options = *options;
    }
    soat_status status = soat__profile_new(&self->base, &self->options.base, 1, error);
    self->options.base = soat_span_make(NULL, 0); /* borrowed for this call only */
    if (status == SOAT_OK) {
        status = soat__confusion_count_init(&self->count, error);
    }
    if (status != SOAT_OK) {
        soat_learn_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_learn_free(soat_learn *learn) {
    if (learn != NULL) {
        soat__profile_free(learn->base);
        soat__confusion_count_dispose(&learn->count);
        soat__letter_diff_dispose(&learn->diff);
        soat__arena_dispose(&learn->texts);
        soat__free(learn);
    }
}

/* The letters of the truth, and which follow each other in a word. */
static void count_letters(soat_learn *self, const soat__eval_text *truth) {
    uint8_t before = 0;
    for (size_t i = 0; i < truth->letter_count; i++) {
        soat_letter letter;
        uint8_t code = 0;
        if (soat__letter_from_code_point(truth->letters[i], &letter)) {
            code = soat__alphabet_code(truth->letters[i]);
            soat__confusion_count_letter(&self->count, before, code);
        }
        before = code;
    }
    self->words += truth->word_count;
}

/* The same letter but for its marks: an error by itself, whatever stands beside it. */
static bool differ_in_marks(uint32_t left, uint32_t right) {
    soat_letter a, b;
    return soat__letter_from_code_point(left, &a) && soat__letter_from_code_point(right, &b) &&
           a.base == b.base;
}

static soat_status end_run(soat_learn *self, soat__letter_run *run, soat_error *error) {
    const soat_status status = soat__confusion_count_run(&self->count, run, error);
    *run = (soat__letter_run){0};
    return status;
}

static void grow(uint8_t *side, size_t *size, uint32_t code_point) {
    if (*size < SOAT_PROFILE_MAX_SIDE) {
        side[*size] = soat__alphabet_code(code_point);
    }
    ++*size;
}

/* The runs of differences among the steps of the last diff. */
static soat_status count_runs(soat_learn *self, soat__letters truth, soat__letters read,
                              soat_error *error) {
    soat__letter_run run = {0};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < self->diff.step_count && status == SOAT_OK; i++) {
        const soat__letter_step step = self->diff.steps[i];
        const bool paired = step.truth != SOAT_ALIGN_NONE && step.read != SOAT_ALIGN_NONE;
        const uint32_t meant = paired ? truth.data[step.truth] : 0;
        const uint32_t seen = paired ? read.data[step.read] : 0;
        const bool same =
            step.same || (paired && soat__alphabet_code(meant) == soat__alphabet_code(seen));
        const bool alone = same || (paired && differ_in_marks(meant, seen));
        if (alone) {
            status = end_run(self, &run, error);
        }
        if (same) {
            continue;
        }
        self->count.errors++;
        if (step.read != SOAT_ALIGN_NONE) {
            grow(run.observed, &run.observed_size, read.data[step.read]);
        }
        if (step.truth != SOAT_ALIGN_NONE) {
            grow(run.truth, &run.truth_size, truth.data[step.truth]);
        }
        if (alone && status == SOAT_OK) {
            status = end_run(self, &run, error);
        }
    }
    return status == SOAT_OK ? end_run(self, &run, error) : status;
}

static soat__letters tokens_of(const soat__eval_text *text, size_t first, size_t count) {
    const uint32_t begin = text->words[first].token_begin;
    return (soat__letters){text->letters + begin, text->words[first + count - 1].token_end - begin};
}

/* Words that have little in common stand for each other by misalignment only. */
static bool is_misaligned(size_t distance, size_t letters) {
    enum { FEW = 3 };
    return distance > FEW && distance * 5 > letters * 3;
}

static soat_status count_groups(soat_learn *self, const soat__comparison *compared,
                                const soat__eval_text *truth, const soat__eval_text *read,
                                soat_error *error) {
    for (size_t i = 0; i < compared->group_count; i++) {
        const soat__group *const group = &compared->groups[i];
        if (group->right || group->word_count == 0 || group->read_count == 0) {
            continue;
        }
        const soat__letters meant = tokens_of(truth, group->first_word, group->word_count);
        const soat__letters seen = tokens_of(read, group->first_read, group->read_count);
        soat_status status = soat__letter_diff_make(&self->diff, meant, seen, error);
        if (status == SOAT_OK && !is_misaligned(self->diff.distance, meant.count)) {
            status = count_runs(self, meant, seen, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

static soat_status learn_difference(soat_learn *self, const soat__eval_text *truth,
                                    const soat__eval_text *read, const soat_map *numbers,
                                    soat_error *error) {
    soat__comparison compared = {0};
    soat_status status = soat__compare(&compared, truth, read, numbers, NULL, error);
    const double rate = truth->letter_count == 0
                            ? 1.0
                            : (double)compared.rates.letter_errors / (double)truth->letter_count;
    if (status == SOAT_OK && rate > self->options.max_error_rate) {
        self->skipped++;
    } else if (status == SOAT_OK) {
        self->pairs++;
        count_letters(self, truth);
        status = count_groups(self, &compared, truth, read, error);
    }
    soat__comparison_dispose(&compared);
    return status;
}

static soat_status learn_pair(soat_learn *self, soat_span noisy, soat_span gold,
                              soat_error *error) {
    const soat__eval_text_options of_gold = {.gold = true, .fold_tone_placement = true};
    const soat__eval_text_options of_noisy = {.fold_tone_placement = true};
    soat__eval_text truth = {0}, read = {0};
    soat_map numbers = {0};
    soat_status status = soat__eval_text_make(&truth, gold, of_gold, error);
    if (status == SOAT_OK && noisy.size == gold.size &&
        (gold.size == 0 || memcmp(noisy.data, gold.data, gold.size) == 0)) {
        self->pairs += truth.letter_count > 0;
        count_letters(self, &truth);
    } else {
        if (status == SOAT_OK) {
            status = soat__eval_text_make(&read, noisy, of_noisy, error);
        }
        if (status == SOAT_OK) {
            status = soat__eval_number(&truth, &numbers, error);
        }
        if (status == SOAT_OK) {
            status = soat__eval_number(&read, &numbers, error);
        }
        if (status == SOAT_OK) {
            status = learn_difference(self, &truth, &read, &numbers, error);
        }
    }
    soat__map_dispose(&numbers);
    soat__eval_text_dispose(&truth);
    soat__eval_text_dispose(&read);
    return status;
}

/* The line at *position, without its end, and *position past it. */
static soat_span next_line(soat_span text, size_t *position) {
    const char *const start = text.data + *position;
    const char *const feed = memchr(start, '\n', text.size - *position);
    const size_t size = feed == NULL ? text.size - *position : (size_t)(feed - start);
    *position += size + 1;
    return soat_span_make(start, size);
}

static size_t count_lines(soat_span text) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        next_line(text, &position);
    }
    return count;
}

soat_status soat_learn_add(soat_learn *learn, soat_span noisy, soat_span gold, soat_error *error) {
    if (count_lines(noisy) != count_lines(gold)) {
        return learn_pair(learn, noisy, gold, error);
    }
    soat_status status = SOAT_OK;
    size_t noisy_at = 0;
    for (size_t gold_at = 0; gold_at < gold.size && status == SOAT_OK;) {
        const soat_span read = next_line(noisy, &noisy_at);
        const soat_span truth = next_line(gold, &gold_at);
        status = learn_pair(learn, read, truth, error);
    }
    return status;
}

static soat_status append_text(soat_buffer *out, const char *text, soat_error *error) {
    return soat_buffer_append(out, soat_span_from_string(text), error);
}

static soat_status write_head(const soat_learn_report *report, soat_buffer *out,
                              soat_error *error) {
    char text[512];
    snprintf(text, sizeof text,
             "# Confusions learned by `soat learn` from %zu lines or texts: %zu words, %zu letters,"
             "\n# %zu of them wrong. Observed, true, cost in milli-nats, how often it was seen.\n",
             report->pairs, report->words, report->letters, report->letter_errors);
    return append_text(out, text, error);
}

static soat_status write_rules(const soat_learn_report *report, soat_buffer *out,
                               soat_error *error) {
    soat_status status = write_head(report, out, error);
    for (size_t i = 0; i < report->kept && status == SOAT_OK; i++) {
        const soat_learn_confusion *const one = &report->confusions[i];
        char line[128];
        snprintf(line, sizeof line, "%.*s\t%.*s\t%d\t# %u\n", (int)one->observed.size,
                 one->observed.data, (int)one->truth.size, one->truth.data, (int)one->cost,
                 (unsigned)one->count);
        status = append_text(out, line, error);
    }
    return status;
}

soat_status soat_learn_finish(soat_learn *learn, soat_buffer *profile, soat_learn_report *report,
                              soat_error *error) {
    *report = (soat_learn_report){.pairs = learn->pairs,
                                  .skipped = learn->skipped,
                                  .words = learn->words,
                                  .letters = learn->count.letter_count,
                                  .letter_errors = learn->count.errors};
    if (report->letters == 0) {
        return soat__fail(error, SOAT_ERROR_NOT_FOUND, 0,
                          "nothing to learn from: %zu pairs were read, and each was empty or had "
                          "more than %.0f %% of its letters wrong",
                          learn->pairs + learn->skipped, 100 * learn->options.max_error_rate);
    }
    soat__arena_reset(&learn->texts);
    const size_t size = profile->size;
    soat_status status = soat__confusion_count_price(&learn->count, &learn->options, learn->base,
                                                     &learn->texts, report, error);
    if (status == SOAT_OK) {
        status = write_rules(report, profile, error);
    }
    if (status != SOAT_OK) {
        profile->size = size;
    }
    return status;
}

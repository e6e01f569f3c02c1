#include "eval/confusion_count.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/confidence.h"
#include "lm/natural_log.h"
#include "text/letter.h"

enum {
    KEY_BYTES = 2 * SOAT_PROFILE_MAX_SIDE + 1,
    OFFSET = 2000,     /* see soat/learn.h */
    COST_MAX = 9000,   /* dearer than this is as good as never */
    UNHEARD_OF = 9000, /* several letters for several, of which the base has no rule */
};

soat_status soat__confusion_count_init(soat__confusion_count *self, soat_error *error) {
    *self = (soat__confusion_count){0};
    self->pairs = soat__alloc(SOAT_ALPHABET_SIZE, sizeof *self->pairs);
    return self->pairs == NULL ? soat__fail_memory(error) : SOAT_OK;
}

void soat__confusion_count_dispose(soat__confusion_count *self) {
    soat__map_dispose(&self->counts);
    soat__arena_dispose(&self->keys);
    soat__free(self->pairs);
    *self = (soat__confusion_count){0};
}

void soat__confusion_count_letter(soat__confusion_count *self, uint8_t before, uint8_t code) {
    self->letters[code]++;
    self->letter_count++;
    if (before != 0) {
        self->pairs[before][code]++;
    }
}

static bool is_vietnamese(uint8_t code) {
    soat_letter letter;
    return soat__letter_from_code_point(soat__alphabet_code_point(code), &letter);
}

/* A rule line that began with one of these would not be a rule. */
static bool may_begin(uint8_t code) {
    return code != '#' && code != '@';
}

static bool can_be_rule(const soat__letter_run *run) {
    if (run->observed_size > SOAT_PROFILE_MAX_SIDE || run->truth_size > SOAT_PROFILE_MAX_SIDE ||
        run->observed_size + run->truth_size == 0 ||
        (run->observed_size == 0 && run->truth_size > 1)) {
        return false;
    }
    for (size_t i = 0; i < run->observed_size; i++) {
        if (run->observed[i] <= ' ' || run->observed[i] == SOAT_ALPHABET_OTHER) {
            return false;
        }
    }
    for (size_t i = 0; i < run->truth_size; i++) {
        if (!is_vietnamese(run->truth[i])) {
            return false;
        }
    }
    return run->observed_size == 0 || may_begin(run->observed[0]);
}

soat_status soat__confusion_count_run(soat__confusion_count *self, const soat__letter_run *run,
                                      soat_error *error) {
    if (!can_be_rule(run)) {
        return SOAT_OK;
    }
    char key[KEY_BYTES];
    memcpy(key, run->observed, run->observed_size);
    key[run->observed_size] = '\0';
    memcpy(key + run->observed_size + 1, run->truth, run->truth_size);
    const soat_span bytes = soat_span_make(key, run->observed_size + 1 + run->truth_size);
    uint32_t *count = soat__map_find(&self->counts, bytes);
    if (count == NULL) {
        const soat_span copy = soat__arena_copy(&self->keys, bytes);
        bool inserted = false;
        count = copy.data == NULL ? NULL : soat__map_insert(&self->counts, copy, &inserted);
    }
    if (count == NULL) {
        return soat__fail_memory(error);
    }
    *count += *count < UINT32_MAX;
    return SOAT_OK;
}

static soat__letter_run run_of_key(soat_span key) {
    soat__letter_run run = {0};
    run.observed_size = strlen(key.data);
    run.truth_size = key.size - run.observed_size - 1;
    memcpy(run.observed, key.data, run.observed_size);
    memcpy(run.truth, key.data + run.observed_size + 1, run.truth_size);
    return run;
}

/*
 * How often the true letters stand in the truth; anywhere for none at all. Three letters and more
 * are estimated from the pairs they are made of.
 */
static double count_truth(const soat__confusion_count *self, const soat__letter_run *run) {
    if (run->truth_size == 0) {
        return (double)self->letter_count;
    }
    double count = (double)self->letters[run->truth[0]];
    for (size_t i = 1; i < run->truth_size; i++) {
        const double left = (double)self->letters[run->truth[i - 1]];
        const double pair = (double)self->pairs[run->truth[i - 1]][run->truth[i]];
        count *= left > 0 ? pair / left : 0;
    }
    return count;
}

static int32_t base_cost(const soat_profile *base, const soat__letter_run *run) {
    if (run->observed_size == 1 && run->truth_size == 1) {
        return base->substitution[run->observed[0]][run->truth[0]];
    }
    if (run->observed_size == 0) {
        return base->insertion[run->truth[0]];
    }
    if (run->observed_size == 1 && run->truth_size == 0) {
        return base->deletion[run->observed[0]];
    }
    const uint32_t end = base->first[run->observed[0] + 1];
    for (uint32_t i = base->first[run->observed[0]]; i < end; i++) {
        const soat_confusion *const rule = &base->confusions[i];
        if (rule->observed_size == run->observed_size && rule->truth_size == run->truth_size &&
            memcmp(rule->observed, run->observed, run->observed_size) == 0 &&
            memcmp(rule->truth, run->truth, run->truth_size) == 0) {
            return rule->cost;
        }
    }
    return UNHEARD_OF;
}

static int32_t cost_of(const soat__confusion_count *self, const soat_learn_options *options,
                       const soat_profile *base, const soat__letter_run *run, uint32_t count) {
    const double rate = (double)self->errors / (double)self->letter_count;
    const double expected =
        rate * soat__probability(base_cost(base, run)) / soat__probability(OFFSET);
    const double seen = (double)count;
    const double of = count_truth(self, run) > seen ? count_truth(self, run) : seen;
    const double share = (seen + options->smoothing * expected) / (of + options->smoothing);
    const double cost = -1000.0 * soat__natural_log(share / rate) + OFFSET;
    return cost < 0 ? 0 : cost > COST_MAX ? COST_MAX : (int32_t)cost;
}

static soat_span text_of(const uint8_t *codes, size_t count, soat_arena *arena) {
    char text[3 * SOAT_PROFILE_MAX_SIDE];
    return soat__arena_copy(arena, soat_span_make(text, soat__alphabet_decode(codes, count, text)));
}

static int compare_spans(soat_span left, soat_span right) {
    const size_t both = left.size < right.size ? left.size : right.size;
    const int order = memcmp(left.data, right.data, both);
    return order != 0 ? order : (left.size > right.size) - (left.size < right.size);
}

static int by_count(const void *left, const void *right) {
    const soat_learn_confusion *const a = left;
    const soat_learn_confusion *const b = right;
    if (a->count != b->count) {
        return a->count < b->count ? 1 : -1;
    }
    const int order = compare_spans(a->observed, b->observed);
    return order != 0 ? order : compare_spans(a->truth, b->truth);
}

soat_status soat__confusion_count_price(const soat__confusion_count *self,
                                        const soat_learn_options *options, const soat_profile *base,
                                        soat_arena *arena, soat_learn_report *report,
                                        soat_error *error) {
    soat_learn_confusion *const made = soat__arena_alloc(arena, self->counts.count, sizeof *made);
    if (made == NULL) {
        return soat__fail_memory(error);
    }
    report->kept = report->rare = 0;
    for (size_t i = 0; i < self->counts.count; i++) {
        const soat_map_entry *const entry = &self->counts.entries[i];
        if (entry->value < options->min_count) {
            report->rare++;
            continue;
        }
        const soat__letter_run run = run_of_key(entry->key);
        soat_learn_confusion *const one = &made[report->kept++];
        *one = (soat_learn_confusion){.observed = text_of(run.observed, run.observed_size, arena),
                                      .truth = text_of(run.truth, run.truth_size, arena),
                                      .count = entry->value,
                                      .cost = cost_of(self, options, base, &run, entry->value)};
        if (one->observed.data == NULL || one->truth.data == NULL) {
            return soat__fail_memory(error);
        }
    }
    qsort(made, report->kept, sizeof *made, by_count);
    report->confusions = made;
    return SOAT_OK;
}

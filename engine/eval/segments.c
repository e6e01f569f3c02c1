#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"
#include "eval/letter_string.h"

/* Where the walk over a pair stands. */
typedef struct walk {
    const soat_eval *eval;
    const soat__eval_pair *pair;
    const uint32_t *noise_now, *noise_then; /* by gap; NULL without a raw text */
    size_t truth_at, read_at, line;
    soat_buffer truth, read, raw;
} walk;

static soat__letters stretch(const soat__eval_text *text, size_t begin, size_t end) {
    begin += begin < end && text->letters[begin] == ' ';
    return (soat__letters){text->letters + begin, end > begin ? end - begin : 0};
}

/* The line ends of the truth up to `end` that no segment has told yet. */
static int take_line_ends(walk *self, size_t end) {
    const soat__eval_text *const truth = &self->pair->truth;
    int line_ends = 0;
    for (; self->line < truth->line_count && truth->lines[self->line].letter < end; self->line++) {
        const int here = truth->lines[self->line].after_empty_line ? 2 : 1;
        line_ends = here > line_ends ? here : line_ends;
    }
    return line_ends;
}

static soat_eval_change change_of(const walk *self, const soat__group *group) {
    if (!self->pair->has_raw) {
        return SOAT_EVAL_CHANGE_UNKNOWN;
    }
    if (group->word_count == 0) {
        return soat__change_of_noise(group, self->noise_now, self->noise_then);
    }
    const soat_eval_change change = soat__change_of(self->pair, group);
    return !group->right                       ? change
           : change == SOAT_EVAL_CHANGE_BROKEN ? SOAT_EVAL_CHANGE_UNKNOWN /* right all along */
                                               : SOAT_EVAL_CHANGE_FIXED;
}

/* What was wrong with the raw text of a group that is right now. */
static soat_eval_class kind_before(const soat__eval_pair *pair, const soat__group *group) {
    for (size_t i = 0; i < group->word_count; i++) {
        const soat__group *const raw =
            &pair->then.groups[pair->then.group_of[group->first_word + i]];
        if (!raw->right) {
            return raw->kind;
        }
    }
    return group->kind;
}

static soat_status show(walk *self, soat__letters truth, soat__letters read,
                        const soat__group *group, soat_error *error) {
    soat_eval_segment segment = {.right = group == NULL || group->right,
                                 .kind = group == NULL ? SOAT_EVAL_LETTER : group->kind};
    soat_buffer_clear(&self->truth);
    soat_buffer_clear(&self->read);
    soat_buffer_clear(&self->raw);
    soat_status status = soat__append_letters(&self->truth, truth, error);
    if (status == SOAT_OK) {
        status = soat__append_letters(&self->read, read, error);
    }
    if (status == SOAT_OK && group != NULL) {
        segment.change = change_of(self, group);
        if (segment.change == SOAT_EVAL_CHANGE_FIXED) {
            segment.kind = kind_before(self->pair, group);
        }
        if (self->pair->has_raw && group->word_count > 0) {
            status = soat__append_letters(&self->raw, soat__raw_tokens(self->pair, group), error);
        }
    }
    if (status != SOAT_OK) {
        return status;
    }
    segment.line_ends = take_line_ends(self, self->truth_at);
    segment.truth = soat_buffer_span(&self->truth);
    segment.read = soat_buffer_span(&self->read);
    segment.raw = soat_buffer_span(&self->raw);
    const soat_eval_observer *const observer = &self->eval->observer;
    return observer->segment(observer->self, &segment, error);
}

static soat_status show_group(walk *self, const soat__group *group, soat_error *error) {
    const soat__eval_text *const truth = &self->pair->truth, *const after = &self->pair->after;
    const size_t truth_from = self->truth_at, read_from = self->read_at;
    if (group->word_count > 0) {
        self->truth_at = truth->words[group->first_word + group->word_count - 1].token_end;
    }
    if (group->read_count > 0) {
        self->read_at = after->words[group->first_read + group->read_count - 1].token_end;
    }
    return show(self, stretch(truth, truth_from, self->truth_at),
                stretch(after, read_from, self->read_at), group, error);
}

/* The signs behind the last word. */
static soat_status show_rest(walk *self, soat_error *error) {
    const soat__eval_text *const truth = &self->pair->truth, *const after = &self->pair->after;
    const soat__letters left = stretch(truth, self->truth_at, truth->letter_count);
    const soat__letters right = stretch(after, self->read_at, after->letter_count);
    self->truth_at = truth->letter_count;
    return left.count + right.count == 0 ? SOAT_OK : show(self, left, right, NULL, error);
}

soat_status soat__show_segments(const soat_eval *eval, const soat__eval_pair *pair,
                                soat_error *error) {
    walk self = {.eval = eval, .pair = pair};
    soat_status status = SOAT_OK;
    uint32_t *now = NULL, *then = NULL;
    if (pair->has_raw) {
        now = soat__noise_by_gap(&pair->now, pair->truth.word_count);
        then = soat__noise_by_gap(&pair->then, pair->truth.word_count);
        status = now == NULL || then == NULL ? soat__fail_memory(error) : SOAT_OK;
    }
    self.noise_now = now;
    self.noise_then = then;
    for (size_t i = 0; i < pair->now.group_count && status == SOAT_OK; i++) {
        status = show_group(&self, &pair->now.groups[i], error);
    }
    if (status == SOAT_OK) {
        status = show_rest(&self, error);
    }
    soat__free(now);
    soat__free(then);
    soat_buffer_dispose(&self.truth);
    soat_buffer_dispose(&self.read);
    soat_buffer_dispose(&self.raw);
    return status;
}

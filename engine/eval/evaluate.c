#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/evaluation.h"
#include "eval/special_rows.h"

const char *soat_eval_class_name(soat_eval_class kind) {
    static const char *const names[SOAT_EVAL_CLASS_COUNT] = {[SOAT_EVAL_LETTER] = "letter",
                                                             [SOAT_EVAL_SHAPE] = "shape",
                                                             [SOAT_EVAL_TONE] = "tone",
                                                             [SOAT_EVAL_MARKS] = "marks",
                                                             [SOAT_EVAL_PLACEMENT] = "placement",
                                                             [SOAT_EVAL_CASE] = "case",
                                                             [SOAT_EVAL_SPACING] = "spacing",
                                                             [SOAT_EVAL_PUNCTUATION] =
                                                                 "punctuation",
                                                             [SOAT_EVAL_DIGIT] = "digit",
                                                             [SOAT_EVAL_NOISE] = "noise",
                                                             [SOAT_EVAL_LOST] = "lost"};
    const size_t index = (size_t)kind;
    return index < SOAT_EVAL_CLASS_COUNT ? names[index] : "unknown";
}

soat_status soat_eval_new(soat_eval **out, const soat_eval_options *options, soat_error *error) {
    const soat_eval_options defaults = SOAT_EVAL_OPTIONS_INIT;
    *out = soat__alloc(1, sizeof **out);
    if (*out == NULL) {
        return soat__fail_memory(error);
    }
    (*out)->options = options != NULL ? *options : defaults;
    return SOAT_OK;
}

void soat_eval_free(soat_eval *eval) {
    if (eval == NULL) {
        return;
    }
    soat__free(eval->pairs);
    soat__free(eval->stretches);
    soat__free(eval->differences);
    soat__map_dispose(&eval->confusions);
    soat__syllable_count_dispose(&eval->syllables);
    soat__arena_dispose(&eval->strings);
    soat__free(eval);
}

void soat_eval_observe(soat_eval *eval, const soat_eval_observer *observer) {
    eval->observer = observer != NULL ? *observer : (soat_eval_observer){NULL, NULL};
}

static void pair_dispose(soat__eval_pair *pair) {
    soat__comparison_dispose(&pair->now);
    soat__comparison_dispose(&pair->then);
    soat__comparison_dispose(&pair->change);
    soat__map_dispose(&pair->numbers);
    soat__eval_text_dispose(&pair->truth);
    soat__eval_text_dispose(&pair->after);
    soat__eval_text_dispose(&pair->before);
}

static soat_status prepare(const soat_eval *eval, soat__eval_pair *pair, soat__eval_text *out,
                           soat_span text, bool gold, soat_error *error) {
    const soat__eval_text_options options = {gold, eval->options.fold_tone_placement};
    const soat_status status = soat__eval_text_make(out, text, options, error);
    return status == SOAT_OK ? soat__eval_number(out, &pair->numbers, error) : status;
}

static soat_status prepare_pair(const soat_eval *eval, soat__eval_pair *pair, soat_span gold,
                                soat_span text, const soat_span *raw, soat_error *error) {
    soat_status status = prepare(eval, pair, &pair->truth, gold, true, error);
    if (status == SOAT_OK) {
        status = prepare(eval, pair, &pair->after, text, false, error);
    }
    if (status == SOAT_OK && raw != NULL) {
        pair->has_raw = true;
        status = prepare(eval, pair, &pair->before, *raw, false, error);
    }
    return status;
}

static soat_status compare_pair(soat_eval *eval, soat__eval_pair *pair, soat_error *error) {
    const soat__confusion_sink sink = {soat__count_confusion, eval};
    soat_status status =
        soat__compare(&pair->now, &pair->truth, &pair->after, &pair->numbers, &sink, error);
    if (status == SOAT_OK && pair->has_raw) {
        status =
            soat__compare(&pair->then, &pair->truth, &pair->before, &pair->numbers, NULL, error);
    }
    if (status == SOAT_OK && pair->has_raw) {
        status =
            soat__compare_words(&pair->change, &pair->before, &pair->after, &pair->numbers, error);
    }
    return status;
}

static void count_truth(const soat__eval_text *truth, soat_eval_counts *counts) {
    for (size_t i = 0; i < truth->word_count; i++) {
        counts->words += truth->words[i].kind != SOAT_WORD_FREE;
    }
    for (size_t i = 0; i < truth->letter_count; i++) {
        counts->letters +=
            truth->letters[i] != SOAT_EVAL_ANYTHING && !soat__is_free_space(truth, i);
    }
}

static soat_status record_pair(soat_eval *eval, const soat__eval_pair *pair, soat_error *error) {
    soat_eval_counts counts = {.after = pair->now.rates, .before = pair->then.rates};
    count_truth(&pair->truth, &counts);
    soat_status status = soat__list_differences(eval, pair, error);
    if (status == SOAT_OK) {
        status = soat__count_syllables(eval, pair, error);
    }
    if (status == SOAT_OK && eval->observer.segment != NULL) {
        status = soat__show_segments(eval, pair, error);
    }
    if (status == SOAT_OK && pair->has_raw) {
        status = soat__count_changes(pair, &counts.changes, error);
        for (size_t i = 0; i < pair->then.group_count; i++) {
            soat__count_detection(pair, &pair->then.groups[i], &counts.detection);
        }
    }
    if (status == SOAT_OK && eval->pair_count == 0) {
        status = soat__cut_stretches(eval, pair, error);
    }
    if (status == SOAT_OK && !soat__vector_reserve(&eval->pairs, &eval->pair_capacity,
                                                   eval->pair_count + 1, sizeof *eval->pairs)) {
        status = soat__fail_memory(error);
    }
    if (status == SOAT_OK) {
        eval->pairs[eval->pair_count++] = counts;
        eval->pairs_with_raw += pair->has_raw;
    }
    return status;
}

soat_status soat_eval_add(soat_eval *eval, soat_span gold, soat_span text, const soat_span *raw,
                          soat_error *error) {
    soat__eval_pair pair = {0};
    soat_status status = prepare_pair(eval, &pair, gold, text, raw, error);
    if (status == SOAT_OK) {
        status = compare_pair(eval, &pair, error);
    }
    if (status == SOAT_OK) {
        status = record_pair(eval, &pair, error);
    }
    pair_dispose(&pair);
    return status;
}

static void add_rates(soat_eval_rates *sum, const soat_eval_rates *rates) {
    sum->word_errors += rates->word_errors;
    sum->substituted += rates->substituted;
    sum->deleted += rates->deleted;
    sum->inserted += rates->inserted;
    sum->letter_errors += rates->letter_errors;
    sum->missed += rates->missed;
    sum->extra += rates->extra;
    sum->words += rates->words;
    for (size_t i = 0; i < SOAT_EVAL_CLASS_COUNT; i++) {
        sum->word_classes[i] += rates->word_classes[i];
        sum->letter_classes[i] += rates->letter_classes[i];
    }
}

static void add_counts(soat_eval_counts *sum, const soat_eval_counts *counts) {
    sum->words += counts->words;
    sum->letters += counts->letters;
    add_rates(&sum->after, &counts->after);
    add_rates(&sum->before, &counts->before);
    sum->changes.fixed += counts->changes.fixed;
    sum->changes.broken += counts->changes.broken;
    sum->changes.left += counts->changes.left;
    sum->changes.miscorrected += counts->changes.miscorrected;
    sum->changes.noise_removed += counts->changes.noise_removed;
    sum->changes.noise_added += counts->changes.noise_added;
    sum->detection.words += counts->detection.words;
    sum->detection.wrong += counts->detection.wrong;
    sum->detection.changed += counts->detection.changed;
    sum->detection.detected += counts->detection.detected;
    sum->detection.corrected += counts->detection.corrected;
}

static void scale_interval(soat_eval_interval *interval, const soat_eval_rates *rates) {
    const double scale = soat__letter_scale(rates);
    if (interval->high >= interval->low) {
        interval->low *= scale;
        interval->high *= scale;
    }
}

static soat_status resample_stretches(const soat_eval *eval, soat_eval_report *out,
                                      soat_error *error) {
    out->unit_count = eval->stretch_count;
    const soat_status status = soat__bootstrap(out, eval->stretches, eval->stretch_count,
                                               eval->options.seed, eval->options.resamples, error);
    scale_interval(&out->letter_error_rate, &out->counts.after);
    scale_interval(&out->raw_letter_error_rate, &out->counts.before);
    return status;
}

static soat_status resample_pairs(const soat_eval *eval, soat_eval_report *out, soat_error *error) {
    if (eval->pair_count <= 1) {
        return resample_stretches(eval, out, error);
    }
    soat__eval_unit *const units = soat__alloc(eval->pair_count, sizeof *units);
    if (units == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < eval->pair_count; i++) {
        units[i] = soat__unit_of_pair(&eval->pairs[i]);
    }
    out->unit_count = eval->pair_count;
    const soat_status status = soat__bootstrap(out, units, eval->pair_count, eval->options.seed,
                                               eval->options.resamples, error);
    soat__free(units);
    return status;
}

soat_status soat_eval_report_make(const soat_eval *eval, soat_eval_report *out, soat_error *error) {
    soat_eval_report report = {.pair_count = eval->pair_count,
                               .has_raw = eval->pair_count > 0 &&
                                          eval->pairs_with_raw == eval->pair_count};
    for (size_t i = 0; i < eval->pair_count; i++) {
        const soat_eval_counts *const counts = &eval->pairs[i];
        add_counts(&report.counts, counts);
        report.pairs_better += counts->after.word_errors < counts->before.word_errors;
        report.pairs_worse += counts->after.word_errors > counts->before.word_errors;
        report.pairs_missing_less += counts->after.missed < counts->before.missed;
        report.pairs_missing_more += counts->after.missed > counts->before.missed;
    }
    const soat_eval_changes *const changes = &report.counts.changes;
    const size_t wrong = changes->fixed + changes->left + changes->miscorrected;
    if (report.has_raw) {
        report.fixed_rate = soat__wilson(changes->fixed, wrong);
        report.broken_rate = soat__wilson(changes->broken, report.counts.words - wrong);
    } else {
        report.pairs_better = report.pairs_worse = 0;
        report.pairs_missing_less = report.pairs_missing_more = 0;
    }
    const soat_status status = resample_pairs(eval, &report, error);
    if (status == SOAT_OK) {
        *out = report;
    }
    return status;
}

size_t soat_eval_pair_count(const soat_eval *eval) {
    return eval->pair_count;
}

const soat_eval_counts *soat_eval_pair(const soat_eval *eval, size_t pair) {
    return pair < eval->pair_count ? &eval->pairs[pair] : NULL;
}

size_t soat_eval_difference_count(const soat_eval *eval) {
    return eval->difference_count;
}

bool soat_eval_difference_at(const soat_eval *eval, size_t index, soat_eval_difference *out) {
    if (index >= eval->difference_count) {
        return false;
    }
    *out = eval->differences[index];
    return true;
}

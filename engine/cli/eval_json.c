/* The JSON report of `soat eval`. Built with Jansson: a NULL anywhere makes the whole NULL. */
#include <jansson.h>
#include <stdio.h>

#include "eval_print.h"

static json_t *text_of(soat_span span) {
    return json_stringn(span.data, span.size);
}

static json_t *number_of(size_t number) {
    return json_integer((json_int_t)number);
}

/* Intervals are NULL where there are none, and null where there is too little text for one. */
static json_t *rate_of(const char *what, size_t count, size_t of,
                       const soat_eval_interval *interval) {
    json_t *const rate = json_pack("{s:o, s:o, s:f}", what, number_of(count), "of", number_of(of),
                                   "rate", of == 0 ? 0.0 : (double)count / (double)of);
    if (rate != NULL && interval != NULL) {
        const bool known = interval->high >= interval->low;
        json_object_set_new(rate, "low", known ? json_real(interval->low) : json_null());
        json_object_set_new(rate, "high", known ? json_real(interval->high) : json_null());
    }
    return rate;
}

static json_t *classes_of(const size_t counts[SOAT_EVAL_CLASS_COUNT]) {
    json_t *const classes = json_object();
    for (int i = 0; i < SOAT_EVAL_CLASS_COUNT; i++) {
        json_object_set_new(classes, soat_eval_class_name((soat_eval_class)i),
                            number_of(counts[i]));
    }
    return classes;
}

/* Intervals are NULL for one file of several. */
static json_t *rates_of(const soat_eval_counts *counts, const soat_eval_rates *rates,
                        const soat_eval_interval *words, const soat_eval_interval *letters,
                        const soat_eval_interval *missed) {
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "words",
                     rate_of("errors", rates->word_errors, counts->words, words), "letters",
                     rate_of("errors", rates->letter_errors, counts->letters, letters), "missed",
                     rate_of("errors", rates->missed, counts->words, missed), "extra",
                     number_of(rates->extra), "substituted", number_of(rates->substituted),
                     "deleted", number_of(rates->deleted), "inserted", number_of(rates->inserted),
                     "word_classes", classes_of(rates->word_classes), "letter_classes",
                     classes_of(rates->letter_classes));
}

static json_t *changes_of(const soat_eval_counts *counts, const soat_eval_report *report) {
    const soat_eval_changes *const changes = &counts->changes;
    const size_t wrong = changes->fixed + changes->left + changes->miscorrected;
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o}", "fixed",
        rate_of("count", changes->fixed, wrong, report == NULL ? NULL : &report->fixed_rate),
        "broken",
        rate_of("count", changes->broken, counts->words - wrong,
                report == NULL ? NULL : &report->broken_rate),
        "left", number_of(changes->left), "miscorrected", number_of(changes->miscorrected),
        "noise_removed", number_of(changes->noise_removed), "noise_added",
        number_of(changes->noise_added));
}

static json_t *drop_of(size_t before, size_t after, const soat_eval_interval *interval) {
    const bool known = interval->high >= interval->low;
    return json_pack("{s:f, s:o, s:o}", "rate",
                     before == 0 ? 0.0 : 1 - (double)after / (double)before, "low",
                     known ? json_real(interval->low) : json_null(), "high",
                     known ? json_real(interval->high) : json_null());
}

static json_t *score_of(double part, double whole, const soat_eval_interval *interval) {
    const bool known = interval->high >= interval->low;
    return json_pack("{s:o, s:o, s:o}", "rate", whole > 0 ? json_real(part / whole) : json_null(),
                     "low", known ? json_real(interval->low) : json_null(), "high",
                     known ? json_real(interval->high) : json_null());
}

/* Precision, recall and F1 of `hits` among the changed words and the wrong ones. */
static json_t *scores_of(const char *what, size_t hits, const soat_eval_detection *counts,
                         const soat_eval_scores *intervals) {
    const double found = (double)hits, changed = (double)counts->changed;
    const double wrong = (double)counts->wrong;
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", what, number_of(hits), "changed",
                     number_of(counts->changed), "wrong", number_of(counts->wrong), "precision",
                     score_of(found, changed, &intervals->precision), "recall",
                     score_of(found, wrong, &intervals->recall), "f1",
                     score_of(2 * found, changed + wrong, &intervals->f1));
}

static json_t *total_of(const soat_eval_report *report) {
    const soat_eval_counts *const counts = &report->counts;
    json_t *const total = json_object();
    json_object_set_new(total, "text",
                        rates_of(counts, &counts->after, &report->word_error_rate,
                                 &report->letter_error_rate, &report->missed_rate));
    if (report->has_raw) {
        json_object_set_new(total, "raw",
                            rates_of(counts, &counts->before, &report->raw_word_error_rate,
                                     &report->raw_letter_error_rate, &report->raw_missed_rate));
        json_object_set_new(total, "changes", changes_of(counts, report));
        json_object_set_new(total, "drop",
                            drop_of(counts->before.word_errors, counts->after.word_errors,
                                    &report->word_error_drop));
        json_object_set_new(total, "letter_drop",
                            drop_of(counts->before.letter_errors, counts->after.letter_errors,
                                    &report->letter_error_drop));
        json_object_set_new(
            total, "missed_drop",
            drop_of(counts->before.missed, counts->after.missed, &report->missed_drop));
        json_object_set_new(total, "raw_words", number_of(counts->detection.words));
        json_object_set_new(total, "detection",
                            scores_of("detected", counts->detection.detected, &counts->detection,
                                      &report->detection));
        json_object_set_new(total, "correction",
                            scores_of("corrected", counts->detection.corrected, &counts->detection,
                                      &report->correction));
        json_object_set_new(total, "files_better", number_of(report->pairs_better));
        json_object_set_new(total, "files_worse", number_of(report->pairs_worse));
        json_object_set_new(total, "files_missing_less", number_of(report->pairs_missing_less));
        json_object_set_new(total, "files_missing_more", number_of(report->pairs_missing_more));
    }
    json_object_set_new(total, "files", number_of(report->pair_count));
    json_object_set_new(total, "units", number_of(report->unit_count));
    return total;
}

static json_t *paired_of(const soat_eval_paired *paired) {
    const bool known = paired->interval.high >= paired->interval.low;
    return json_pack("{s:f, s:o, s:o, s:f, s:o, s:o}", "difference", paired->difference, "low",
                     known ? json_real(paired->interval.low) : json_null(), "high",
                     known ? json_real(paired->interval.high) : json_null(), "p", paired->p_value,
                     "better", number_of(paired->better), "worse", number_of(paired->worse));
}

static json_t *against_of(const eval_view *view) {
    const soat_eval_versus *const versus = &view->versus;
    json_t *const name = json_string(view->against);
    return json_pack("{s:o, s:o, s:o, s:s, s:o, s:o, s:o}", "file",
                     name != NULL ? name : json_string("(not UTF-8)"), "total",
                     total_of(&view->other), "units", number_of(versus->unit_count), "test",
                     versus->exact ? "exact" : "random", "words", paired_of(&versus->words),
                     "letters", paired_of(&versus->letters), "missed", paired_of(&versus->missed));
}

static json_t *whole_of(const eval_view *view) {
    json_t *const total = total_of(&view->report);
    json_object_set_new(total, "files_left_out", number_of(view->left_out));
    json_object_set_new(total, "files_taken_as_empty", number_of(view->taken_as_empty));
    return total;
}

static json_t *files_of(const eval_view *view) {
    json_t *const files = json_array();
    for (size_t i = 0; i < view->name_count; i++) {
        const soat_eval_counts *const counts = soat_eval_pair(view->eval, i);
        json_t *const file = json_object();
        const char *const name = view->names[i];
        json_t *const text = json_string(name);
        json_object_set_new(file, "file", text != NULL ? text : json_string("(not UTF-8)"));
        json_object_set_new(file, "text", rates_of(counts, &counts->after, NULL, NULL, NULL));
        if (view->report.has_raw) {
            json_object_set_new(file, "raw", rates_of(counts, &counts->before, NULL, NULL, NULL));
            json_object_set_new(file, "changes", changes_of(counts, NULL));
        }
        json_array_append_new(files, file);
    }
    return files;
}

static json_t *differences_of(const eval_view *view) {
    json_t *const list = json_array();
    soat_eval_difference difference;
    for (size_t i = 0; i < view->differences && soat_eval_difference_at(view->eval, i, &difference);
         i++) {
        json_t *const item = json_pack(
            "{s:o, s:o, s:s, s:o, s:o, s:o, s:o}", "file", number_of(difference.pair), "word",
            number_of(difference.word), "class", soat_eval_class_name(difference.kind), "read",
            text_of(difference.read), "truth", text_of(difference.truth), "before",
            text_of(difference.before), "after", text_of(difference.after));
        const char *const change = eval_change_name(difference.change);
        if (change != NULL) {
            json_object_set_new(item, "change", json_string(change));
            json_object_set_new(item, "raw", text_of(difference.raw));
        }
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *confusions_of(const eval_view *view) {
    soat_eval_confusion *confusions = NULL;
    size_t count = 0;
    if (soat_eval_confusions(view->eval, &confusions, &count, NULL) != SOAT_OK) {
        return NULL;
    }
    json_t *const list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(
            list, json_pack("{s:o, s:o, s:o}", "read", text_of(confusions[i].read), "truth",
                            text_of(confusions[i].truth), "count", number_of(confusions[i].count)));
    }
    soat_eval_confusions_free(confusions);
    return list;
}

static json_t *syllables_of(const eval_view *view) {
    soat_eval_syllable *syllables = NULL;
    size_t count = 0;
    if (soat_eval_syllables(view->eval, &syllables, &count, NULL) != SOAT_OK) {
        return NULL;
    }
    json_t *const list = json_array();
    for (size_t i = 0; i < count; i++) {
        const soat_eval_syllable *const one = &syllables[i];
        json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:o, s:o}", "truth",
                                              text_of(one->truth), "wrong", number_of(one->wrong),
                                              "of", number_of(one->of), "read", text_of(one->read),
                                              "read_count", number_of(one->read_count)));
    }
    soat_eval_syllables_free(syllables);
    return list;
}

bool eval_print_json(const eval_view *view) {
    json_t *const root = json_object();
    bool good = json_object_set_new(root, "total", whole_of(view)) == 0;
    if (view->against != NULL) {
        good = good && json_object_set_new(root, "against", against_of(view)) == 0;
    }
    if (view->by_file) {
        good = good && json_object_set_new(root, "by_file", files_of(view)) == 0;
    }
    good = good && json_object_set_new(root, "confusions", confusions_of(view)) == 0;
    good = good && json_object_set_new(root, "syllables", syllables_of(view)) == 0;
    if (view->differences > 0) {
        good = good && json_object_set_new(root, "differences", differences_of(view)) == 0;
    }
    if (good) {
        json_dumpf(root, stdout, JSON_INDENT(1) | JSON_REAL_PRECISION(8));
        printf("\n");
    }
    json_decref(root);
    return good;
}

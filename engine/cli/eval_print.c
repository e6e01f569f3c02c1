#include "eval_print.h"

#include <stdio.h>

static double percent(size_t part, size_t whole) {
    return whole == 0 ? 0 : 100 * (double)part / (double)whole;
}

static void print_interval(soat_eval_interval interval) {
    if (interval.high < interval.low) {
        printf("%9s", "-");
        return;
    }
    printf("%9.2f to %.2f", 100 * interval.low, 100 * interval.high);
}

static void print_row(const char *label, size_t hits, size_t of, soat_eval_interval interval) {
    printf("  %-24s %9zu %10zu %8.2f", label, hits, of, percent(hits, of));
    print_interval(interval);
    printf("\n");
}

/* What a unit of the intervals is. */
static const char *unit_name(const eval_view *view) {
    return view->report.pair_count == 1 ? "stretches of 40 words" : "pages";
}

static void print_rates(const eval_view *view) {
    const soat_eval_report *const report = &view->report;
    const soat_eval_counts *const counts = &report->counts;
    printf("%-26s %9s %10s %8s %18s\n", "", "errors", "of", "%", "95 % interval");
    if (report->has_raw) {
        print_row("raw: words wrong", counts->before.word_errors, counts->words,
                  report->raw_word_error_rate);
        print_row("raw: letters wrong", counts->before.letter_errors, counts->letters,
                  report->raw_letter_error_rate);
        if (view->order_free) {
            print_row("raw: missed in any order", counts->before.missed, counts->words,
                      report->raw_missed_rate);
        }
    }
    print_row("words wrong", counts->after.word_errors, counts->words, report->word_error_rate);
    print_row("letters wrong", counts->after.letter_errors, counts->letters,
              report->letter_error_rate);
    if (view->order_free) {
        print_row("missed in any order", counts->after.missed, counts->words, report->missed_rate);
        printf("  %-24s %9zu\n", "too many in any order", counts->after.extra);
    }
    printf("  %zu substituted, %zu lost, %zu too many\n", counts->after.substituted,
           counts->after.deleted, counts->after.inserted);
}

static void print_drop(const char *label, size_t before, size_t after,
                       soat_eval_interval interval) {
    printf("  %-24s %20s %8.2f", label, "",
           before == 0 ? 0 : 100 * (1 - (double)after / (double)before));
    print_interval(interval);
    printf("\n");
}

static double ratio(double part, double whole) {
    return whole > 0 ? 100 * part / whole : -1;
}

static void print_score(const char *label, size_t hits, const soat_eval_detection *counts,
                        const soat_eval_scores *intervals) {
    const struct score {
        const char *name;
        double value;
        soat_eval_interval interval;
    } scores[] = {
        {"precision", ratio((double)hits, (double)counts->changed), intervals->precision},
        {"recall", ratio((double)hits, (double)counts->wrong), intervals->recall},
        {"F1", ratio(2 * (double)hits, (double)(counts->changed + counts->wrong)), intervals->f1}};
    for (size_t i = 0; i < sizeof scores / sizeof scores[0]; i++) {
        printf("  %-10s %-13s %20s", label, scores[i].name, "");
        if (scores[i].value < 0) { /* nothing to be right or wrong about */
            printf(" %8s\n", "-");
            continue;
        }
        printf(" %8.2f", scores[i].value);
        print_interval(scores[i].interval);
        printf("\n");
    }
}

static void print_detection(const soat_eval_report *report) {
    const soat_eval_detection *const counts = &report->counts.detection;
    printf("\n  of %zu words of the raw text %zu are wrong, %zu were changed\n", counts->words,
           counts->wrong, counts->changed);
    print_score("detection", counts->detected, counts, &report->detection);
    print_score("correction", counts->corrected, counts, &report->correction);
}

static void print_pages(const eval_view *view, size_t better, size_t worse) {
    if (view->report.pair_count > 1) {
        printf("  %zu pages better, %zu worse, %zu the same\n", better, worse,
               view->report.pair_count - better - worse);
    }
}

static void print_changes(const eval_view *view) {
    const soat_eval_report *const report = &view->report;
    const soat_eval_changes *const changes = &report->counts.changes;
    const size_t wrong = changes->fixed + changes->left + changes->miscorrected;
    const soat_eval_rates *const before = &report->counts.before;
    const soat_eval_rates *const after = &report->counts.after;
    printf("\n");
    print_row("fixed, of wrong words", changes->fixed, wrong, report->fixed_rate);
    print_row("broken, of right words", changes->broken, report->counts.words - wrong,
              report->broken_rate);
    printf("  %zu wrong words left, %zu miscorrected; noise words: %zu removed, %zu added\n",
           changes->left, changes->miscorrected, changes->noise_removed, changes->noise_added);
    print_drop("drop of word errors", before->word_errors, after->word_errors,
               report->word_error_drop);
    print_drop("drop of letter errors", before->letter_errors, after->letter_errors,
               report->letter_error_drop);
    print_pages(view, report->pairs_better, report->pairs_worse);
    if (view->order_free) {
        print_drop("drop of missed words", before->missed, after->missed, report->missed_drop);
        print_pages(view, report->pairs_missing_less, report->pairs_missing_more);
    }
    print_detection(report);
}

static void print_paired(const char *label, size_t errors, size_t of,
                         const soat_eval_paired *paired) {
    printf("  %-24s %9zu %10zu %8.2f", label, errors, of, percent(errors, of));
    printf("   by %+.2f", 100 * paired->difference);
    if (paired->interval.high >= paired->interval.low) {
        printf(" (%+.2f to %+.2f)", 100 * paired->interval.low, 100 * paired->interval.high);
    }
    printf(", p %s%.4f\n", paired->p_value < 0.0001 ? "< " : "",
           paired->p_value < 0.0001 ? 0.0001 : paired->p_value);
}

static void print_versus(const eval_view *view) {
    const soat_eval_counts *const counts = &view->other.counts;
    const soat_eval_versus *const versus = &view->versus;
    printf("\n  against '%s': below zero, the text is better than it\n", view->against);
    print_paired("other: words wrong", counts->after.word_errors, counts->words, &versus->words);
    print_paired("other: letters wrong", counts->after.letter_errors, counts->letters,
                 &versus->letters);
    if (view->order_free) {
        print_paired("other: missed", counts->after.missed, counts->words, &versus->missed);
    }
    printf("  words: better on %zu of %zu %s, worse on %zu; %s exchange test\n",
           versus->words.better, versus->unit_count, unit_name(view), versus->words.worse,
           versus->exact ? "exact" : "random");
}

static void print_classes(const eval_view *view) {
    const soat_eval_counts *const counts = &view->report.counts;
    const bool raw = view->report.has_raw;
    printf("\n  %-14s %10s %10s", "class", "words", "letters");
    printf(raw ? " %12s %12s\n" : "\n", "raw words", "raw letters");
    for (int i = 0; i < SOAT_EVAL_CLASS_COUNT; i++) {
        printf("  %-14s %10zu %10zu", soat_eval_class_name((soat_eval_class)i),
               counts->after.word_classes[i], counts->after.letter_classes[i]);
        if (raw) {
            printf(" %12zu %12zu", counts->before.word_classes[i],
                   counts->before.letter_classes[i]);
        }
        printf("\n");
    }
}

static void print_files(const eval_view *view) {
    const bool raw = view->report.has_raw;
    printf("\n  %-36s %7s %7s %8s", "file", "words", view->order_free ? "missed" : "wrong", "%");
    printf(raw ? " %8s\n" : "\n", "raw %");
    for (size_t i = 0; i < view->name_count; i++) {
        const soat_eval_counts *const counts = soat_eval_pair(view->eval, i);
        if (counts == NULL) {
            continue;
        }
        const size_t now = view->order_free ? counts->after.missed : counts->after.word_errors;
        const size_t then = view->order_free ? counts->before.missed : counts->before.word_errors;
        printf("  %-36s %7zu %7zu %8.2f", view->names[i], counts->words, now,
               percent(now, counts->words));
        if (raw) {
            printf(" %8.2f%s", percent(then, counts->words), now > then ? " worse" : "");
        }
        printf("\n");
    }
}

const char *eval_change_name(soat_eval_change change) {
    static const char *const names[] = {[SOAT_EVAL_CHANGE_UNKNOWN] = NULL,
                                        [SOAT_EVAL_CHANGE_LEFT] = "left",
                                        [SOAT_EVAL_CHANGE_MISCORRECTED] = "miscorrected",
                                        [SOAT_EVAL_CHANGE_BROKEN] = "broken",
                                        [SOAT_EVAL_CHANGE_FIXED] = "fixed"};
    return names[change];
}

static void print_span(soat_span span) {
    fwrite(span.data, 1, span.size, stdout);
}

/* sub  thể dục, [ thế → thể ] thao và  (tone, broken, was thể) */
static void print_difference(const soat_eval_difference *difference) {
    printf("%s  ", difference->truth.size == 0  ? "ins"
                   : difference->read.size == 0 ? "del"
                                                : "sub");
    print_span(difference->before);
    printf(" [ ");
    print_span(difference->read);
    printf(" → ");
    print_span(difference->truth);
    printf(" ] ");
    print_span(difference->after);
    printf("  (%s", soat_eval_class_name(difference->kind));
    const char *const change = eval_change_name(difference->change);
    if (change != NULL) {
        printf(", %s", change);
    }
    if (difference->change == SOAT_EVAL_CHANGE_MISCORRECTED) {
        printf(", was ");
        print_span(difference->raw);
    }
    printf(")\n");
}

static void print_differences(const eval_view *view) {
    const size_t count = soat_eval_difference_count(view->eval);
    size_t pair = SIZE_MAX;
    soat_eval_difference difference;
    printf("\n");
    for (size_t i = 0; i < view->differences && soat_eval_difference_at(view->eval, i, &difference);
         i++) {
        if (difference.pair != pair && view->name_count > 1) {
            printf("-- %s\n", view->names[difference.pair]);
        }
        pair = difference.pair;
        print_difference(&difference);
    }
    if (count > view->differences) {
        printf("... %zu more\n", count - view->differences);
    }
}

static void print_side(soat_span letters) {
    if (letters.size == 0) {
        printf("(nothing)");
    }
    print_span(letters);
}

/* Without padding: letters with marks are wider in bytes than on the screen. */
static bool print_confusions(const eval_view *view) {
    soat_eval_confusion *confusions = NULL;
    size_t count = 0;
    if (soat_eval_confusions(view->eval, &confusions, &count, NULL) != SOAT_OK) {
        return false;
    }
    printf("\n  times  letters read for others\n");
    for (size_t i = 0; i < count && i < view->top; i++) {
        printf("  %5zu  ", confusions[i].count);
        print_side(confusions[i].read);
        printf(" for ");
        print_side(confusions[i].truth);
        printf("\n");
    }
    soat_eval_confusions_free(confusions);
    return true;
}

static bool print_syllables(const eval_view *view) {
    soat_eval_syllable *syllables = NULL;
    size_t count = 0;
    if (soat_eval_syllables(view->eval, &syllables, &count, NULL) != SOAT_OK) {
        return false;
    }
    printf("\n  wrong     of  word, and what was read most often for it\n");
    for (size_t i = 0; i < count && i < view->top; i++) {
        printf("  %5zu  %5zu  ", syllables[i].wrong, syllables[i].of);
        print_span(syllables[i].truth);
        printf(": ");
        print_side(syllables[i].read);
        printf(" (%zu)\n", syllables[i].read_count);
    }
    soat_eval_syllables_free(syllables);
    return true;
}

/* What the intervals were drawn from, and what was not judged or not there. */
static void print_notes(const eval_view *view) {
    if (view->report.unit_count > 1) {
        printf("  intervals: 95 %%, over %zu %s\n", view->report.unit_count, unit_name(view));
    } else {
        printf("  intervals: none, the text is too short\n");
    }
    if (view->taken_as_empty > 0) {
        printf("  missing texts that count as empty: %zu\n", view->taken_as_empty);
    }
    if (view->left_out > 0) {
        printf("  files left out: %zu, each named on stderr\n", view->left_out);
    }
}

bool eval_print_text(const eval_view *view) {
    print_rates(view);
    print_notes(view);
    if (view->report.has_raw) {
        print_changes(view);
    }
    if (view->against != NULL) {
        print_versus(view);
    }
    if (view->by_class) {
        print_classes(view);
    }
    if (view->by_file) {
        print_files(view);
    }
    const bool good = view->top == 0 || (print_confusions(view) && print_syllables(view));
    if (view->differences > 0) {
        print_differences(view);
    }
    return good;
}

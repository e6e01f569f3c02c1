/* Tables of the HTML evaluation. Numbers stand in data-v as well, for the script that sorts. */
#include <math.h>
#include <string.h>

#include "output/eval_html.h"

enum { MOST_ROWS = 500 };

void soat__print_decimal(soat_printer *self, double value, int decimals) {
    static const long scales[] = {1, 10, 100, 1000, 10000};
    const long scale = scales[decimals];
    const long whole = lround(fabs(value) * (double)scale);
    soat__print(self, "%s%ld", value < 0 && whole > 0 ? "\xE2\x88\x92" : "", whole / scale);
    if (decimals > 0) {
        soat__print(self, ".%0*ld", decimals, whole % scale);
    }
}

static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

static void print_number(soat_printer *self, size_t number) {
    soat__print(self, "<td class=\"n\" data-v=\"%zu\">%zu</td>", number, number);
}

static void print_percent(soat_printer *self, double share) {
    soat__print(self, "<td class=\"n\" data-v=\"%ld\">", lround(share * 1000000));
    soat__print_decimal(self, 100 * share, 2);
    soat__print(self, "&nbsp;%%</td>");
}

static void print_interval(soat_printer *self, soat_eval_interval interval) {
    soat__print(self, "<td class=\"n quiet\">");
    if (interval.high >= interval.low) {
        soat__print_decimal(self, 100 * interval.low, 2);
        soat__print(self, " to ");
        soat__print_decimal(self, 100 * interval.high, 2);
    }
    soat__print(self, "</td>");
}

static void print_head(soat_printer *self, const char *heading, bool number) {
    soat__print(self, "<th scope=\"col\"%s>%s</th>", number ? " class=\"n\"" : "", heading);
}

/* A table that can be sorted may be long: it scrolls in a box, which the keyboard can reach. */
static void open_table(soat_printer *self, bool sortable, const char *caption) {
    if (sortable) {
        soat__print(self,
                    "<div class=\"wide tall\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">"
                    "<table class=\"sortable\">",
                    caption);
    } else {
        soat__print(self, "<div class=\"wide\"><table>");
    }
    soat__print(self, "<caption>%s</caption><thead><tr>", caption);
}

static void open_body(soat_printer *self) {
    soat__print(self, "</tr></thead><tbody>\n");
}

static void close_table(soat_printer *self) {
    soat__print(self, "</tbody></table></div>\n");
}

static void print_rate(soat_printer *self, size_t errors, size_t of, soat_eval_interval interval) {
    print_number(self, errors);
    print_percent(self, ratio((double)errors, (double)of));
    print_interval(self, interval);
}

static void print_share_row(soat_printer *self, const char *label, size_t count, size_t of,
                            soat_eval_interval interval) {
    soat__print(self, "<tr><th scope=\"row\">%s</th>", label);
    print_number(self, of);
    print_rate(self, count, of, interval);
    soat__print(self, "</tr>\n");
}

/* One text among those that are measured. */
typedef struct rate_column {
    const char *name;
    const soat_eval_rates *rates;
    soat_eval_interval words, letters, missed;
} rate_column;

static size_t list_columns(const soat__eval_tables *tables, rate_column columns[3]) {
    const soat_eval_report *const report = &tables->report, *const other = &tables->other;
    size_t count = 0;
    columns[count++] = (rate_column){"the text", &report->counts.after, report->word_error_rate,
                                     report->letter_error_rate, report->missed_rate};
    if (report->has_raw) {
        columns[count++] =
            (rate_column){"the raw text", &report->counts.before, report->raw_word_error_rate,
                          report->raw_letter_error_rate, report->raw_missed_rate};
    }
    if (tables->facts->other != NULL) {
        columns[count++] =
            (rate_column){"the other text", &other->counts.after, other->word_error_rate,
                          other->letter_error_rate, other->missed_rate};
    }
    return count;
}

static void print_rates(soat_printer *self, const soat__eval_tables *tables) {
    const size_t words = tables->report.counts.words, letters = tables->report.counts.letters;
    rate_column columns[3];
    const size_t count = list_columns(tables, columns);
    open_table(self, false,
               "Errors of each text, their share, and its 95&nbsp;% interval in per cent");
    print_head(self, "", false);
    print_head(self, "of", true);
    for (size_t i = 0; i < count; i++) {
        soat__print(self, "<th scope=\"colgroup\" colspan=\"3\" class=\"n\">%s</th>",
                    columns[i].name);
    }
    open_body(self);
    soat__print(self, "<tr><th scope=\"row\">words wrong</th>");
    print_number(self, words);
    for (size_t i = 0; i < count; i++) {
        print_rate(self, columns[i].rates->word_errors, words, columns[i].words);
    }
    soat__print(self, "</tr>\n<tr><th scope=\"row\">letters wrong</th>");
    print_number(self, letters);
    for (size_t i = 0; i < count; i++) {
        print_rate(self, columns[i].rates->letter_errors, letters, columns[i].letters);
    }
    soat__print(self, "</tr>\n<tr><th scope=\"row\">words missed in any order</th>");
    print_number(self, words);
    for (size_t i = 0; i < count; i++) {
        print_rate(self, columns[i].rates->missed, words, columns[i].missed);
    }
    soat__print(self, "</tr>\n");
    close_table(self);
}

static void print_score_rows(soat_printer *self, const char *what, size_t hits,
                             const soat_eval_detection *counts, const soat_eval_scores *intervals) {
    char label[64] = "";
    strncat(label, what, 32);
    const size_t size = strlen(label);
    strcpy(label + size, ", precision");
    print_share_row(self, label, hits, counts->changed, intervals->precision);
    strcpy(label + size, ", recall");
    print_share_row(self, label, hits, counts->wrong, intervals->recall);
    strcpy(label + size, ", F1");
    soat__print(self, "<tr><th scope=\"row\">%s</th><td></td><td></td>", label);
    print_percent(self, ratio(2 * (double)hits, (double)(counts->changed + counts->wrong)));
    print_interval(self, intervals->f1);
    soat__print(self, "</tr>\n");
}

static void print_correction(soat_printer *self, const soat_eval_report *report) {
    const soat_eval_changes *const changes = &report->counts.changes;
    const size_t wrong = changes->fixed + changes->left + changes->miscorrected;
    const soat_eval_interval none = {0, -1};
    open_table(self, false, "What the correction did to the words of the raw text");
    print_head(self, "", false);
    print_head(self, "of", true);
    print_head(self, "words", true);
    print_head(self, "share", true);
    print_head(self, "95&nbsp;% interval", true);
    open_body(self);
    print_share_row(self, "fixed, of wrong words", changes->fixed, wrong, report->fixed_rate);
    print_share_row(self, "broken, of right words", changes->broken, report->counts.words - wrong,
                    report->broken_rate);
    print_share_row(self, "left as they were", changes->left, wrong, none);
    print_share_row(self, "changed, and still wrong", changes->miscorrected, wrong, none);
    print_score_rows(self, "detection", report->counts.detection.detected,
                     &report->counts.detection, &report->detection);
    print_score_rows(self, "correction", report->counts.detection.corrected,
                     &report->counts.detection, &report->correction);
    close_table(self);
}

static void print_paired_row(soat_printer *self, const char *label,
                             const soat_eval_paired *paired) {
    soat__print(self, "<tr><th scope=\"row\">%s</th>", label);
    print_percent(self, paired->difference);
    print_interval(self, paired->interval);
    soat__print(self, "<td class=\"n\">%s", paired->p_value < 0.0001 ? "&lt;&nbsp;" : "");
    soat__print_decimal(self, fmax(paired->p_value, 0.0001), 4);
    soat__print(self, "</td>");
    print_number(self, paired->better);
    print_number(self, paired->worse);
    soat__print(self, "</tr>\n");
}

static void print_versus(soat_printer *self, const soat_eval_versus *versus) {
    open_table(self, false, "This text minus the other: below zero, this one is better");
    print_head(self, "", false);
    print_head(self, "difference", true);
    print_head(self, "95&nbsp;% interval", true);
    print_head(self, versus->exact ? "p (exact)" : "p (random)", true);
    print_head(self, "better on", true);
    print_head(self, "worse on", true);
    open_body(self);
    print_paired_row(self, "words wrong", &versus->words);
    print_paired_row(self, "letters wrong", &versus->letters);
    print_paired_row(self, "words missed in any order", &versus->missed);
    close_table(self);
}

void soat__print_rate_table(soat_printer *self, const soat__eval_tables *tables) {
    print_rates(self, tables);
    if (tables->report.has_raw) {
        print_correction(self, &tables->report);
    }
    if (tables->facts->other != NULL) {
        print_versus(self, &tables->versus);
    }
}

static void print_bar(soat_printer *self, size_t count, size_t of) {
    soat__print(self, "<td class=\"n bar\" data-v=\"%zu\" style=\"--share:", count);
    soat__print_share(self, ratio((double)count, (double)of));
    soat__print(self, "\">%zu</td>", count);
}

void soat__print_class_table(soat_printer *self, const soat__eval_tables *tables) {
    const soat_eval_counts *const counts = &tables->report.counts;
    const soat_eval_rates *const after = &counts->after, *const before = &counts->before;
    const bool raw = tables->report.has_raw;
    open_table(self, true, "Errors by their kind");
    print_head(self, "class", false);
    print_head(self, "words", true);
    print_head(self, "letters", true);
    if (raw) {
        print_head(self, "raw words", true);
        print_head(self, "raw letters", true);
    }
    open_body(self);
    for (int kind = 0; kind < SOAT_EVAL_CLASS_COUNT; kind++) {
        soat__print(self, "<tr><th scope=\"row\">%s</th>",
                    soat_eval_class_name((soat_eval_class)kind));
        print_bar(self, after->word_classes[kind], after->word_errors);
        print_bar(self, after->letter_classes[kind], after->letter_errors);
        if (raw) {
            print_bar(self, before->word_classes[kind], before->word_errors);
            print_bar(self, before->letter_classes[kind], before->letter_errors);
        }
        soat__print(self, "</tr>\n");
    }
    close_table(self);
}

static void print_letters(soat_printer *self, soat_span letters) {
    if (letters.size == 0) {
        soat__print(self, "<td><span class=\"none\">nothing</span></td>");
        return;
    }
    soat__print(self, "<td>");
    for (size_t i = 0, end = 0; i < letters.size; i = end + 1) {
        const char *const blank = memchr(letters.data + i, ' ', letters.size - i);
        end = blank == NULL ? letters.size : (size_t)(blank - letters.data);
        soat__print_xml(self, soat_span_make(letters.data + i, end - i));
        soat__print(self, "%s", blank == NULL ? "" : "\xE2\x90\xA3"); /* an open box for a blank */
    }
    soat__print(self, "</td>");
}

static void print_more(soat_printer *self, size_t count) {
    if (count > MOST_ROWS) {
        soat__print(self, "<p class=\"quiet\">and %zu more</p>\n", count - MOST_ROWS);
    }
}

void soat__print_confusion_table(soat_printer *self, const soat__eval_tables *tables) {
    soat_eval_confusion *confusions = NULL;
    size_t count = 0;
    const soat_status status = soat_eval_confusions(tables->eval, &confusions, &count, self->error);
    self->status = self->status == SOAT_OK ? status : self->status;
    open_table(self, true, "Letters that were read for others, inside of words");
    print_head(self, "read", false);
    print_head(self, "for", false);
    print_head(self, "times", true);
    open_body(self);
    for (size_t i = 0; i < count && i < MOST_ROWS; i++) {
        soat__print(self, "<tr>");
        print_letters(self, confusions[i].read);
        print_letters(self, confusions[i].truth);
        print_bar(self, confusions[i].count, confusions[0].count);
        soat__print(self, "</tr>\n");
    }
    close_table(self);
    print_more(self, count);
    soat_eval_confusions_free(confusions);
}

void soat__print_syllable_table(soat_printer *self, const soat__eval_tables *tables) {
    soat_eval_syllable *syllables = NULL;
    size_t count = 0;
    const soat_status status = soat_eval_syllables(tables->eval, &syllables, &count, self->error);
    self->status = self->status == SOAT_OK ? status : self->status;
    open_table(self, true, "Words of the truth that were misread");
    print_head(self, "word", false);
    print_head(self, "wrong", true);
    print_head(self, "of", true);
    print_head(self, "share", true);
    print_head(self, "mostly read as", false);
    print_head(self, "times", true);
    open_body(self);
    for (size_t i = 0; i < count && i < MOST_ROWS; i++) {
        const soat_eval_syllable *const one = &syllables[i];
        soat__print(self, "<tr>");
        print_letters(self, one->truth);
        print_bar(self, one->wrong, syllables[0].wrong);
        print_number(self, one->of);
        print_percent(self, ratio((double)one->wrong, (double)one->of));
        print_letters(self, one->read);
        print_number(self, one->read_count);
        soat__print(self, "</tr>\n");
    }
    close_table(self);
    print_more(self, count);
    soat_eval_syllables_free(syllables);
}

void soat__print_page_table(soat_printer *self, const soat__eval_tables *tables) {
    const bool raw = tables->report.has_raw;
    static const char *const heads[] = {"words", "wrong", "words wrong", "letters wrong", "missed"};
    static const char *const raw_heads[] = {"raw words wrong", "fixed", "broken"};
    open_table(self, true, "Page by page");
    print_head(self, "page", false);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        print_head(self, heads[i], true);
    }
    for (size_t i = 0; raw && i < sizeof raw_heads / sizeof raw_heads[0]; i++) {
        print_head(self, raw_heads[i], true);
    }
    open_body(self);
    for (size_t i = 0; i < soat_eval_pair_count(tables->eval); i++) {
        const soat_eval_counts *const counts = soat_eval_pair(tables->eval, i);
        const double words = (double)counts->words;
        soat__print(self, "<tr><th scope=\"row\"><a href=\"#p%zu\">", i + 1);
        soat__print_xml(self, tables->names[i]);
        soat__print(self, "</a></th>");
        print_number(self, counts->words);
        print_number(self, counts->after.word_errors);
        print_percent(self, ratio((double)counts->after.word_errors, words));
        print_percent(self, ratio((double)counts->after.letter_errors, (double)counts->letters));
        print_number(self, counts->after.missed);
        if (raw) {
            print_percent(self, ratio((double)counts->before.word_errors, words));
            print_number(self, counts->changes.fixed);
            print_number(self, counts->changes.broken);
        }
        soat__print(self, "</tr>\n");
    }
    close_table(self);
}

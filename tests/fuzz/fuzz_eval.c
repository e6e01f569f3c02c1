/*
 * Judging any two texts, cut at the first NUL. Counts must agree with each other, whatever the
 * bytes; a text judged against itself has no error.
 */
#include <string.h>

#include "harness.h"
#include "soat/eval.h"
#include "soat/eval_html.h"

static soat_eval_report judge(soat_span gold, soat_span text, const soat_span *raw) {
    const soat_eval_options options = {.resamples = 5, .seed = 1};
    soat_error error = {0};
    soat_eval *eval = NULL;
    soat_eval_report report;
    soat_eval_html *html = NULL;
    MUST(soat_eval_new(&eval, &options, &error) == SOAT_OK);
    MUST(soat_eval_html_new(&html, &error) == SOAT_OK);
    soat_eval_observe(eval, soat_eval_html_observer(html));
    MUST(soat_eval_html_page(html, text, &error) == SOAT_OK);
    MUST(soat_eval_add(eval, gold, text, raw, &error) == SOAT_OK);
    MUST(soat_eval_report_make(eval, &report, &error) == SOAT_OK);
    const size_t count = soat_eval_difference_count(eval);
    for (size_t i = 0; i < count; i++) {
        soat_eval_difference difference;
        MUST(soat_eval_difference_at(eval, i, &difference));
        MUST(difference.kind < SOAT_EVAL_CLASS_COUNT);
    }
    soat_buffer page = SOAT_BUFFER_INIT;
    const soat_eval_html_facts facts = {.gold = "gold", .text = "text", .other = eval};
    MUST(soat_eval_html_finish(html, eval, &facts, &page, &error) == SOAT_OK);
    soat_buffer_dispose(&page);
    soat_eval_html_free(html);
    soat_eval_free(eval);
    return report;
}

static void check(const soat_eval_report *report) {
    const soat_eval_rates *const rates = &report->counts.after;
    MUST(rates->word_errors == rates->substituted + rates->deleted + rates->inserted);
    MUST(rates->substituted + rates->deleted <= report->counts.words);
    MUST(rates->missed <= report->counts.words && rates->extra <= rates->words);
    size_t classes = 0;
    for (int i = 0; i < SOAT_EVAL_CLASS_COUNT; i++) {
        classes += rates->word_classes[i];
    }
    MUST(classes == rates->word_errors);
    /* With a single unit there is nothing to draw from, and the interval is empty. */
    const soat_eval_interval *const interval = &report->word_error_rate;
    MUST((interval->low <= interval->high) == (report->unit_count > 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const uint8_t *const cut = size == 0 ? NULL : memchr(data, 0, size);
    const size_t gold_size = cut == NULL ? size / 2 : (size_t)(cut - data);
    const size_t skip = cut == NULL ? 0 : 1;
    const soat_span gold = soat_span_make((const char *)data, gold_size);
    const soat_span text =
        soat_span_make((const char *)data + gold_size + skip, size - gold_size - skip);
    soat_eval_report report = judge(gold, text, NULL);
    check(&report);
    report = judge(gold, text, &gold);
    check(&report);
    MUST(report.counts.changes.fixed == 0);
    report = judge(gold, gold, &text);
    check(&report);
    MUST(report.counts.after.word_errors == 0 && report.counts.after.letter_errors == 0);
    MUST(report.counts.changes.broken == 0);
    return 0;
}

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/eval.h>
#include <soat/eval_html.h>
#include <soat/file.h>

#include "commands.h"
#include "eval_judge.h"
#include "eval_print.h"
#include "exit_code.h"
#include "message.h"

typedef struct settings {
    const char *raw, *against;
    const char *tone_placement, *missing;
    bool json, order_free, by_class, by_file;
    const char *html;
    size_t errors, top, seed;
} settings;

static const option_row options[] = {
    {'r', "raw", "RAW",
     "The text before its correction: counts what the correction fixed and broke.", OPTION_TEXT,
     offsetof(settings, raw)},
    {'a', "against", "OTHER",
     "Another text of the same pages: is HYP better by more than luck? Paired bootstrap and "
     "randomisation test.",
     OPTION_TEXT, offsetof(settings, against)},
    {'j', "json", NULL, "One JSON object instead of the table.", OPTION_FLAG,
     offsetof(settings, json)},
    {'w', "html", "FILE",
     "Also write a report for people: one file with tables to sort and every page with its "
     "differences, to be opened in a browser.",
     OPTION_TEXT, offsetof(settings, html)},
    {'u', "order-free", NULL,
     "Also count the words of the truth that are missed in whatever order they stand.", OPTION_FLAG,
     offsetof(settings, order_free)},
    {'c', "by-class", NULL,
     "Split the errors: letter, shape mark, tone, case, spacing, punctuation, digit, noise, lost.",
     OPTION_FLAG, offsetof(settings, by_class)},
    {'f', "by-file", NULL, "One line for each pair of files.", OPTION_FLAG,
     offsetof(settings, by_file)},
    {'e', "errors", "N", "List the first N differences with two words on each side.", OPTION_NUMBER,
     offsetof(settings, errors)},
    {'t', "top", "N",
     "List the N most frequent confusions of letters, and the N words most often wrong.",
     OPTION_NUMBER, offsetof(settings, top)},
    {'m', "missing", "HOW",
     "A file of GOLD without a text: 'skip' (default) leaves it out, and the exit code is 3; "
     "'empty' counts it as an empty text; 'error' judges nothing.",
     OPTION_TEXT, offsetof(settings, missing)},
    {0, "tone-placement", "STYLE",
     "'exact' (default): hoà and hòa differ. 'same': they are one word.", OPTION_TEXT,
     offsetof(settings, tone_placement)},
    {0, "seed", "N", "Seed of the bootstrap; 1 unless told otherwise.", OPTION_NUMBER,
     offsetof(settings, seed)},
};

static soat_status make_reports(const eval_judge *judge, eval_view *view, soat_error *error) {
    soat_status status = soat_eval_report_make(judge->text, &view->report, error);
    if (status == SOAT_OK && judge->other != NULL) {
        status = soat_eval_report_make(judge->other, &view->other, error);
    }
    if (status == SOAT_OK && judge->other != NULL) {
        status = soat_eval_compare(judge->text, judge->other, &view->versus, error);
    }
    return status;
}

static int report(const eval_judge *judge, const eval_pairs *pairs, const settings *chosen) {
    eval_view view = {.eval = judge->text,
                      .names = judge->names,
                      .name_count = judge->count,
                      .left_out = pairs->unmatched + judge->unread,
                      .taken_as_empty = pairs->empty,
                      .against = chosen->against,
                      .order_free = chosen->order_free,
                      .by_class = chosen->by_class,
                      .by_file = chosen->by_file,
                      .differences = chosen->errors,
                      .top = chosen->top};
    soat_error error = {0};
    const soat_status status = make_reports(judge, &view, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return exit_code_of(status);
    }
    if (!(chosen->json ? eval_print_json(&view) : eval_print_text(&view))) {
        message("out of memory");
        return EXIT_CODE_INTERNAL;
    }
    return EXIT_CODE_OK;
}

static int write_html(const eval_judge *judge, const eval_pairs *pairs, const eval_sides *sides,
                      const char *path) {
    const soat_eval_html_facts facts = {.gold = sides->gold,
                                        .text = sides->text,
                                        .raw = sides->raw,
                                        .against = sides->against,
                                        .other = judge->other,
                                        .left_out = pairs->unmatched + judge->unread,
                                        .taken_as_empty = pairs->empty};
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_error error = {0};
    soat_status status = soat_eval_html_finish(judge->html, judge->text, &facts, &bytes, &error);
    if (status == SOAT_OK) {
        status = soat_file_write(path, soat_buffer_span(&bytes), &error);
    }
    soat_buffer_dispose(&bytes);
    if (status != SOAT_OK) {
        message("%s", error.message);
    }
    return exit_code_of(status);
}

static int judge_and_report(eval_judge *judge, const eval_pairs *pairs, const eval_sides *sides,
                            const settings *chosen) {
    int code = EXIT_CODE_OK;
    if (!eval_judge_pairs(judge, pairs, &code)) {
        return code;
    }
    if (judge->count == 0) {
        return EXIT_CODE_NO_INPUT;
    }
    if (chosen->html != NULL) {
        code = write_html(judge, pairs, sides, chosen->html);
    }
    if (code == EXIT_CODE_OK) {
        code = report(judge, pairs, chosen);
    }
    const bool some_failed = pairs->unmatched > 0 || judge->unread > 0;
    return code == EXIT_CODE_OK && some_failed ? EXIT_CODE_SOME_FAILED : code;
}

/* Files that have no partner are only refused where that was asked for. */
static int find_and_judge(eval_judge *judge, const eval_sides *sides, const settings *chosen) {
    eval_pairs pairs = {0};
    int code = EXIT_CODE_NO_INPUT;
    if (eval_pairs_find(&pairs, sides)) {
        if (pairs.count + pairs.unmatched == 0) {
            message("there is nothing to compare: no text in '%s'", sides->gold);
        }
        code = judge_and_report(judge, &pairs, sides, chosen);
    }
    eval_pairs_dispose(&pairs);
    return code;
}

static int evaluate(const option_list *operands, const settings *chosen, eval_missing missing) {
    soat_eval_options how = SOAT_EVAL_OPTIONS_INIT;
    how.fold_tone_placement =
        chosen->tone_placement != NULL && strcmp(chosen->tone_placement, "same") == 0;
    how.seed = chosen->seed;
    const eval_sides sides = {.gold = operands->items[0],
                              .text = operands->items[1],
                              .raw = chosen->raw,
                              .against = chosen->against,
                              .missing = missing};
    soat_error error = {0};
    eval_judge judge = {0};
    const soat_status status =
        eval_judge_open(&judge, &how, chosen->against != NULL, chosen->html != NULL, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
    }
    const int code =
        status == SOAT_OK ? find_and_judge(&judge, &sides, chosen) : exit_code_of(status);
    eval_judge_dispose(&judge);
    return code;
}

static bool read_missing(const char *word, eval_missing *out) {
    static const char *const words[] = {[EVAL_MISSING_SKIP] = "skip",
                                        [EVAL_MISSING_EMPTY] = "empty",
                                        [EVAL_MISSING_ERROR] = "error"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i]) == 0) {
            *out = (eval_missing)i;
            return true;
        }
    }
    message("--missing is 'skip', 'empty' or 'error', not '%s'", word);
    return false;
}

static int check_usage(const option_list *operands, const settings *chosen, eval_missing *missing) {
    if (operands->count != 2) {
        message("eval needs two arguments, GOLD and HYP; 'soat help eval' shows examples");
        return EXIT_CODE_USAGE;
    }
    const char *const style = chosen->tone_placement;
    if (style != NULL && strcmp(style, "same") != 0 && strcmp(style, "exact") != 0) {
        message("--tone-placement is 'exact' or 'same', not '%s'", style);
        return EXIT_CODE_USAGE;
    }
    return chosen->missing == NULL || read_missing(chosen->missing, missing) ? OPTIONS_GO_ON
                                                                             : EXIT_CODE_USAGE;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {.seed = 1};
    option_list operands = {0};
    eval_missing missing = EVAL_MISSING_SKIP;
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = check_usage(&operands, &chosen, &missing);
    }
    if (code == OPTIONS_GO_ON) {
        code = evaluate(&operands, &chosen, missing);
    }
    option_list_dispose(&operands);
    return code;
}

const command command_eval = {
    .name = "eval",
    .summary = "Measure a text against its truth",
    .operands = "GOLD HYP",
    .description =
        "Compares the text HYP with the truth GOLD: files, or folders whose files, all the way "
        "down, are matched by name (NAME.gold.txt or NAME.txt with NAME.txt, NAME.hyp.txt or "
        "NAME.raw.txt). Each may be plain text, hOCR, ALTO, the TSV of Tesseract or the JSON of "
        "'soat scan'; which it is, is told by its content.\n\n"
        "Words are what stands between spaces, without outer punctuation; line breaks do not "
        "matter. «hw» in the truth is handwriting: it matches anything and counts for nothing. "
        "Intervals are 95 %: bootstrap over pages, or over stretches of 40 words of a single "
        "page; Wilson's for what was fixed and broken.",
    .examples = "  soat eval page.gold.txt page.txt\n"
                "  soat eval gold/ corrected/ --raw ocr/ --by-file --by-class\n"
                "  soat eval gold/ mine/ --raw ocr/ --against theirs/\n"
                "  soat eval gold/ mine/ --html report.html\n"
                "  soat correct < ocr.txt | soat eval gold.txt - --raw ocr.txt --errors 50\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

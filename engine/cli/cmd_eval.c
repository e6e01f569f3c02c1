#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/eval.h>

#include "commands.h"
#include "eval_pairs.h"
#include "eval_print.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"

typedef struct settings {
    const char *raw, *against;
    const char *tone_placement;
    bool json, order_free, by_class, by_file;
    size_t errors, seed;
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
    {0, "tone-placement", "STYLE",
     "'exact' (default): hoà and hòa differ. 'same': they are one word.", OPTION_TEXT,
     offsetof(settings, tone_placement)},
    {0, "seed", "N", "Seed of the bootstrap; 1 unless told otherwise.", OPTION_NUMBER,
     offsetof(settings, seed)},
};

typedef struct pair_texts {
    soat_buffer gold, text, raw, against;
} pair_texts;

/* Two judgements of the same truths; `other` is NULL without --against. */
typedef struct judges {
    soat_eval *text, *other;
} judges;

static soat_status read_pair(const eval_pair *pair, pair_texts *out, soat_error *error) {
    soat_status status = input_read(pair->gold, 0, &out->gold, error);
    if (status == SOAT_OK) {
        status = input_read(pair->text, 0, &out->text, error);
    }
    if (status == SOAT_OK && pair->raw != NULL) {
        status = input_read(pair->raw, 0, &out->raw, error);
    }
    if (status == SOAT_OK && pair->against != NULL) {
        status = input_read(pair->against, 0, &out->against, error);
    }
    return status;
}

static void dispose_texts(pair_texts *texts) {
    soat_buffer_dispose(&texts->gold);
    soat_buffer_dispose(&texts->text);
    soat_buffer_dispose(&texts->raw);
    soat_buffer_dispose(&texts->against);
}

/* Takes a pair that could not be read out of the list, so that numbers stay those of the report. */
static void drop_pair(eval_pairs *pairs, size_t index) {
    eval_pair *const pair = &pairs->items[index];
    eval_pair_dispose(pair);
    pairs->count--;
    memmove(pair, pair + 1, (pairs->count - index) * sizeof *pair);
}

static soat_status add_texts(const judges *both, const eval_pair *pair, const pair_texts *texts,
                             soat_error *error) {
    const soat_span gold = soat_buffer_span(&texts->gold), raw = soat_buffer_span(&texts->raw);
    const soat_span *const before = pair->raw != NULL ? &raw : NULL;
    const soat_status status =
        soat_eval_add(both->text, gold, soat_buffer_span(&texts->text), before, error);
    return status != SOAT_OK || both->other == NULL
               ? status
               : soat_eval_add(both->other, gold, soat_buffer_span(&texts->against), before, error);
}

/* Adds every pair that can be read. Returns an exit code; 0 and 3 leave something to report. */
static int add_pairs(const judges *both, eval_pairs *pairs) {
    int code = pairs->unmatched > 0 ? EXIT_CODE_SOME_FAILED : EXIT_CODE_OK;
    for (size_t i = 0; i < pairs->count;) {
        pair_texts texts = {SOAT_BUFFER_INIT, SOAT_BUFFER_INIT, SOAT_BUFFER_INIT, SOAT_BUFFER_INIT};
        soat_error error = {0};
        const soat_status read = read_pair(&pairs->items[i], &texts, &error);
        const soat_status added =
            read == SOAT_OK ? add_texts(both, &pairs->items[i], &texts, &error) : SOAT_OK;
        dispose_texts(&texts);
        if (added != SOAT_OK) {
            message("%s: %s", pairs->items[i].name, error.message);
            return exit_code_of(added);
        }
        if (read != SOAT_OK) {
            message("%s", error.message);
            drop_pair(pairs, i);
            code = EXIT_CODE_SOME_FAILED;
        } else {
            i++;
        }
    }
    return pairs->count == 0 ? EXIT_CODE_NO_INPUT : code;
}

static soat_status make_reports(const judges *both, eval_view *view, soat_error *error) {
    soat_status status = soat_eval_report_make(both->text, &view->report, error);
    if (status == SOAT_OK && both->other != NULL) {
        status = soat_eval_report_make(both->other, &view->other, error);
    }
    if (status == SOAT_OK && both->other != NULL) {
        status = soat_eval_compare(both->text, both->other, &view->versus, error);
    }
    return status;
}

static int report(const judges *both, const eval_pairs *pairs, const settings *chosen) {
    eval_view view = {.eval = both->text,
                      .pairs = pairs,
                      .against = chosen->against,
                      .order_free = chosen->order_free,
                      .by_class = chosen->by_class,
                      .by_file = chosen->by_file,
                      .differences = chosen->errors};
    soat_error error = {0};
    const soat_status status = make_reports(both, &view, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return exit_code_of(status);
    }
    if (!chosen->json) {
        eval_print_text(&view);
    } else if (!eval_print_json(&view)) {
        message("out of memory");
        return EXIT_CODE_INTERNAL;
    }
    return EXIT_CODE_OK;
}

static soat_status judges_open(judges *out, const settings *chosen, soat_error *error) {
    const bool same = chosen->tone_placement != NULL && strcmp(chosen->tone_placement, "same") == 0;
    soat_eval_options how = SOAT_EVAL_OPTIONS_INIT;
    how.fold_tone_placement = same;
    how.seed = chosen->seed;
    const soat_status status = soat_eval_new(&out->text, &how, error);
    return status != SOAT_OK || chosen->against == NULL ? status
                                                        : soat_eval_new(&out->other, &how, error);
}

static int evaluate(const option_list *operands, const settings *chosen) {
    soat_error error = {0};
    judges both = {0};
    eval_pairs pairs = {0};
    int code = EXIT_CODE_NO_INPUT;
    const soat_status status = judges_open(&both, chosen, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        code = exit_code_of(status);
    } else if (eval_pairs_find(&pairs, &(eval_sides){operands->items[0], operands->items[1],
                                                     chosen->raw, chosen->against})) {
        if (pairs.count + pairs.unmatched == 0) {
            message("there is nothing to compare: no .txt file in '%s'", operands->items[0]);
        }
        code = add_pairs(&both, &pairs);
    }
    if (code == EXIT_CODE_OK || code == EXIT_CODE_SOME_FAILED) {
        const int reported = report(&both, &pairs, chosen);
        code = reported != EXIT_CODE_OK ? reported : code;
    }
    eval_pairs_dispose(&pairs);
    soat_eval_free(both.text);
    soat_eval_free(both.other);
    return code;
}

static int check_usage(const option_list *operands, const settings *chosen) {
    if (operands->count != 2) {
        message("eval needs two arguments, GOLD and HYP; 'soat help eval' shows examples");
        return EXIT_CODE_USAGE;
    }
    const char *const style = chosen->tone_placement;
    if (style != NULL && strcmp(style, "same") != 0 && strcmp(style, "exact") != 0) {
        message("--tone-placement is 'exact' or 'same', not '%s'", style);
        return EXIT_CODE_USAGE;
    }
    return OPTIONS_GO_ON;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {.seed = 1};
    option_list operands = {0};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = check_usage(&operands, &chosen);
    }
    if (code == OPTIONS_GO_ON) {
        code = evaluate(&operands, &chosen);
    }
    option_list_dispose(&operands);
    return code;
}

const command command_eval = {
    .name = "eval",
    .summary = "Measure a text against its truth",
    .operands = "GOLD HYP",
    .description =
        "Compares the text HYP with the truth GOLD: files, or folders whose files are matched by "
        "name (NAME.gold.txt or NAME.txt with NAME.txt, NAME.hyp.txt or NAME.raw.txt).\n\n"
        "Words are what stands between spaces, without outer punctuation; line breaks do not "
        "matter. «hw» in the truth is handwriting: it matches anything and counts for nothing. "
        "Intervals are 95 %: bootstrap over files, or over stretches of 40 words of a single "
        "file; Wilson's for what was fixed and broken.",
    .examples = "  soat eval page.gold.txt page.txt\n"
                "  soat eval gold/ corrected/ --raw ocr/ --by-file --by-class\n"
                "  soat eval gold/ mine/ --raw ocr/ --against theirs/\n"
                "  soat correct < ocr.txt | soat eval gold.txt - --raw ocr.txt --errors 50\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

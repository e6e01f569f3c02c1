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
    const char *raw;
    const char *tone_placement;
    bool json, order_free, by_class, by_file;
    size_t errors, seed;
} settings;

static const option_row options[] = {
    {'r', "raw", "RAW",
     "The text before its correction: counts what the correction fixed and broke.", OPTION_TEXT,
     offsetof(settings, raw)},
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
    soat_buffer gold, text, raw;
} pair_texts;

static soat_status read_pair(const eval_pair *pair, pair_texts *out, soat_error *error) {
    soat_status status = input_read(pair->gold, 0, &out->gold, error);
    if (status == SOAT_OK) {
        status = input_read(pair->text, 0, &out->text, error);
    }
    if (status == SOAT_OK && pair->raw != NULL) {
        status = input_read(pair->raw, 0, &out->raw, error);
    }
    return status;
}

static void dispose_texts(pair_texts *texts) {
    soat_buffer_dispose(&texts->gold);
    soat_buffer_dispose(&texts->text);
    soat_buffer_dispose(&texts->raw);
}

/* Takes a pair that could not be read out of the list, so that numbers stay those of the report. */
static void drop_pair(eval_pairs *pairs, size_t index) {
    eval_pair *const pair = &pairs->items[index];
    eval_pair_dispose(pair);
    pairs->count--;
    memmove(pair, pair + 1, (pairs->count - index) * sizeof *pair);
}

/* Adds every pair that can be read. Returns an exit code; 0 and 3 leave something to report. */
static int add_pairs(soat_eval *eval, eval_pairs *pairs) {
    int code = pairs->unmatched > 0 ? EXIT_CODE_SOME_FAILED : EXIT_CODE_OK;
    for (size_t i = 0; i < pairs->count;) {
        pair_texts texts = {SOAT_BUFFER_INIT, SOAT_BUFFER_INIT, SOAT_BUFFER_INIT};
        soat_error error = {0};
        const soat_status read = read_pair(&pairs->items[i], &texts, &error);
        const soat_span raw = soat_buffer_span(&texts.raw);
        const soat_status added =
            read != SOAT_OK
                ? SOAT_OK
                : soat_eval_add(eval, soat_buffer_span(&texts.gold), soat_buffer_span(&texts.text),
                                pairs->items[i].raw != NULL ? &raw : NULL, &error);
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

static int report(const soat_eval *eval, const eval_pairs *pairs, const settings *chosen) {
    soat_eval_report made;
    soat_error error = {0};
    const soat_status status = soat_eval_report_make(eval, &made, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return exit_code_of(status);
    }
    const eval_view view = {
        eval, &made, pairs, chosen->order_free, chosen->by_class, chosen->by_file, chosen->errors};
    if (!chosen->json) {
        eval_print_text(&view);
    } else if (!eval_print_json(&view)) {
        message("out of memory");
        return EXIT_CODE_INTERNAL;
    }
    return EXIT_CODE_OK;
}

static int evaluate(const option_list *operands, const settings *chosen) {
    const bool same = chosen->tone_placement != NULL && strcmp(chosen->tone_placement, "same") == 0;
    soat_eval_options how = SOAT_EVAL_OPTIONS_INIT;
    how.fold_tone_placement = same;
    how.seed = chosen->seed;
    soat_error error = {0};
    soat_eval *eval = NULL;
    const soat_status status = soat_eval_new(&eval, &how, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return exit_code_of(status);
    }
    eval_pairs pairs = {0};
    int code = EXIT_CODE_NO_INPUT;
    if (eval_pairs_find(&pairs, operands->items[0], operands->items[1], chosen->raw)) {
        if (pairs.count + pairs.unmatched == 0) {
            message("there is nothing to compare: no .txt file in '%s'", operands->items[0]);
        }
        code = add_pairs(eval, &pairs);
    }
    if (code == EXIT_CODE_OK || code == EXIT_CODE_SOME_FAILED) {
        const int reported = report(eval, &pairs, chosen);
        code = reported != EXIT_CODE_OK ? reported : code;
    }
    eval_pairs_dispose(&pairs);
    soat_eval_free(eval);
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
                "  soat correct < ocr.txt | soat eval gold.txt - --raw ocr.txt --errors 50\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/file.h>
#include <soat/learn.h>

#include "commands.h"
#include "correct_decisions.h"
#include "eval_pairs.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"

typedef struct settings {
    const char *output, *base;
    option_list decisions;
    size_t min_count, top;
    bool quiet;
} settings;

static const option_row options[] = {
    {'o', "output", "PROFILE", "Where to write the profile; - is standard output.", OPTION_TEXT,
     offsetof(settings, output)},
    {0, "min-count", "N", "Leave out what was seen less often; 2 unless told otherwise.",
     OPTION_NUMBER, offsetof(settings, min_count)},
    {0, "base", "PROFILE",
     "What to believe of letters that are seen seldom: a profile file, such as "
     "dictionaries/profiles/generic.tsv.",
     OPTION_TEXT, offsetof(settings, base)},
    {0, "decisions", "FILE",
     "Learn from what was decided on the page of 'soat scan --to html' and exported to FILE, with "
     "or "
     "without NOISY and GOLD. May be repeated.",
     OPTION_LIST, offsetof(settings, decisions)},
    {0, "top", "N", "How many confusions the summary lists; 12 unless told otherwise.",
     OPTION_NUMBER, offsetof(settings, top)},
    {'q', "quiet", NULL, "No summary.", OPTION_FLAG, offsetof(settings, quiet)},
};

/* EXIT_CODE_NO_INPUT when one of the two could not be read. */
static int add_pair(soat_learn *learn, const eval_pair *pair, soat_error *error) {
    soat_buffer noisy = SOAT_BUFFER_INIT, gold = SOAT_BUFFER_INIT;
    soat_status status = input_read_text(pair->text, true, &noisy, error);
    if (status == SOAT_OK) {
        status = input_read_text(pair->gold, false, &gold, error);
    }
    int code = EXIT_CODE_NO_INPUT;
    if (status == SOAT_OK) {
        status = soat_learn_add(learn, soat_buffer_span(&noisy), soat_buffer_span(&gold), error);
        code = exit_code_of(status);
    }
    if (status != SOAT_OK) {
        message("%s", error->message);
    }
    soat_buffer_dispose(&noisy);
    soat_buffer_dispose(&gold);
    return code;
}

static int add_pairs(soat_learn *learn, const eval_pairs *pairs) {
    soat_error error = {0};
    size_t unread = 0;
    int code = pairs->unmatched > 0 ? EXIT_CODE_SOME_FAILED : EXIT_CODE_OK;
    for (size_t i = 0; i < pairs->count; i++) {
        const int made = add_pair(learn, &pairs->items[i], &error);
        if (made != EXIT_CODE_OK && made != EXIT_CODE_NO_INPUT) {
            return made;
        }
        unread += made == EXIT_CODE_NO_INPUT;
    }
    code = unread > 0 ? EXIT_CODE_SOME_FAILED : code;
    return unread == pairs->count ? EXIT_CODE_NO_INPUT : code;
}

static int add_decisions(soat_learn *learn, const char *path) {
    soat_buffer noisy = SOAT_BUFFER_INIT, gold = SOAT_BUFFER_INIT;
    soat_decisions *decisions = NULL;
    soat_error error = {0};
    int code = decisions_open(&decisions, path);
    if (code == EXIT_CODE_OK) {
        soat_status status = soat_decisions_pairs(decisions, &noisy, &gold, &error);
        if (status == SOAT_OK) {
            status =
                soat_learn_add(learn, soat_buffer_span(&noisy), soat_buffer_span(&gold), &error);
        }
        if (status != SOAT_OK) {
            message("%s", error.message);
        }
        code = exit_code_of(status);
    }
    soat_decisions_free(decisions);
    soat_buffer_dispose(&noisy);
    soat_buffer_dispose(&gold);
    return code;
}

static int add_all_decisions(soat_learn *learn, const option_list *files) {
    int code = EXIT_CODE_OK;
    for (size_t i = 0; i < files->count && code == EXIT_CODE_OK; i++) {
        code = add_decisions(learn, files->items[i]);
    }
    return code;
}

static void print_side(soat_span text) {
    printf("%.*s", text.size > 0 ? (int)text.size : 1, text.size > 0 ? text.data : "-");
}

/* On stdout, unless that is where the profile goes. */
static void print_summary(const soat_learn_report *report, size_t top) {
    printf("learned from %zu pairs of lines or texts, %zu skipped as too different\n",
           report->pairs, report->skipped);
    printf("%zu words, %zu letters, %zu wrong (%.2f %%)\n", report->words, report->letters,
           report->letter_errors,
           report->letters == 0 ? 0.0
                                : 100.0 * (double)report->letter_errors / (double)report->letters);
    printf("%zu confusions kept, %zu seen too seldom\n", report->kept, report->rare);
    for (size_t i = 0; i < report->kept && i < top; i++) {
        const soat_learn_confusion *const one = &report->confusions[i];
        printf("  ");
        print_side(one->observed);
        printf(" for ");
        print_side(one->truth);
        printf("  %u times, cost %d\n", (unsigned)one->count, (int)one->cost);
    }
}

static int write_profile(soat_learn *learn, const settings *chosen) {
    soat_buffer profile = SOAT_BUFFER_INIT;
    soat_learn_report report;
    soat_error error = {0};
    const bool print = strcmp(chosen->output, "-") == 0;
    soat_status status = soat_learn_finish(learn, &profile, &report, &error);
    int code = status == SOAT_ERROR_NOT_FOUND ? EXIT_CODE_NO_INPUT : exit_code_of(status);
    if (status == SOAT_OK && !print) {
        status = soat_file_write(chosen->output, soat_buffer_span(&profile), &error);
        code = exit_code_of(status);
    }
    if (status != SOAT_OK) {
        message("%s", error.message);
    } else if (print) {
        fwrite(profile.data, 1, profile.size, stdout);
    } else if (!chosen->quiet) {
        print_summary(&report, chosen->top);
    }
    soat_buffer_dispose(&profile);
    return code;
}

static soat_status open_learn(soat_learn **out, const settings *chosen, soat_error *error) {
    soat_buffer base = SOAT_BUFFER_INIT;
    soat_learn_options how;
    soat_learn_options_init(&how);
    how.min_count = chosen->min_count > UINT32_MAX ? UINT32_MAX : (uint32_t)chosen->min_count;
    soat_status status =
        chosen->base == NULL ? SOAT_OK : soat_file_read(chosen->base, 0, &base, error);
    how.base = soat_buffer_span(&base);
    if (status == SOAT_OK) {
        status = soat_learn_new(out, &how, error);
    }
    soat_buffer_dispose(&base);
    return status;
}

static int learn_pairs(const option_list *operands, const settings *chosen) {
    soat_error error = {0};
    soat_learn *learn = NULL;
    if (open_learn(&learn, chosen, &error) != SOAT_OK) {
        message("%s", error.message);
        return error.code == SOAT_ERROR_MEMORY ? EXIT_CODE_INTERNAL : EXIT_CODE_USAGE;
    }
    eval_pairs pairs = {0};
    int code = add_all_decisions(learn, &chosen->decisions);
    if (code == EXIT_CODE_OK && operands->count == 2) {
        const eval_sides sides = {.gold = operands->items[1], .text = operands->items[0]};
        code = eval_pairs_find(&pairs, &sides) ? add_pairs(learn, &pairs) : EXIT_CODE_NO_INPUT;
    }
    if (code == EXIT_CODE_OK || code == EXIT_CODE_SOME_FAILED) {
        const int written = write_profile(learn, chosen);
        code = written != EXIT_CODE_OK ? written : code;
    }
    eval_pairs_dispose(&pairs);
    soat_learn_free(learn);
    return code;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {.min_count = 2, .top = 12};
    option_list operands = {0};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    const bool enough = operands.count == 2 || (operands.count == 0 && chosen.decisions.count > 0);
    if (code == OPTIONS_GO_ON && !enough) {
        message("learn needs two arguments, NOISY and GOLD; 'soat help learn' shows examples");
        code = EXIT_CODE_USAGE;
    } else if (code == OPTIONS_GO_ON && chosen.output == NULL) {
        message("say where the profile goes: --output PROFILE");
        code = EXIT_CODE_USAGE;
    }
    if (code == OPTIONS_GO_ON) {
        code = learn_pairs(&operands, &chosen);
    }
    option_list_dispose(&operands);
    option_list_dispose(&chosen.decisions);
    return code;
}

const command command_learn = {
    .name = "learn",
    .summary = "Learn what a recogniser confuses, from its output and the truth",
    .operands = "[NOISY GOLD]",
    .description =
        "Aligns a text as it was recognised with its truth, counts which letters were read for "
        "which, and writes a confusion profile for 'soat correct --profile'. NOISY and GOLD are "
        "files, or folders whose files are matched by name as in 'soat eval'. Texts with as many "
        "lines are aligned line by line, others whole; a line with more than 30 % of its letters "
        "wrong is skipped.\n\n"
        "From decisions the places are learned that were decided: those that were accepted as "
        "errors, those that were rejected as right, each with the rest of its line. Only lines "
        "with "
        "a decision count, which makes errors look more frequent than they are; a text that was "
        "reviewed from end to end teaches better as GOLD, with 'soat correct --decisions'.",
    .examples = "  soat learn ocr.txt truth.txt -o mine.tsv\n"
                "  soat correct --profile ./mine.tsv more-ocr.txt\n"
                "  soat learn --decisions book.pdf.decisions.json -o mine.tsv\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

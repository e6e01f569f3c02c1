#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/correct.h>

#include "commands.h"
#include "correct_decisions.h"
#include "correct_diff.h"
#include "correct_lines.h"
#include "correct_report.h"
#include "correct_target.h"
#include "corrector.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"
#include "text_blocks.h"

typedef struct settings {
    corrector_choice corrector;
    const char *folder, *decisions;
    bool in_place, json, json_lines, explain, diff;
} settings;

static const option_row options[] = {
    {'o', "output", "DIR", "Write each text to DIR under the name of its file.", OPTION_TEXT,
     offsetof(settings, folder)},
    {'i', "in-place", NULL, "Replace each file by its corrected text.", OPTION_FLAG,
     offsetof(settings, in_place)},
    {'j', "json", NULL,
     "Print the edits and doubts instead of the text: one JSON object an input, each on a line.",
     OPTION_FLAG, offsetof(settings, json)},
    {0, "jsonl", NULL,
     "Read JSON lines, {\"id\": …, \"text\": \"…\"}, and answer each with a line that holds id, "
     "text "
     "and edits: for pipes of programs.",
     OPTION_FLAG, offsetof(settings, json_lines)},
    {0, "diff", NULL,
     "Print a unified diff of the lines that were changed instead of the text; in colour on a "
     "terminal.",
     OPTION_FLAG, offsetof(settings, diff)},
    {'e', "explain", NULL, "List each edit and doubt on standard error.", OPTION_FLAG,
     offsetof(settings, explain)},
    {0, "decisions", "FILE",
     "Do not correct: carry out what was decided on the page of 'soat scan --to html' and exported "
     "to FILE, on that document's text, as it was read or as it was corrected.",
     OPTION_TEXT, offsetof(settings, decisions)},
    CORRECTOR_ROWS(settings, corrector),
};

/* One input on its way. */
typedef struct job {
    soat_context *context;
    const settings *chosen;
    bool say_name; /* of the input, in reports: there are several */
    text_blocks blocks;
    output_file out; /* its stream is NULL when the text goes to standard output or nowhere */
    bool print;      /* to standard output */
    bool compare;    /* print what was changed instead */
    correct_diff diff;
    correct_report report;
    soat_buffer corrected;
} job;

/* False when there is no room or nobody reads: the reason in errno. */
static bool put(job *self, soat_span block, soat_span text) {
    if (self->compare && !correct_diff_block(&self->diff, block, text)) {
        return false;
    }
    if (self->out.stream != NULL) {
        return output_file_write(&self->out, text);
    }
    return !self->print || fwrite(text.data, 1, text.size, stdout) == text.size;
}

static soat_status correct_block(job *self, soat_span block, bool first, soat_error *error) {
    soat_correction made;
    soat_status status = first ? soat_correct(self->context, block, &made, error)
                               : soat_correct_more(self->context, block, &made, error);
    soat_buffer_clear(&self->corrected);
    if (status == SOAT_OK) {
        status = soat_edits_apply(block, made.edits, made.edit_count, &self->corrected, error);
    }
    if (status == SOAT_OK && !correct_report_block(&self->report, block, &made)) {
        status = SOAT_ERROR_IO;
        snprintf(error->message, sizeof error->message, "cannot write the report: %s",
                 strerror(errno));
    }
    return status;
}

/* Block by block to the end. EXIT_CODE_OK, or the code after a message. */
static int correct_blocks(job *self, soat_error *error) {
    bool first = true;
    for (soat_span block = {0}; text_blocks_next(&self->blocks, &block); first = false) {
        if (block.size == 0 && !first) {
            return EXIT_CODE_OK;
        }
        const soat_status status = correct_block(self, block, first, error);
        if (status != SOAT_OK) {
            message("%s: %s", input_name(self->blocks.name), error->message);
            return exit_code_of(status);
        }
        if (!put(self, block, soat_buffer_span(&self->corrected))) {
            snprintf(error->message, sizeof error->message, "cannot write: %s", strerror(errno));
            return output_failed(self->blocks.name);
        }
    }
    snprintf(error->message, sizeof error->message, "%s", strerror(errno));
    message("cannot read '%s': %s", input_name(self->blocks.name), error->message);
    return EXIT_CODE_NO_INPUT;
}

static int finish(job *self, const settings *chosen, int code) {
    if (self->out.stream == NULL) {
        return code;
    }
    const bool untouched = chosen->in_place && self->report.edit_count == 0;
    if (code != EXIT_CODE_OK || untouched) {
        output_file_drop(&self->out);
    } else if (!output_file_commit(&self->out)) {
        message("cannot write the text of '%s': %s", input_name(self->blocks.name),
                strerror(errno));
        return EXIT_CODE_SOME_FAILED;
    }
    return code;
}

static int correct_input(void *payload, const char *input) {
    job *const self = payload;
    const settings *const chosen = self->chosen;
    const correct_report wanted = {
        .json = chosen->json, .explain = chosen->explain, .say_name = self->say_name};
    const correct_target target = {.folder = chosen->folder, .in_place = chosen->in_place};
    soat_error error = {0};
    int code = EXIT_CODE_OK;
    correct_diff_begin(&self->diff, input);
    if (!correct_report_begin(&self->report, &wanted, input)) {
        message("cannot write the report: %s", strerror(errno));
        return EXIT_CODE_SOME_FAILED;
    }
    if (!text_blocks_open(&self->blocks, input)) {
        snprintf(error.message, sizeof error.message, "%s", strerror(errno));
        message("cannot open '%s': %s", input_name(input), error.message);
        code = EXIT_CODE_NO_INPUT;
    } else if (!correct_target_open(&target, input, &self->out)) {
        snprintf(error.message, sizeof error.message, "cannot write its text");
        code = EXIT_CODE_SOME_FAILED;
    } else {
        code = finish(self, chosen, correct_blocks(self, &error));
    }
    text_blocks_close(&self->blocks);
    if (!correct_diff_end(&self->diff) && code == EXIT_CODE_OK) {
        code = EXIT_CODE_SOME_FAILED; /* main says why standard output failed */
    }
    if (!correct_report_end(&self->report, code == EXIT_CODE_OK ? NULL : error.message)) {
        code = code == EXIT_CODE_OK ? EXIT_CODE_SOME_FAILED : code;
    }
    return code;
}

/* The worst code of all inputs. */
static int correct_all_lines(soat_context *context, const option_list *inputs) {
    int code = EXIT_CODE_OK;
    for (size_t i = 0; i < inputs->count && ferror(stdout) == 0; i++) {
        const int made = correct_lines(context, inputs->items[i]);
        code = made > code ? made : code;
    }
    return code;
}

static int correct_all(soat_context *context, const settings *chosen, const option_list *inputs) {
    job work = {.context = context,
                .chosen = chosen,
                .say_name = inputs->count > 1,
                .print =
                    chosen->folder == NULL && !chosen->in_place && !chosen->json && !chosen->diff,
                .compare = chosen->diff};
    const int code = inputs_each(inputs, correct_input, &work);
    soat_buffer_dispose(&work.corrected);
    return code;
}

static int check_usage(const settings *chosen, const option_list *inputs) {
    if (chosen->json_lines && (chosen->diff || chosen->json || chosen->explain ||
                               chosen->in_place || chosen->folder != NULL)) {
        message("--jsonl goes from standard input or files to standard output, and has no company");
        return EXIT_CODE_USAGE;
    }
    if (chosen->diff && chosen->json) {
        message("--diff and --json exclude each other");
        return EXIT_CODE_USAGE;
    }
    if (chosen->decisions != NULL &&
        (chosen->diff || chosen->json || chosen->json_lines || chosen->explain)) {
        message("--decisions writes the text: leave --diff, --json, --jsonl and --explain out");
        return EXIT_CODE_USAGE;
    }
    const correct_target target = {.folder = chosen->folder, .in_place = chosen->in_place};
    return correct_target_check(&target, inputs);
}

static int correct(const settings *chosen, const option_list *operands) {
    const option_list inputs = inputs_of(operands);
    const correct_target target = {.folder = chosen->folder, .in_place = chosen->in_place};
    if (chosen->decisions != NULL) {
        return correct_decisions(chosen->decisions, &target, &inputs);
    }
    corrector opened;
    int code = corrector_open(&opened, &chosen->corrector);
    if (code == OPTIONS_GO_ON) {
        code = correct_target_prepare(&target, &inputs);
    }
    if (code == OPTIONS_GO_ON) {
        code = chosen->json_lines ? correct_all_lines(opened.context, &inputs)
                                  : correct_all(opened.context, chosen, &inputs);
    }
    corrector_close(&opened);
    return code;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {0};
    option_list operands = {0};
    corrector_choice_init(&chosen.corrector);
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = check_usage(&chosen, &operands);
    }
    if (code == OPTIONS_GO_ON) {
        code = correct(&chosen, &operands);
    }
    option_list_dispose(&operands);
    corrector_choice_dispose(&chosen.corrector);
    return code;
}

const command command_correct = {
    .name = "correct",
    .summary = "Repair the errors that a recogniser left in Vietnamese text",
    .operands = "[FILE...]",
    .description =
        "Reads UTF-8 text and writes the same lines with the errors of text recognition repaired. "
        "Without FILE, or where FILE is -, reads standard input. Several texts are written one "
        "after the other, unless --output or --in-place says otherwise. Numbers, codes, names "
        "and what is not UTF-8 stay as they are.\n\n"
        "A text of any length is worked through in blocks; memory does not grow with it.",
    .examples = "  soat correct < ocr.txt > text.txt\n"
                "  soat correct --explain page.txt\n"
                "  soat correct --diff page.txt\n"
                "  soat correct --json pages/*.txt > edits.jsonl\n"
                "  soat correct --jsonl < texts.jsonl > corrected.jsonl\n"
                "  soat correct -o corrected --words names.txt pages/*.txt\n"
                "  soat correct --decisions book.pdf.decisions.json book.txt > reviewed.txt\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

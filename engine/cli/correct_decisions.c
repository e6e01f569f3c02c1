#include "correct_decisions.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "exit_code.h"
#include "input.h"
#include "message.h"

int decisions_open(soat_decisions **out, const char *path) {
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_error error = {0};
    int code = EXIT_CODE_OK;
    *out = NULL;
    if (input_read(path, 0, &bytes, &error) != SOAT_OK) {
        message("%s", error.message);
        code = EXIT_CODE_NO_INPUT;
    } else if (soat_decisions_read(out, soat_buffer_span(&bytes), &error) != SOAT_OK) {
        message("%s: %s", path, error.message);
        code = error.code == SOAT_ERROR_MEMORY ? EXIT_CODE_INTERNAL : EXIT_CODE_NO_INPUT;
    }
    soat_buffer_dispose(&bytes);
    return code;
}

static int write_text(const correct_target *target, const char *input, soat_span text) {
    output_file out = {0};
    if (!correct_target_open(target, input, &out)) {
        return EXIT_CODE_SOME_FAILED;
    }
    if (out.stream == NULL) {
        return fwrite(text.data, 1, text.size, stdout) == text.size ? EXIT_CODE_OK
                                                                    : EXIT_CODE_SOME_FAILED;
    }
    if (output_file_write(&out, text) && output_file_commit(&out)) {
        return EXIT_CODE_OK;
    }
    message("cannot write the text of '%s': %s", input, strerror(errno));
    output_file_drop(&out);
    return EXIT_CODE_SOME_FAILED;
}

static int tell(const char *input, const soat_decisions_report *report) {
    message("%s: %zu accepted, %zu rejected; %zu of %zu reviewed lines found", input,
            report->accepted, report->rejected, report->lines - report->missing, report->lines);
    if (report->missing == 0) {
        return EXIT_CODE_OK;
    }
    message("%s: line %u of page %u is not in the text, neither as it was read nor as it was "
            "corrected; is it the text of another document, or reflowed?",
            input, (unsigned)report->missing_line, (unsigned)report->missing_page);
    return EXIT_CODE_SOME_FAILED;
}

/* A document in JSON or hOCR gives its text, but is no place for one to be written back to. */
static int carry_out(const soat_decisions *decisions, const correct_target *target,
                     const char *input) {
    soat_buffer text = SOAT_BUFFER_INIT, made = SOAT_BUFFER_INIT;
    soat_decisions_report report;
    soat_error error = {0};
    int code = EXIT_CODE_NO_INPUT;
    soat_status status = target->in_place ? input_read(input, 0, &text, &error)
                                          : input_read_text(input, true, &text, &error);
    if (status == SOAT_OK) {
        status = soat_decisions_apply(decisions, soat_buffer_span(&text), &made, &report, &error);
        code = exit_code_of(status);
    }
    if (status != SOAT_OK) {
        message("%s", error.message);
    } else {
        code = write_text(target, input, soat_buffer_span(&made));
        const int told = tell(strcmp(input, "-") == 0 ? "standard input" : input, &report);
        code = code == EXIT_CODE_OK ? told : code;
    }
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&made);
    return code;
}

int correct_decisions(const char *path, const correct_target *target, const option_list *inputs) {
    soat_decisions *decisions = NULL;
    size_t unread = 0;
    int code = decisions_open(&decisions, path);
    if (code != EXIT_CODE_OK) {
        return code;
    }
    code = correct_target_prepare(target, inputs);
    code = code == OPTIONS_GO_ON ? EXIT_CODE_OK : code;
    for (size_t i = 0; i < inputs->count && (code == EXIT_CODE_OK || i > 0); i++) {
        const int made = carry_out(decisions, target, inputs->items[i]);
        unread += made == EXIT_CODE_NO_INPUT;
        const int counted = made == EXIT_CODE_NO_INPUT ? EXIT_CODE_SOME_FAILED : made;
        code = counted > code ? counted : code;
    }
    soat_decisions_free(decisions);
    return unread == inputs->count ? EXIT_CODE_NO_INPUT : code;
}

#include "correct_lines.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exit_code.h"
#include "json_text.h"
#include "message.h"

static json_t *edits_of(const soat_correction *made) {
    json_t *const list = json_array();
    for (size_t i = 0; i < made->edit_count; i++) {
        const soat_edit *const edit = &made->edits[i];
        json_array_append_new(
            list, json_pack("{s:I, s:I, s:o, s:o, s:s, s:f}", "start", (json_int_t)edit->start,
                            "end", (json_int_t)edit->end, "before", json_text(edit->before),
                            "after", json_text(edit->after), "reason",
                            soat_reason_name(edit->reason), "confidence", edit->confidence));
    }
    return list;
}

/* The answer to a text, or NULL with the reason in *error. */
static json_t *answer_text(soat_context *context, json_t *id, soat_span text, soat_error *error) {
    soat_correction made;
    soat_buffer corrected = SOAT_BUFFER_INIT;
    json_t *answer = NULL;
    soat_status status = soat_correct(context, text, &made, error);
    if (status == SOAT_OK) {
        status = soat_edits_apply(text, made.edits, made.edit_count, &corrected, error);
    }
    if (status == SOAT_OK) {
        answer = json_pack("{s:O, s:o, s:o}", "id", id, "text",
                           json_text(soat_buffer_span(&corrected)), "edits", edits_of(&made));
        if (answer == NULL) {
            snprintf(error->message, sizeof error->message, "out of memory");
        }
    }
    soat_buffer_dispose(&corrected);
    return answer;
}

static json_t *answer_line(soat_context *context, const json_t *line, const char *complaint,
                           bool *failed) {
    json_t *const given = json_object_get(line, "id");
    json_t *const id = given != NULL ? json_incref(given) : json_null();
    const json_t *const text = json_object_get(line, "text");
    soat_error error = {0};
    json_t *answer = NULL;
    if (!json_is_string(text)) {
        snprintf(error.message, sizeof error.message, "%s",
                 line == NULL ? complaint : "there is no string called text");
    } else {
        const soat_span span = soat_span_make(json_string_value(text), json_string_length(text));
        answer = answer_text(context, id, span, &error);
    }
    if (answer == NULL) {
        *failed = true;
        answer = json_pack("{s:O, s:o}", "id", id, "error",
                           json_text(soat_span_from_string(error.message)));
    }
    json_decref(id);
    return answer;
}

/* Flushed: the one who asked may wait for the answer before the next question. */
static bool print_answer(json_t *answer) {
    const bool good = json_put(answer, stdout);
    return fputc('\n', stdout) != EOF && fflush(stdout) == 0 && good;
}

static bool is_blank(const char *line) {
    return line[strspn(line, " \t\r\n")] == '\0';
}

static int answer_all(soat_context *context, FILE *file) {
    char *text = NULL;
    size_t capacity = 0;
    bool failed = false, good = true;
    for (ssize_t size; good && (size = getline(&text, &capacity, file)) > 0;) {
        if (strlen(text) == (size_t)size && is_blank(text)) {
            continue;
        }
        json_error_t reason;
        json_t *const line = json_loadb(text, (size_t)size, JSON_ALLOW_NUL, &reason);
        good = print_answer(answer_line(context, line, reason.text, &failed));
        json_decref(line);
    }
    free(text);
    return failed || !good ? EXIT_CODE_SOME_FAILED : EXIT_CODE_OK;
}

int correct_lines(soat_context *context, const char *input) {
    const bool standard = strcmp(input, "-") == 0;
    FILE *const file = standard ? stdin : fopen(input, "rbe");
    if (file == NULL) {
        message("cannot open '%s': %s", input, strerror(errno));
        return EXIT_CODE_NO_INPUT;
    }
    int code = answer_all(context, file);
    if (ferror(file) != 0) {
        message("cannot read '%s': %s", input, strerror(errno));
        code = EXIT_CODE_NO_INPUT;
    }
    if (!standard) {
        fclose(file);
    }
    return code;
}

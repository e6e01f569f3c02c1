#include "input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <soat/read.h>

#include "exit_code.h"
#include "message.h"

soat_status input_read(const char *path, size_t limit, soat_buffer *out, soat_error *error) {
    if (strcmp(path, "-") == 0) {
        return soat_file_read_open(0, "standard input", limit, out, error);
    }
    return soat_file_read(path, limit, out, error);
}

soat_status input_read_text(const char *path, bool as_read, soat_buffer *out, soat_error *error) {
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_status status = input_read(path, 0, &bytes, error);
    if (status == SOAT_OK &&
        soat_document_kind_of(soat_buffer_span(&bytes)) == SOAT_DOCUMENT_TEXT && out->size == 0) {
        soat_buffer_dispose(out);
        *out = bytes; /* the common case, without a copy */
        return SOAT_OK;
    }
    soat_error found = {0};
    if (status == SOAT_OK) {
        status = soat_document_text(soat_buffer_span(&bytes), as_read, out, &found);
    }
    if (found.code != SOAT_OK && error != NULL) {
        *error = (soat_error){.code = found.code, .offset = found.offset};
        snprintf(error->message, sizeof error->message, "%.200s: %.300s", path, found.message);
    }
    soat_buffer_dispose(&bytes);
    return status;
}

const char *input_name(const char *input) {
    return strcmp(input, "-") == 0 ? "standard input" : input;
}

option_list inputs_of(const option_list *operands) {
    static const char *standard_input[] = {"-"};
    return operands->count > 0 ? *operands : (option_list){.items = standard_input, .count = 1};
}

int inputs_each(const option_list *inputs, input_action *action, void *payload) {
    size_t unread = 0;
    int code = EXIT_CODE_OK;
    for (size_t i = 0; i < inputs->count && ferror(stdout) == 0; i++) {
        const int made = action(payload, inputs->items[i]);
        unread += made == EXIT_CODE_NO_INPUT;
        const int counted = made == EXIT_CODE_NO_INPUT ? EXIT_CODE_SOME_FAILED : made;
        code = counted > code ? counted : code;
    }
    return unread == inputs->count ? EXIT_CODE_NO_INPUT : code;
}

bool output_finish(void) {
    const bool failed_before = ferror(stdout) != 0;
    const int earlier = errno;
    errno = 0;
    const bool closed = fclose(stdout) == 0;
    if (!failed_before && closed) {
        return true;
    }
    const int number = errno != 0 ? errno : earlier;
    if (number == EPIPE) {
        return true;
    }
    message("cannot write to standard output: %s", strerror(number));
    return false;
}

int output_failed(const char *input) {
    if (errno == EPIPE) {
        return EXIT_CODE_OK;
    }
    if (ferror(stdout) == 0) { /* else output_finish() says it */
        message("%s: cannot write: %s", input_name(input), strerror(errno));
    }
    return EXIT_CODE_SOME_FAILED;
}

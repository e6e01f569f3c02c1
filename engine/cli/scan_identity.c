#include "scan_identity.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <soat/scan.h>

#include "scan_worker.h"

/* --- the process that is asked: ends with the status, after printing the lines or the reason --- */

static soat_status identify(soat_buffer *out, const scan_settings *settings, soat_error *error) {
    const soat_recognizer_options how = scan_worker_recognizer(settings);
    soat_recognizer *recognizer = NULL;
    soat_status status = soat_recognizer_new(&recognizer, &how, error);
    if (status == SOAT_OK) {
        status = soat_recognizer_identify(recognizer, out, error);
    }
    soat_recognizer_free(recognizer);
    return status;
}

/* A data folder on a server that is gone keeps its reader for ever; a slow one needs seconds. */
enum { ANSWER_SECONDS = 120 };

static _Noreturn void answer(int pipe, const scan_settings *settings) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_error error = {0};
    alarm(ANSWER_SECONDS);
    scan_worker_keep_quiet();
    const soat_status status = identify(&text, settings, &error);
    const soat_span told =
        status == SOAT_OK ? soat_buffer_span(&text) : soat_span_from_string(error.message);
    /* Less than a pipe holds: one call writes all of it. */
    const bool whole = write(pipe, told.data, told.size) == (ssize_t)told.size;
    _exit(whole ? (int)status : (int)SOAT_ERROR_IO);
}

/* --- the one that asks --- */

static soat_status fail(soat_error *error, soat_status status, const char *why) {
    error->code = status;
    snprintf(error->message, sizeof error->message, "%s", why);
    return status;
}

static soat_status fail_process(soat_error *error, int number) {
    error->code = SOAT_ERROR_IO;
    snprintf(error->message, sizeof error->message, "cannot start a process: %s", strerror(number));
    return SOAT_ERROR_IO;
}

static soat_status listen_to(int pipe, soat_buffer *out, soat_error *error) {
    char bytes[512];
    soat_status status = SOAT_OK;
    ssize_t size = 0;
    while (status == SOAT_OK &&
           ((size = read(pipe, bytes, sizeof bytes)) > 0 || (size < 0 && errno == EINTR))) {
        status = size > 0 ? soat_buffer_append(out, soat_span_make(bytes, (size_t)size), error)
                          : SOAT_OK;
    }
    return status;
}

/* What the process told, or why it did not; `*killed` when that was somebody's SIGKILL. */
static soat_status hear(int pipe, pid_t process, soat_buffer *out, bool *killed,
                        soat_error *error) {
    soat_buffer told = SOAT_BUFFER_INIT;
    int state = 0;
    soat_status status = listen_to(pipe, &told, error);
    while (waitpid(process, &state, 0) < 0 && errno == EINTR) {
    }
    *killed = WIFSIGNALED(state) && WTERMSIG(state) == SIGKILL;
    const soat_status answered =
        WIFEXITED(state) ? (soat_status)WEXITSTATUS(state) : SOAT_ERROR_INTERNAL;
    if (status == SOAT_OK && answered != SOAT_OK) {
        const bool is_explained = WIFEXITED(state) && told.size > 0;
        status = fail(error, answered,
                      is_explained
                          ? told.data
                          : "the recogniser does not come up: is its data folder within reach?");
    } else if (status == SOAT_OK) {
        status = soat_buffer_append(out, soat_buffer_span(&told), error);
    }
    soat_buffer_dispose(&told);
    return status;
}

static soat_status ask(const scan_settings *settings, soat_buffer *out, bool *killed,
                       soat_error *error) {
    int ends[2];
    if (pipe(ends) != 0) {
        return fail_process(error, errno);
    }
    const pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        answer(ends[1], settings);
    }
    const int number = errno;
    close(ends[1]);
    const soat_status status =
        process > 0 ? hear(ends[0], process, out, killed, error) : fail_process(error, number);
    close(ends[0]);
    return status;
}

/* Whoever kills workers may hit this process too: it is forgiven as often as theirs. */
enum { KILLS_FORGIVEN = 3 };

soat_status scan_identity(soat_buffer *out, const scan_settings *settings, soat_error *error) {
    bool killed = true;
    soat_status status = SOAT_ERROR_INTERNAL;
    for (int kills = 0; killed && kills <= KILLS_FORGIVEN; kills++) {
        killed = false;
        status = ask(settings, out, &killed, error);
    }
    return status;
}

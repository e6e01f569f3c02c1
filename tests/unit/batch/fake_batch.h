/*
 * A batch without a recogniser: a document is a text file whose lines are its pages, and a line
 * says what its page does to the worker.
 *
 *     text      the page's record is the line
 *     !crash    the worker dies · !crash-once NAME  only the first time
 *     !killed N  somebody kills the worker, the first N times (up to 9)
 *     !hang     it never answers
 *     !eat      it allocates until it is stopped
 *     !bad      the page is refused
 *     !note     its outputs say that the page lacks something
 *     !remark   its outputs say something of the document
 *
 * The output is every page's number and line; a failed page is its number and its reason.
 */
#ifndef TESTS_UNIT_BATCH_FAKE_BATCH_H
#define TESTS_UNIT_BATCH_FAKE_BATCH_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "soat/batch.h"
#include "soat/file.h"

typedef struct fake {
    char folder[64]; /* of the test: inputs, outputs and marks */
    char lines[256][64];
    uint32_t line_count;
    const char *const *names; /* of the documents, ended by NULL */
    size_t given;
    char told[8192]; /* the events, a line each */
    soat_buffer delivered;
} fake;

static inline void fake_path(const fake *self, const char *name, char out[256]) {
    snprintf(out, 256, "%s/%s", self->folder, name);
}

static inline void fake_write(const fake *self, const char *name, const char *text) {
    char path[256];
    fake_path(self, name, path);
    assert_int_equal(soat_file_write(path, soat_span_from_string(text), NULL), SOAT_OK);
}

/* NULL when there is no such file; free it. */
static inline char *fake_read(const fake *self, const char *name) {
    char path[256];
    soat_buffer text = SOAT_BUFFER_INIT;
    fake_path(self, name, path);
    const soat_status status = soat_file_read(path, 0, &text, NULL);
    return status == SOAT_OK ? text.data : NULL;
}

static inline bool fake_exists(const fake *self, const char *name) {
    char path[256];
    fake_path(self, name, path);
    return access(path, F_OK) == 0;
}

static inline soat_status fake_refuse(soat_error *error, soat_status status, const char *why) {
    error->code = status;
    snprintf(error->message, sizeof error->message, "%s", why);
    return status;
}

static inline soat_status fake_open(void *context, const soat_batch_document *document,
                                    uint32_t *pages, soat_error *error) {
    fake *const self = context;
    FILE *const file = fopen(document->path, "r");
    self->line_count = 0;
    while (file != NULL && fgets(self->lines[self->line_count], 64, file) != NULL) {
        char *const line = self->lines[self->line_count++];
        line[strcspn(line, "\n")] = '\0';
    }
    if (file != NULL) {
        fclose(file);
    }
    if (self->line_count > 0 && strcmp(self->lines[0], "!crash-opening") == 0) {
        abort();
    }
    *pages = self->line_count;
    return self->line_count > 0 ? SOAT_OK : fake_refuse(error, SOAT_ERROR_FORMAT, "is empty");
}

/* True the first time it is asked for the name, in whatever process. */
static inline bool fake_first_time(const fake *self, const char *name) {
    char path[256];
    fake_path(self, name, path);
    FILE *const file = fopen(path, "wxe");
    if (file != NULL) {
        fclose(file);
    }
    return file != NULL;
}

/* True the first `times` times, in whatever process. */
static inline bool fake_first_times(const fake *self, char times) {
    for (char i = '0'; i < times; i++) {
        const char name[] = {'k', 'i', 'l', 'l', i, '\0'};
        if (fake_first_time(self, name)) {
            return true;
        }
    }
    return false;
}

static inline void fake_eat(void) {
    enum { BITE = 4 * 1024 * 1024 };
    for (;;) {
        char *const piece = malloc(BITE);
        if (piece == NULL) {
            abort();
        }
        memset(piece, 1, BITE);
    }
}

static inline soat_status fake_page(void *context, uint32_t number, soat_batch_record *out,
                                    soat_batch_facts *facts, soat_error *error) {
    fake *const self = context;
    const char *const line = self->lines[number - 1];
    if (strcmp(line, "!crash") == 0 ||
        (strncmp(line, "!crash-once ", 12) == 0 && fake_first_time(self, line + 12))) {
        signal(SIGSEGV, SIG_DFL); /* the test program has a handler */
        raise(SIGSEGV);
    } else if (strncmp(line, "!killed ", 8) == 0 && fake_first_times(self, line[8])) {
        raise(SIGKILL);
    } else if (strcmp(line, "!hang") == 0) {
        for (;;) {
            pause();
        }
    } else if (strcmp(line, "!eat") == 0) {
        fake_eat();
    } else if (strcmp(line, "!bad") == 0) {
        return fake_refuse(error, SOAT_ERROR_FORMAT, "is damaged");
    } else if (strncmp(line, "!slow", 5) == 0) {
        usleep(200 * 1000);
    }
    *facts = (soat_batch_facts){.words = 10, .changes = 2, .doubts = 1, .confidence = 0.9};
    return soat_buffer_append(&out->page, soat_span_from_string(line), error);
}

static inline soat_status fake_output(void *context, const soat_batch_document *document,
                                      size_t index, uint32_t page_count, soat_batch_pages *pages,
                                      const char *path, soat_error *error) {
    (void)context;
    (void)index;
    FILE *const file = fopen(path, "we");
    if (file == NULL) {
        return fake_refuse(error, SOAT_ERROR_IO, "cannot write");
    }
    soat_batch_page page;
    soat_status status;
    bool more = true;
    fprintf(file, "%s of %u\n", document->base, page_count);
    while ((status = soat_batch_pages_next(pages, &page, &more, error)) == SOAT_OK && more) {
        fprintf(file, "%u %.*s%s\n", page.number, (int)page.page.size,
                page.page.size > 0 ? page.page.data : "", page.reason == NULL ? "" : page.reason);
        if (page.page.size == 5 && memcmp(page.page.data, "!note", 5) == 0) {
            soat_batch_pages_note(pages, page.number, "lacks a <part>");
        } else if (page.page.size == 7 && memcmp(page.page.data, "!remark", 7) == 0) {
            soat_batch_pages_note(pages, 0, "is signed");
        }
    }
    fclose(file);
    return status;
}

static inline soat_batch_next fake_next(void *context, soat_batch_document *out) {
    static char path[256], base[64];
    fake *const self = context;
    const char *const name = self->names[self->given];
    if (name == NULL) {
        return SOAT_BATCH_NEXT_NONE;
    }
    self->given++;
    fake_path(self, name, path);
    snprintf(base, sizeof base, "%.*s", (int)strcspn(name, "."), name);
    *out = (soat_batch_document){.path = path, .base = base};
    return SOAT_BATCH_NEXT_GIVEN;
}

static inline void fake_event(void *context, const soat_batch_event *event) {
    static const char *const names[] = {"opened", "page",    "retried", "page failed", "noted",
                                        "done",   "partial", "failed",  "unchanged",   "outdated"};
    fake *const self = context;
    const size_t size = strlen(self->told);
    snprintf(self->told + size, sizeof self->told - size, "%s %s %u%s%s\n", names[event->kind],
             event->document->base, event->number, event->reason == NULL ? "" : ": ",
             event->reason == NULL ? "" : event->reason);
}

static inline soat_batch_work fake_work(fake *self) {
    return (soat_batch_work){
        .context = self, .open = fake_open, .page = fake_page, .output = fake_output};
}

/* The options of a run of `names` into the folder "out" of the test. `out` is a path buffer. */
static inline soat_batch_options fake_options(fake *self, const char *const *names, char out[256]) {
    static const char *const suffixes[] = {"txt", "doc"};
    soat_batch_options options = SOAT_BATCH_OPTIONS_INIT;
    self->names = names;
    self->given = 0;
    self->told[0] = '\0';
    fake_path(self, "out", out);
    options.context = self;
    options.next = fake_next;
    options.event = fake_event;
    options.folder = out;
    options.suffixes = suffixes;
    options.output_count = 2;
    options.workers = 2;
    options.page_timeout = 60;
    options.page_memory = 60 * 1000 * 1000;
    return options;
}

static inline int fake_setup(void **state) {
    fake *const self = calloc(1, sizeof *self);
    snprintf(self->folder, sizeof self->folder, "/tmp/soat-batch-XXXXXX");
    *state = self;
    return self == NULL || mkdtemp(self->folder) == NULL ? -1 : 0;
}

static inline int fake_teardown(void **state) {
    fake *const self = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", self->folder);
    const int code = system(command);
    soat_buffer_dispose(&self->delivered);
    free(self);
    return code;
}

#endif

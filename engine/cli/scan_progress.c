#include "scan_progress.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "json_text.h"
#include "message.h"

static double now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

bool scan_progress_start(scan_progress *progress, const char *how, bool quiet) {
    const char *const choice = how == NULL ? "auto" : how;
    const bool is_auto = strcmp(choice, "auto") == 0;
    *progress = (scan_progress){.shown = is_auto && !quiet && isatty(STDERR_FILENO) == 1,
                                .json = strcmp(choice, "json") == 0,
                                .started = now()};
    if (!is_auto && !progress->json && strcmp(choice, "none") != 0) {
        message("--progress is auto, json or none, not '%s'", choice);
        return false;
    }
    return true;
}

/* --- the line on a terminal --- */

/* Documents not yet opened are taken for as long as those that were. */
static double pages_expected(const scan_progress *progress) {
    const double known = (double)progress->pages_known;
    const size_t seen =
        progress->finished > progress->opened ? progress->finished : progress->opened;
    if (progress->documents <= seen || progress->opened == 0) {
        return known;
    }
    return known + (double)(progress->documents - seen) * known / (double)progress->opened;
}

static void show(const scan_progress *progress) {
    if (!progress->shown) {
        return;
    }
    fprintf(stderr, "\r\033[K%zu pages", progress->pages_done);
    if (progress->documents > 0) {
        fprintf(stderr, ", %zu of %zu documents", progress->finished, progress->documents);
    } else {
        fprintf(stderr, ", %zu documents", progress->finished);
    }
    const double elapsed = now() - progress->started;
    if (progress->pages_done > 0 && elapsed > 0) {
        const double rate = (double)progress->pages_done / elapsed;
        const double left = pages_expected(progress) - (double)progress->pages_done;
        const unsigned seconds = left > 0 ? (unsigned)(left / rate) : 0;
        fprintf(stderr, ", %.0f pages/min", rate * 60);
        if (seconds >= 3600) {
            fprintf(stderr, ", %u:%02u:%02u left", seconds / 3600, seconds / 60 % 60, seconds % 60);
        } else {
            fprintf(stderr, ", %u:%02u left", seconds / 60, seconds % 60);
        }
    }
    if (progress->failures > 0) {
        fprintf(stderr, ", %zu failed", progress->failures);
    }
    fflush(stderr);
}

void scan_progress_clear(const scan_progress *progress) {
    if (progress->shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
}

/* --- sentences --- */

/* A reason of a file that cannot be opened names it already. */
static void complain(const scan_progress *progress, const soat_batch_event *event) {
    const char *const name =
        event->document->name != NULL ? event->document->name : event->document->path;
    scan_progress_clear(progress);
    if (event->number > 0) {
        message("%s: page %u: %s", name, event->number, event->reason);
    } else if (strstr(event->reason, event->document->path) != NULL) {
        message("%s", event->reason);
    } else {
        message("%s: %s", name, event->reason);
    }
}

/* When every page failed, each was named already. */
static bool is_worth_a_sentence(const soat_batch_event *event) {
    return event->kind == SOAT_BATCH_PAGE_FAILED || event->kind == SOAT_BATCH_NOTED ||
           (event->kind == SOAT_BATCH_FAILED && event->failed_pages == 0) ||
           (event->kind == SOAT_BATCH_PARTIAL && event->reason != NULL);
}

/* Said once: it is true of most documents of the folder. */
static void say_outdated(scan_progress *progress, const soat_batch_event *event) {
    const char *const name =
        event->document->name != NULL ? event->document->name : event->document->path;
    if (!progress->told_outdated) {
        scan_progress_clear(progress);
        message("%s and others like it were done with other options, word lists or models, or by "
                "another version: they are done again",
                name);
    }
    progress->told_outdated = true;
}

/* --- JSON --- */

static void print_line(json_t *line) {
    char *const text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(line);
    if (text != NULL) {
        fprintf(stderr, "%s\n", text);
        free(text);
    }
}

static void add_facts(json_t *line, const soat_batch_event *event) {
    static const soat_batch_event_kind with_facts[] = {SOAT_BATCH_PAGE_DONE, SOAT_BATCH_DONE,
                                                       SOAT_BATCH_PARTIAL};
    bool wanted = false;
    for (size_t i = 0; i < sizeof with_facts / sizeof with_facts[0]; i++) {
        wanted = wanted || event->kind == with_facts[i];
    }
    if (!wanted) {
        return;
    }
    const soat_batch_facts *const facts = &event->facts;
    json_object_set_new(line, "words", json_integer(facts->words));
    json_object_set_new(line, "changes", json_integer(facts->changes));
    json_object_set_new(line, "doubts", json_integer(facts->doubts));
    if (facts->confidence >= 0 && facts->words > 0) {
        json_object_set_new(line, "confidence", json_real(round(facts->confidence * 1000) / 1000));
    }
    json_object_set_new(line, "seconds", json_real(round(facts->seconds * 1000) / 1000));
}

static void print_event(const soat_batch_event *event) {
    static const char *const names[] = {
        [SOAT_BATCH_OPENED] = "opened",        [SOAT_BATCH_PAGE_DONE] = "page",
        [SOAT_BATCH_PAGE_RETRIED] = "retried", [SOAT_BATCH_PAGE_FAILED] = "page_failed",
        [SOAT_BATCH_NOTED] = "noted",          [SOAT_BATCH_DONE] = "done",
        [SOAT_BATCH_PARTIAL] = "partial",      [SOAT_BATCH_FAILED] = "failed",
        [SOAT_BATCH_UNCHANGED] = "unchanged",  [SOAT_BATCH_OUTDATED] = "outdated"};
    const soat_batch_document *const document = event->document;
    const char *const name = document->name != NULL ? document->name : document->path;
    json_t *const line = json_pack("{s:s,s:o,s:o}", "event", names[event->kind], "input",
                                   json_text(soat_span_from_string(name)), "base",
                                   json_text(soat_span_from_string(document->base)));
    if (event->number > 0) {
        json_object_set_new(line, "page", json_integer(event->number));
    } else if (event->page_count > 0) {
        json_object_set_new(line, "pages", json_integer(event->page_count));
        json_object_set_new(line, "failed_pages", json_integer(event->failed_pages));
    }
    add_facts(line, event);
    if (event->reason != NULL) {
        json_object_set_new(line, "reason", json_text(soat_span_from_string(event->reason)));
    }
    print_line(line);
}

/* --- both --- */

static void count(scan_progress *progress, const soat_batch_event *event) {
    switch (event->kind) {
    case SOAT_BATCH_OPENED:
        progress->opened++;
        progress->pages_known += event->page_count;
        return;
    case SOAT_BATCH_PAGE_FAILED:
        progress->failures++;
        progress->pages_done++;
        return;
    case SOAT_BATCH_PAGE_DONE:
        progress->pages_done++;
        return;
    case SOAT_BATCH_PAGE_RETRIED:
    case SOAT_BATCH_NOTED:
    case SOAT_BATCH_OUTDATED:
        return;
    case SOAT_BATCH_FAILED:
        progress->failures++;
        progress->finished++;
        return;
    case SOAT_BATCH_DONE:
    case SOAT_BATCH_PARTIAL:
    case SOAT_BATCH_UNCHANGED:
        progress->finished++;
        return;
    }
}

void scan_progress_event(scan_progress *progress, const soat_batch_event *event) {
    count(progress, event);
    if (progress->json) {
        print_event(event);
    } else if (is_worth_a_sentence(event)) {
        complain(progress, event);
    } else if (event->kind == SOAT_BATCH_OUTDATED) {
        say_outdated(progress, event);
    }
    show(progress);
}

void scan_progress_end(scan_progress *progress, const soat_batch_summary *sums) {
    scan_progress_clear(progress);
    if (progress->json) {
        print_line(json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:b,s:f}", "event", "end", "done",
                             (json_int_t)sums->done, "partial", (json_int_t)sums->partial, "failed",
                             (json_int_t)sums->failed, "unchanged", (json_int_t)sums->unchanged,
                             "pages", (json_int_t)sums->pages, "failed_pages",
                             (json_int_t)sums->failed_pages, "interrupted", sums->interrupted,
                             "seconds", round((now() - progress->started) * 1000) / 1000));
    }
}

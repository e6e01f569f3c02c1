/*
 * What a run says on stderr while it goes: one line on a terminal that tells how far it is, or JSON
 * lines for a machine, or nothing; and, unless as JSON, a line for each thing that failed.
 */
#ifndef SOAT_CLI_SCAN_PROGRESS_H
#define SOAT_CLI_SCAN_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/batch.h>

typedef struct scan_progress {
    bool shown, json, told_outdated;
    double started;          /* seconds */
    size_t documents;        /* all that will come, or 0 when nobody knows */
    size_t opened, finished; /* documents */
    size_t pages_known;      /* of the opened ones, and of those finished earlier none */
    size_t pages_done, failures;
} scan_progress;

/* `how` is "auto", "json" or "none"; NULL is "auto". False after a complaint. */
bool scan_progress_start(scan_progress *progress, const char *how, bool quiet);

void scan_progress_event(scan_progress *progress, const soat_batch_event *event);

/* The last word: the line goes away, or the JSON ends with the sums. */
void scan_progress_end(scan_progress *progress, const soat_batch_summary *sums);

/* Takes the line away, before something else is said on stderr. */
void scan_progress_clear(const scan_progress *progress);

#endif

/*
 * The journal: what was done, one JSON object a line, each on the disk before the run goes on.
 * docs/batch.md describes the lines. A last line that a crash cut is ignored and overwritten.
 */
#ifndef SOAT_BATCH_JOURNAL_H
#define SOAT_BATCH_JOURNAL_H

#include <jansson.h>
#include <stdbool.h>

#include "soat/span.h"
#include "soat/status.h"

typedef struct soat__journal {
    int file;         /* -1: there is none, and writing does nothing */
    const char *path; /* borrowed, for messages */
} soat__journal;

/*
 * Opens for appending, after cutting off a half line; empties it first unless `keep`. Takes the
 * lock that says that a run works here: LIMIT when another one has it. IO.
 */
soat_status soat__journal_open(soat__journal *self, const char *path, bool keep, soat_error *error);
void soat__journal_close(soat__journal *self);

/*
 * flock, tried for a second: a worker of a run that was just killed may hold it for a moment. False
 * with the reason in errno, EWOULDBLOCK when another run has it.
 */
bool soat__lock(int file, int how);

/* Appends `line`, with the time of day put in, and releases it. NULL is out of memory. */
soat_status soat__journal_append(soat__journal *self, json_t *line, soat_error *error);

/* Any bytes as a JSON string: what is not UTF-8 becomes U+FFFD. NULL when memory is out. */
json_t *soat__json_text(soat_span text);

#endif

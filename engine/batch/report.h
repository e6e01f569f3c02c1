/*
 * The report of a folder: report.json for programs and report.html for people, a row a document, so
 * that one sees which documents need a look. Both are renderings of the journals.
 */
#ifndef SOAT_BATCH_REPORT_H
#define SOAT_BATCH_REPORT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "soat/status.h"

/* Writes both, each whole or not at all. Memory grows by some hundred bytes a document. */
soat_status soat__report_write(const char *folder, soat_error *error);

typedef struct soat__report_totals {
    size_t documents, done, partial, failed;
    json_int_t pages, failed_pages, words, changes, doubts;
    double seconds;
} soat__report_totals;

/* What a report looks like; `row` is a document's line of the journal. */
typedef struct soat__report_kind {
    const char *name;
    void (*begin)(FILE *out);
    void (*row)(FILE *out, const json_t *row, bool first);
    void (*end)(FILE *out, const soat__report_totals *totals);
} soat__report_kind;

extern const soat__report_kind soat__report_json; /* report_json.c */
extern const soat__report_kind soat__report_html; /* report_html.c */

#endif

/* report.json, as docs/batch.md describes it: a document a line. */
#include <stdbool.h>
#include <stdlib.h>

#include "batch/report.h"
#include "soat/version.h"

static void begin(FILE *out) {
    fputs("{\"format\":\"soat-batch-report\",\"version\":1,\"generator\":\"soat " SOAT_VERSION
          "\",\"documents\":[",
          out);
}

static void write_row(FILE *out, const json_t *row, bool first) {
    static const char *const kept[] = {
        "input",      "base",    "state",   "pages", "failed_pages", "words", "changes", "doubts",
        "confidence", "seconds", "outputs", "worst", "failures",     "notes", "reason",  "time"};
    json_t *const value = json_object();
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        json_t *const field = json_object_get(row, kept[i]);
        if (field != NULL) {
            json_object_set(value, kept[i], field);
        }
    }
    fputs(first ? "\n" : ",\n", out);
    json_dumpf(value, out, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(value);
}

static void end(FILE *out, const soat__report_totals *totals) {
    json_t *const value =
        json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:f}", "documents",
                  (json_int_t)totals->documents, "done", (json_int_t)totals->done, "partial",
                  (json_int_t)totals->partial, "failed", (json_int_t)totals->failed, "pages",
                  totals->pages, "failed_pages", totals->failed_pages, "words", totals->words,
                  "changes", totals->changes, "doubts", totals->doubts, "seconds", totals->seconds);
    fputs("\n],\"totals\":", out);
    json_dumpf(value, out, JSON_COMPACT | JSON_REAL_PRECISION(6));
    fputs("}\n", out);
    json_decref(value);
}

const soat__report_kind soat__report_json = {
    .name = "report.json", .begin = begin, .row = write_row, .end = end};

#include "batch/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "batch/earlier.h"
#include "batch/path.h"

typedef struct report {
    const soat__earlier *known;
    const soat__entry **rows; /* in the order of their names */
    FILE **journals;
    char *line;
    size_t line_capacity;
} report;

static int by_name(const void *left, const void *right) {
    const soat__entry *const one = *(const soat__entry *const *)left;
    const soat__entry *const other = *(const soat__entry *const *)right;
    return strcmp(one->base, other->base);
}

static json_t *read_row(report *self, const soat__entry *entry) {
    FILE *const journal = self->journals[entry->journal];
    if (journal == NULL || fseeko(journal, entry->offset, SEEK_SET) != 0) {
        return NULL;
    }
    const ssize_t size = getline(&self->line, &self->line_capacity, journal);
    return size > 0 ? json_loadb(self->line, (size_t)size, 0, NULL) : NULL;
}

static void add(soat__report_totals *totals, const soat__entry *entry, const json_t *row) {
    size_t *const counts[SOAT__STATE_COUNT] = {[SOAT__STATE_FAILED] = &totals->failed,
                                               [SOAT__STATE_PARTIAL] = &totals->partial,
                                               [SOAT__STATE_DONE] = &totals->done};
    ++*counts[entry->state];
    totals->documents++;
    totals->pages += json_integer_value(json_object_get(row, "pages"));
    totals->failed_pages += json_integer_value(json_object_get(row, "failed_pages"));
    totals->words += json_integer_value(json_object_get(row, "words"));
    totals->changes += json_integer_value(json_object_get(row, "changes"));
    totals->doubts += json_integer_value(json_object_get(row, "doubts"));
    totals->seconds += json_number_value(json_object_get(row, "seconds"));
}

static void write_rows(report *self, const soat__report_kind *kind, FILE *out) {
    soat__report_totals totals = {0};
    kind->begin(out);
    for (size_t i = 0; i < self->known->count; i++) {
        json_t *const row = read_row(self, self->rows[i]);
        if (row != NULL) {
            kind->row(out, row, totals.documents == 0);
            add(&totals, self->rows[i], row);
        }
        json_decref(row);
    }
    kind->end(out, &totals);
}

static soat_status write_kind(report *self, const soat__report_kind *kind, const char *temporary,
                              const char *path, soat_error *error) {
    FILE *const out = fopen(temporary, "wbxe");
    if (out == NULL) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot write '%s': %s", path, strerror(errno));
    }
    write_rows(self, kind, out);
    const bool failed = ferror(out) != 0;
    const bool written = fclose(out) == 0 && !failed;
    const soat_status status = written ? soat__file_put_in_place(temporary, path, error)
                                       : soat__fail(error, SOAT_ERROR_IO, 0,
                                                    "cannot write '%s': %s", path, strerror(errno));
    if (status != SOAT_OK) {
        unlink(temporary);
    }
    return status;
}

static soat_status write_in(report *self, const soat__report_kind *kind, const char *folder,
                            soat_error *error) {
    soat_buffer path = SOAT_BUFFER_INIT, temporary = SOAT_BUFFER_INIT;
    soat_status status = soat__format(&path, error, "%s/%s", folder, kind->name);
    if (status == SOAT_OK) {
        /* Shards write the same report: each under a name of its own until it is whole. */
        status = soat__file_temporary_name(path.data, &temporary, error);
    }
    if (status == SOAT_OK) {
        status = write_kind(self, kind, temporary.data, path.data, error);
    }
    soat_buffer_dispose(&path);
    soat_buffer_dispose(&temporary);
    return status;
}

static soat_status write_both(report *self, const char *folder, soat_error *error) {
    const soat__earlier *const known = self->known;
    self->rows = soat__alloc(known->count, sizeof *self->rows);
    self->journals = soat__alloc(known->journal_count, sizeof *self->journals);
    if (self->rows == NULL || self->journals == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < known->count; i++) {
        self->rows[i] = &known->entries[i];
    }
    qsort(self->rows, known->count, sizeof *self->rows, by_name);
    for (size_t i = 0; i < known->journal_count; i++) {
        self->journals[i] = fopen(known->journals[i], "rbe");
    }
    const soat_status status = write_in(self, &soat__report_json, folder, error);
    return status == SOAT_OK ? write_in(self, &soat__report_html, folder, error) : status;
}

soat_status soat__report_write(const char *folder, soat_error *error) {
    soat__earlier known;
    soat_status status = soat__earlier_read(&known, folder, error);
    report self = {.known = &known};
    if (status == SOAT_OK) {
        status = write_both(&self, folder, error);
    }
    for (size_t i = 0; self.journals != NULL && i < known.journal_count; i++) {
        if (self.journals[i] != NULL) {
            fclose(self.journals[i]);
        }
    }
    soat__free(self.journals);
    soat__free((void *)self.rows);
    free(self.line);
    soat__earlier_dispose(&known);
    return status;
}

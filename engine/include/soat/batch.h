/*
 * Many documents, page by page, in worker processes, so that nothing is lost: a page that crashes,
 * hangs or eats memory costs that page; a run that is killed goes on where it was; a folder of
 * outputs holds whole files only.
 *
 * The engine knows nothing of what a page is. Its caller says how to open a document, how to make
 * the record of a page, and how to make an output from the records; all three are called in worker
 * processes. The calling process only schedules: it never touches a document.
 *
 *     soat_batch_run: next document → [worker] open → [worker] page … → [worker] output …
 *
 * In the folder of the outputs: BASE.SUFFIX a document and format; soat-journal.jsonl, what was
 * done (JSON lines, see docs/batch.md); report.json and report.html; failed/, a link to each input
 * that failed, and why; .soat-work/, finished pages of unfinished documents.
 *
 * Workers are forked: call soat_batch_run before the process starts any thread, and from one thread
 * at a time. In a worker every descriptor but 0, 1 and 2 is closed, and 0 and 1 are /dev/null.
 * Linux only.
 */
#ifndef SOAT_BATCH_H
#define SOAT_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Paths longer than this are refused, each with its document. */
enum { SOAT_BATCH_PATH_SIZE = 4096 };

/* Borrowed strings. */
typedef struct soat_batch_document {
    const char *path; /* the file to read */
    const char *name; /* what people call it; NULL: the path */
    const char *base; /* of the outputs, below their folder, without suffix; unlike any other */
} soat_batch_document;

/* What one page, or one document, came to. */
typedef struct soat_batch_facts {
    uint32_t words, changes, doubts;
    double confidence; /* mean over the words, 0 to 1; negative: there was nothing to be sure of */
    double seconds;    /* of CPU; filled in by the engine */
} soat_batch_facts;

/* What is kept of a page until its document is complete. The engine does not look inside. */
typedef struct soat_batch_record {
    soat_buffer page;  /* the record proper */
    soat_buffer image; /* the page's picture for formats that show it; may be empty */
} soat_batch_record;

/* A page as an output finds it. Valid until the next one is read. */
typedef struct soat_batch_page {
    uint32_t number;    /* in its document, from 1 */
    const char *reason; /* why it failed, and then the rest is empty; NULL: it did not */
    soat_batch_facts facts;
    soat_span page, image;
} soat_batch_page;

/* The finished pages of a document, in order. */
typedef struct soat_batch_pages soat_batch_pages;

/* The next page, or false in *more at the end. IO, FORMAT (a record was damaged), MEMORY. */
SOAT_API soat_status soat_batch_pages_next(soat_batch_pages *pages, soat_batch_page *out,
                                           bool *more, soat_error *error);

/*
 * From an output: something that people should know of the document (number 0), or of a page that
 * went without a part of this output (its number; the document is then partial). Told once each, as
 * an event, in the journal and in the reports; `text` is copied and may be cut.
 */
SOAT_API void soat_batch_pages_note(soat_batch_pages *pages, uint32_t number, const char *text);

/*
 * The work itself. All but `wanted` are called in worker processes only, and may crash or hang.
 * What `start` makes lives in `context`, of which each worker has its own copy.
 */
typedef struct soat_batch_work {
    void *context;
    /* Once in each worker. A failure here ends the run with this status. May be NULL. */
    soat_status (*start)(void *context, soat_error *error);
    /* Opens a document and counts its pages; closes the one before. */
    soat_status (*open)(void *context, const soat_batch_document *document, uint32_t *pages,
                        soat_error *error);
    /* Makes the record of a page of the open document. */
    soat_status (*page)(void *context, uint32_t number, soat_batch_record *out,
                        soat_batch_facts *facts, soat_error *error);
    /*
     * Makes output `index` of the document in the new file `path`; `page_count` pages are in the
     * document. The engine syncs the file and puts it in its place.
     */
    soat_status (*output)(void *context, const soat_batch_document *document, size_t index,
                          uint32_t page_count, soat_batch_pages *pages, const char *path,
                          soat_error *error);
    /* Whether the page is asked for; depends on nothing but the number. NULL: every page is. */
    bool (*wanted)(const void *context, uint32_t number);
} soat_batch_work;

typedef enum soat_batch_event_kind {
    SOAT_BATCH_OPENED,       /* page_count pages are to be done, some of them done earlier */
    SOAT_BATCH_PAGE_DONE,    /* number, facts */
    SOAT_BATCH_PAGE_RETRIED, /* number, reason: it is done once more */
    SOAT_BATCH_PAGE_FAILED,  /* number, reason: an empty page stands in its place */
    SOAT_BATCH_NOTED,        /* reason; number, or 0 for the document: soat_batch_pages_note */
    SOAT_BATCH_DONE,         /* page_count, facts: every output is in place */
    SOAT_BATCH_PARTIAL,      /* the same, but pages failed, or reason: an output did */
    SOAT_BATCH_FAILED,       /* reason: nothing could be read or written of the document */
    SOAT_BATCH_UNCHANGED,    /* was finished by an earlier run */
    SOAT_BATCH_OUTDATED      /* the same, but with other settings: it is done again */
} soat_batch_event_kind;

/* Borrowed until the callback returns. */
typedef struct soat_batch_event {
    soat_batch_event_kind kind;
    const soat_batch_document *document;
    uint32_t number, page_count, failed_pages;
    soat_batch_facts facts;
    const char *reason;
} soat_batch_event;

typedef enum soat_batch_next {
    SOAT_BATCH_NEXT_GIVEN,
    SOAT_BATCH_NEXT_LATER, /* ask again when wake_descriptor is readable */
    SOAT_BATCH_NEXT_NONE   /* that was all */
} soat_batch_next;

typedef enum soat_batch_stop {
    SOAT_BATCH_STOP_NO,
    SOAT_BATCH_STOP_SOON, /* pages in hand are finished and kept */
    SOAT_BATCH_STOP_NOW   /* workers are killed */
} soat_batch_stop;

typedef struct soat_batch_options {
    /* Called in the calling process, with `context`. */
    void *context;
    /* The next document, borrowed until the next call. */
    soat_batch_next (*next)(void *context, soat_batch_document *out);
    void (*event)(void *context, const soat_batch_event *event); /* may be NULL */
    /*
     * Without a folder: each page as soon as all before it are there, document after document; a
     * NULL page is the end of its document. A failure ends the run.
     */
    soat_status (*deliver)(void *context, const soat_batch_document *document, uint32_t page_count,
                           const soat_batch_page *page, soat_error *error);
    /* Asked when stop_descriptor is readable; takes away what made it so. */
    soat_batch_stop (*stop)(void *context);
    int stop_descriptor, wake_descriptor; /* -1: none */

    const char *folder;          /* of the outputs, made when needed; NULL: deliver */
    const char *scratch;         /* without a folder: an existing one for records, emptied again */
    const char *const *suffixes; /* of the outputs, without dot */
    size_t output_count;
    soat_span settings;     /* any bytes that differ when the outputs would */
    uint32_t workers;       /* at most; 0: one */
    double page_timeout;    /* seconds a page may take; 0: 300 */
    uint64_t page_memory;   /* bytes a worker may hold beyond its files; 0: 2 GB */
    bool resume;            /* leave finished documents alone, take over finished pages */
    bool retry_failed;      /* with resume: documents with failed pages are done again */
    uint32_t shard, shards; /* only the documents of shard 1 … shards; 0 of 0: all */
} soat_batch_options;

typedef struct soat_batch_summary {
    size_t done, partial, failed, unchanged; /* documents */
    size_t unchanged_partial;                /* of the unchanged: with failed pages or outputs */
    size_t unfinished;                       /* documents in hand when the run was stopped */
    size_t pages, failed_pages;              /* of those done in this run */
    bool interrupted;                        /* by `stop`; run again with resume */
    bool unfinished_earlier; /* without resume: records of an earlier run were thrown away */
} soat_batch_summary;

#define SOAT_BATCH_OPTIONS_INIT                                                                    \
    {                                                                                              \
        NULL, NULL, NULL, NULL, NULL, -1, -1, NULL, NULL, NULL, 0, {NULL, 0}, 0, 0, 0, false,      \
            false, 0, 0                                                                            \
    }

/*
 * Works until there is no next document. A document that fails is an event, not a failure of the
 * run. Fails, with *out filled in so far: what `start` gave; IO: the folder cannot be made or
 * written to, or is full; LIMIT: another run works in the folder; ARGUMENT, MEMORY, INTERNAL.
 * Memory of the caller: some hundred bytes a document known from the journal, 40 a page in hand.
 */
SOAT_API soat_status soat_batch_run(const soat_batch_work *work, const soat_batch_options *options,
                                    soat_batch_summary *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

/* A run: what the parts of the scheduler share. Lives in the calling process alone. */
#ifndef SOAT_BATCH_RUN_H
#define SOAT_BATCH_RUN_H

#include "batch/active.h"
#include "batch/journal.h"
#include "batch/worker.h"

typedef struct soat__run {
    const soat_batch_work *work;
    const soat_batch_options *options;
    soat_batch_summary *summary;
    soat__places places;
    soat_buffer work_folder, journal_path; /* own what the places and the journal borrow */
    soat_buffer path;                      /* for whoever needs one for a moment */
    soat_buffer bytes;                     /* of a record */
    int folder_lock;                       /* -1: none */
    soat__journal journal;
    soat__earlier earlier;
    uint64_t settings; /* their hash */
    uint64_t memory_limit;
    double time_limit, last_check; /* seconds */
    soat__worker *workers;
    size_t worker_count;
    soat__active *first, **last; /* documents in hand, in order */
    size_t active_count;
    soat_batch_next feed; /* what the last call of `next` gave */
    soat_batch_stop stopping;
    unsigned failed_starts; /* of workers, in a row */
    soat_status fatal;      /* the run ends with it; *error says why */
    soat_error *error;
} soat__run;

/* The run is to end: the first reason stays. */
void soat__run_fail(soat__run *self, soat_status status, const char *reason);

/* --- run_folder.c: everything on the disk that belongs to the run --- */

soat_status soat__run_folder_open(soat__run *self, soat_error *error);
/* Takes away what is empty, closes the journal. `complete`: nothing is left to be done. */
void soat__run_folder_close(soat__run *self, bool complete);

/* --- document.c: one document from beginning to end --- */

/* Takes it in hand, or says at once that it is finished or has failed. */
void soat__document_begin(soat__run *self, const soat_batch_document *document);
/* A job of the document was answered. */
void soat__document_reply(soat__run *self, soat__active *active, uint32_t number,
                          const soat__reply *reply);
/* An output has something to say of the document, or of page `number` of it. */
void soat__document_note(soat__run *self, soat__active *active, uint32_t number, const char *text);
/* A job of the document was lost with its worker, which somebody else may have `killed`. */
void soat__document_lost(soat__run *self, soat__active *active, soat__job_kind kind,
                         uint32_t number, bool killed, const char *reason);
/* Delivers, finishes, redoes: whatever its state asks for when no answer is awaited. */
void soat__document_settle(soat__run *self, soat__active *active);

/* --- document_end.c --- */

/* Everything is done that could be: journal, event, failed/. */
void soat__document_end(soat__run *self, soat__active *active);
void soat__document_page_event(soat__run *self, const soat__active *active,
                               soat_batch_event_kind kind, uint32_t number,
                               const soat_batch_facts *facts, const char *reason);
bool soat__outputs_exist(soat__run *self, const char *base);

#endif

/* A document that is being worked on: what of it is done, what is next, and what became of it. */
#ifndef SOAT_BATCH_ACTIVE_H
#define SOAT_BATCH_ACTIVE_H

#include "batch/earlier.h"
#include "batch/message.h"

enum { SOAT__WORST_MAX = 5, SOAT__OUTPUTS_MAX = 16, SOAT__FAILURES_TOLD = 100 };

/* A damaged file may claim any number of pages, and each would be tried. */
enum { SOAT__PAGES_MAX = 1000000 };

typedef enum soat__stage {
    SOAT__STAGE_OPENING,
    SOAT__STAGE_PAGES,
    SOAT__STAGE_OUTPUTS, /* or, without a folder, waiting to be delivered to the end */
    SOAT__STAGE_OVER
} soat__stage;

/* Of a job or a page. */
typedef enum soat__step {
    SOAT__STEP_WAITING,
    SOAT__STEP_RUNNING,
    SOAT__STEP_AGAIN, /* waiting, and failed once */
    SOAT__STEP_RUNNING_AGAIN,
    SOAT__STEP_DONE,
    SOAT__STEP_FAILED,
    SOAT__STEP_UNWANTED /* a page that was not asked for */
} soat__step;

typedef struct soat__page_failure {
    uint32_t number;
    char *reason;
} soat__page_failure;

typedef struct soat__worst_page {
    uint32_t number;
    double confidence;
} soat__worst_page;

typedef struct soat__active {
    struct soat__active *next;
    char *path, *name, *base;
    const soat__entry *earlier; /* or NULL */
    soat__stage stage;
    soat__identity identity;
    uint64_t key;
    uint32_t running; /* jobs in hand */
    bool changed;     /* the input did: nothing more is done until no job runs */
    bool redone;      /* once already, because it changed */
    uint8_t kills;    /* of workers, by others, that were no failures */
    uint8_t opening;  /* soat__step */
    uint8_t outputs[SOAT__OUTPUTS_MAX];
    uint32_t page_count, wanted_count, settled_count, failed_count;
    uint32_t cursor;      /* no page below it waits for the first time */
    uint32_t again_count; /* pages that wait for the second */
    uint8_t *pages;       /* soat__step of each */
    uint32_t delivered;   /* the last page that was delivered, or was not wanted */
    soat_batch_facts facts;
    double confidence_sum; /* over pages, weighted by words */
    uint64_t confidence_words;
    soat__worst_page worst[SOAT__WORST_MAX]; /* least sure first */
    size_t worst_count;
    soat__page_failure *failures; /* the first SOAT__FAILURES_TOLD */
    size_t failure_count, failure_capacity;
    soat__page_failure *notes; /* the first SOAT__FAILURES_TOLD; number 0: on the document */
    size_t note_count, note_capacity;
    bool lacks_parts;                     /* a note is on a page */
    char reason[SOAT_ERROR_MESSAGE_SIZE]; /* of a failed document or output */
} soat__active;

/* Copies the strings. LIMIT: one is too long; MEMORY. */
soat_status soat__active_new(soat__active **out, const soat_batch_document *document,
                             soat_error *error);
void soat__active_free(soat__active *self);

/* Forgets all that was learnt since it was made: the file has changed. */
void soat__active_restart(soat__active *self);

/* The pages are known. MEMORY. */
soat_status soat__active_set_pages(soat__active *self, uint32_t page_count,
                                   const soat_batch_work *work, soat_error *error);

/* A page is settled, well or not; `reason` is copied. MEMORY. */
void soat__active_page_done(soat__active *self, uint32_t number, const soat_batch_facts *facts);
soat_status soat__active_page_failed(soat__active *self, uint32_t number, const char *reason,
                                     soat_error *error);

/* False in *fresh when it was noted before, or there are too many. `text` is copied. MEMORY. */
soat_status soat__active_note(soat__active *self, uint32_t number, const char *text, bool *fresh,
                              soat_error *error);

soat_batch_document soat__active_document(const soat__active *self);

/* The job the document offers now, marked as running; false: none. Fills in all of *out. */
bool soat__active_next_job(soat__active *self, size_t output_count, soat__job *out);

/* How many jobs it would offer, one after the other. */
size_t soat__active_waiting(const soat__active *self, size_t output_count);

#endif

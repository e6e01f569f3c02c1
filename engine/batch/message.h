/* What parent and worker say to each other: one struct a message over a SOCK_SEQPACKET pair. */
#ifndef SOAT_BATCH_MESSAGE_H
#define SOAT_BATCH_MESSAGE_H

#include "batch/identity.h"
#include "soat/batch.h"

typedef enum soat__job_kind {
    SOAT__JOB_START, /* never sent: what a new worker does first */
    SOAT__JOB_OPEN,
    SOAT__JOB_PAGE,
    SOAT__JOB_OUTPUT
} soat__job_kind;

typedef struct soat__job {
    soat__job_kind kind;
    bool fresh;          /* a page: open the document anew */
    uint32_t number;     /* of the page from 1, or of the output from 0 */
    uint32_t page_count; /* an output: of the document */
    uint64_t key;        /* of its records */
    soat__identity identity;
    char path[SOAT_BATCH_PATH_SIZE], name[SOAT_BATCH_PATH_SIZE], base[SOAT_BATCH_PATH_SIZE];
} soat__job;

typedef struct soat__reply {
    soat__job_kind kind;
    bool alive; /* not an answer yet: the job goes on */
    bool noted; /* with alive: `message` is a note on page `number`, 0 on the document */
    uint32_t number;
    bool changed; /* the input is no longer what the job said: nothing was made */
    bool no_room; /* the disk is full or read-only: no later job would do better */
    soat_status status;
    uint32_t page_count; /* opening: pages of the document */
    soat__identity identity;
    soat_batch_facts facts;
    char message[SOAT_ERROR_MESSAGE_SIZE];
} soat__reply;

#endif

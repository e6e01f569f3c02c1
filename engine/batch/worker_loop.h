/* What a worker process does until its parent closes the connection. */
#ifndef SOAT_BATCH_WORKER_LOOP_H
#define SOAT_BATCH_WORKER_LOOP_H

#include "batch/message.h"
#include "batch/path.h"

/* Borrowed. */
typedef struct soat__worker_setup {
    const soat_batch_work *work;
    soat__places places;
    const char *const *suffixes;
} soat__worker_setup;

/* Announces itself, then answers jobs. Returns when there will be no more. */
void soat__worker_loop(const soat__worker_setup *setup, int socket);

#endif

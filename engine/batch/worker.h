/*
 * A worker process as its parent sees it: forked when there is work, given one job at a time,
 * killed when it takes too long or too much. A worker never outlives its parent.
 */
#ifndef SOAT_BATCH_WORKER_H
#define SOAT_BATCH_WORKER_H

#include <sys/types.h>

#include "batch/worker_loop.h"

typedef struct soat__worker {
    pid_t process; /* 0: there is none */
    int socket;
    bool busy; /* starting, or with `job` in hand */
    soat__job_kind job;
    void *document;  /* of the job; the scheduler's */
    uint32_t number; /* of the job's page or output */
    double since;    /* when it last showed life, in seconds of soat__now */
    uint64_t most;   /* bytes it was seen to hold during this job */
    uint64_t born;   /* bytes that were resident in its parent when it was forked */
} soat__worker;

/* Seconds on a clock that only goes forward. */
double soat__now(void);

/*
 * Forks. In the child everything but 0, 1, 2 is closed and soat__worker_loop runs; `memory` is how
 * many bytes it may allocate beyond what it was born with. IO, when there is no process to be had.
 */
soat_status soat__worker_fork(soat__worker *self, const soat__worker_setup *setup, uint64_t memory,
                              soat_error *error);

/* False when the worker has gone; it is then to be reaped. */
bool soat__worker_send(soat__worker *self, const soat__job *job);

typedef enum soat__heard { SOAT__HEARD_REPLY, SOAT__HEARD_NOTHING, SOAT__HEARD_END } soat__heard;

/* Takes one message without waiting. */
soat__heard soat__worker_receive(soat__worker *self, soat__reply *out);

/* Bytes that the process holds now beyond what it was born with, or 0 when that cannot be told. */
uint64_t soat__worker_memory(const soat__worker *self);

/* Kills it if it lives and says in `reason` how it ended. The slot is free afterwards. True when it
 * had been killed: by somebody else, unless it still lived. */
bool soat__worker_reap(soat__worker *self, uint64_t memory_limit,
                       char reason[SOAT_ERROR_MESSAGE_SIZE]);

/* Closes the connection, so that an idle worker ends, and waits for it. */
void soat__worker_end(soat__worker *self);

#endif

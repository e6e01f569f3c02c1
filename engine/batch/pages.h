/* The walk over the records of a document that an output is made from. */
#ifndef SOAT_BATCH_PAGES_H
#define SOAT_BATCH_PAGES_H

#include "batch/path.h"
#include "soat/batch.h"

/* Fill in all but the last group. */
struct soat_batch_pages {
    const soat__places *places;
    const char *base;
    const soat_batch_work *work;
    uint64_t key;
    uint32_t page_count;
    int socket; /* of a worker, who tells its parent that it is alive; -1: nobody to tell */

    uint32_t number;         /* of the last page given */
    double last_alive;       /* seconds */
    soat_buffer path, bytes; /* to be disposed of */
};

#endif

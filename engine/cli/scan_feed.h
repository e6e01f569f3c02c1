/* Where documents come from: the command line, a list that may still be written, a folder. */
#ifndef SOAT_CLI_SCAN_FEED_H
#define SOAT_CLI_SCAN_FEED_H

#include <soat/batch.h>
#include <soat/buffer.h>

#include "scan_inputs.h"
#include "scan_watch.h"

/* Zero-initialise it and fill in the first group. */
typedef struct scan_feed {
    scan_inputs *inputs;
    int list;          /* a descriptor to read paths from, a line each; -1: none */
    scan_watch *watch; /* or NULL */

    size_t given; /* of the inputs, those of the folder left out */
    soat_buffer line;
} scan_feed;

soat_batch_next scan_feed_next(scan_feed *self, soat_batch_document *out);

/* Readable when there may be a next document; -1 when waiting makes no sense. */
int scan_feed_descriptor(const scan_feed *self);

/* A document was done with: its file may be given again when it changes. */
void scan_feed_event(scan_feed *self, const soat_batch_event *event);

void scan_feed_dispose(scan_feed *self);

#endif

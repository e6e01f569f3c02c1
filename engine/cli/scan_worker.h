/* What a worker process of `soat scan` does: from pixels to the record of a page, and outputs. */
#ifndef SOAT_CLI_SCAN_WORKER_H
#define SOAT_CLI_SCAN_WORKER_H

#include "scan_outputs.h"
#include "scan_page.h"
#include "scan_settings.h"

/* Zero-initialise it and fill in the first group before the run; each worker has its copy. */
typedef struct scan_worker {
    const scan_settings *settings;
    const scan_formats *formats;
    soat_source_options source_options;
    scan_mode mode;
    corrector *corrector; /* opened before the workers are forked; its model is shared */

    soat_recognizer *recognizer;
    soat_page_source *source;
} scan_worker;

/* The callbacks of <soat/batch.h>; the context is the scan_worker, which must outlive the run. */
soat_batch_work scan_worker_work(scan_worker *self);

/* How the recogniser is to be made. Borrows from `settings`. */
soat_recognizer_options scan_worker_recognizer(const scan_settings *settings);

/*
 * For a process of its own: the libraries complain on standard error as they please; what matters
 * of it comes back as an error.
 */
void scan_worker_keep_quiet(void);

#endif

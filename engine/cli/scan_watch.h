/*
 * New files in a folder and the folders below it, each given when it is completely written: its
 * writer has closed it or moved it here, and a second later it was still the same.
 */
#ifndef SOAT_CLI_SCAN_WATCH_H
#define SOAT_CLI_SCAN_WATCH_H

#include "scan_inputs.h"

typedef struct scan_watch scan_watch;

/* Files that are there already are given too. NULL after a complaint. `folder` is borrowed. */
scan_watch *scan_watch_open(const char *folder, scan_inputs *inputs);
void scan_watch_close(scan_watch *self);

/* Readable when something happened in the folder. */
int scan_watch_descriptor(const scan_watch *self);

/* The next file, or NULL when none is ready: ask again within a second. */
scan_input *scan_watch_next(scan_watch *self);

#endif

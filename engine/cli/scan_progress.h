/* One line on stderr that tells how far a long run is; nothing at all when it is no terminal. */
#ifndef SOAT_CLI_SCAN_PROGRESS_H
#define SOAT_CLI_SCAN_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct scan_progress {
    bool shown;
    double started; /* seconds */
    size_t files, files_done;
    uint32_t pages, pages_done; /* of the file in hand */
    size_t all_pages_done;
} scan_progress;

void scan_progress_start(scan_progress *progress, size_t files, bool wanted);
void scan_progress_begin_file(scan_progress *progress, uint32_t pages);
void scan_progress_page_done(scan_progress *progress);
void scan_progress_end_file(scan_progress *progress);

/* Takes the line away, before something else is said on stderr and at the end. */
void scan_progress_clear(const scan_progress *progress);

#endif

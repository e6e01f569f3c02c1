#include "scan_progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Files not yet opened count as much as an average one done: their pages are not known. */
static double done_share(const scan_progress *progress) {
    const double part =
        progress->pages == 0 ? 0 : (double)progress->pages_done / (double)progress->pages;
    return ((double)progress->files_done + part) / (double)progress->files;
}

static void show(const scan_progress *progress) {
    if (!progress->shown) {
        return;
    }
    fprintf(stderr, "\r\033[K%u/%u pages", progress->pages_done, progress->pages);
    if (progress->files > 1) {
        fprintf(stderr, " of file %zu/%zu", progress->files_done + 1, progress->files);
    }
    const double elapsed = now() - progress->started, share = done_share(progress);
    if (progress->all_pages_done > 0 && elapsed > 0 && share > 0) {
        const unsigned left = (unsigned)(elapsed * (1 - share) / share);
        fprintf(stderr, ", %.0f pages/min, %u:%02u left",
                (double)progress->all_pages_done * 60 / elapsed, left / 60, left % 60);
    }
    fflush(stderr);
}

void scan_progress_start(scan_progress *progress, size_t files, bool wanted) {
    *progress = (scan_progress){
        .shown = wanted && isatty(STDERR_FILENO) == 1, .started = now(), .files = files};
}

void scan_progress_begin_file(scan_progress *progress, uint32_t pages) {
    progress->pages = pages;
    progress->pages_done = 0;
    show(progress);
}

void scan_progress_page_done(scan_progress *progress) {
    progress->pages_done++;
    progress->all_pages_done++;
    show(progress);
}

void scan_progress_end_file(scan_progress *progress) {
    progress->files_done++;
    progress->pages = progress->pages_done = 0;
}

void scan_progress_clear(const scan_progress *progress) {
    if (progress->shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
}

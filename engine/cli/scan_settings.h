/* What the command line of `soat scan` says. */
#ifndef SOAT_CLI_SCAN_SETTINGS_H
#define SOAT_CLI_SCAN_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "corrector.h"

typedef struct scan_settings {
    corrector_choice corrector;
    const char *folder, *to, *pages, *language, *tessdata, *progress, *shard, *list, *watch, *mode;
    size_t resolution, megapixels, workers, page_timeout, page_memory;
    bool raw, no_preparation, quiet, resume, retry_failed, reflow;
} scan_settings;

/* The whole command, once its line was read. An exit code. */
int scan_run(const scan_settings *settings, const option_list *operands);

#endif

/* The whole of `soat scan`: checks what was asked for, opens the models, runs the batch. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exit_code.h"
#include "message.h"
#include "page_ranges.h"
#include "scan_feed.h"
#include "scan_fingerprint.h"
#include "scan_print.h"
#include "scan_progress.h"
#include "scan_scratch.h"
#include "scan_signals.h"
#include "scan_worker.h"

typedef struct scan {
    const scan_settings *settings;
    scan_formats formats;
    scan_inputs inputs;
    scan_feed feed;
    scan_progress progress;
    scan_print print;
    corrector corrector; /* closed with --raw */
    scan_worker worker;
    scan_mode mode;
    char scratch[SCAN_SCRATCH_SIZE], standard_input[SCAN_SCRATCH_SIZE + 8];
    unsigned shard, shards;
    int signals;
    unsigned signal_count;
} scan;

/* --- callbacks of the run --- */

static soat_batch_next next(void *context, soat_batch_document *out) {
    scan *const self = context;
    return scan_feed_next(&self->feed, out);
}

static void event(void *context, const soat_batch_event *what) {
    scan *const self = context;
    scan_progress_event(&self->progress, what);
    scan_feed_event(&self->feed, what);
}

static soat_status deliver(void *context, const soat_batch_document *document, uint32_t page_count,
                           const soat_batch_page *page, soat_error *error) {
    scan *const self = context;
    scan_progress_clear(&self->progress);
    return scan_print_page(&self->print, document, page_count, page, error);
}

static soat_batch_stop stop(void *context) {
    scan *const self = context;
    const soat_batch_stop asked = scan_signals_take(self->signals, &self->signal_count);
    if (asked == SOAT_BATCH_STOP_SOON && !self->progress.json) {
        scan_progress_clear(&self->progress);
        message("stopping when the pages in hand are done; Ctrl-C again stops at once");
    }
    return asked;
}

/* --- what was asked for --- */

static bool read_shard(scan *self) {
    const char *const text = self->settings->shard;
    char end = '\0';
    if (text == NULL) {
        return true;
    }
    enum { SHARDS_MAX = 100000 };
    if (sscanf(text, "%u/%u%c", &self->shard, &self->shards, &end) != 2 || self->shard == 0 ||
        self->shard > self->shards || self->shards > SHARDS_MAX) {
        message("--shard is a part of a whole, such as 3/8, not '%s'", text);
        return false;
    }
    return true;
}

/* PDFs made among the inputs would be inputs of the next run. */
static bool makes_inputs(const scan *self, const option_list *operands) {
    struct stat facts;
    const char *const folder = self->settings->folder;
    for (size_t i = 0; folder != NULL && i < operands->count; i++) {
        if (scan_formats_hold(&self->formats, "pdf") && stat(operands->items[i], &facts) == 0 &&
            S_ISDIR(facts.st_mode) && scan_inputs_same(operands->items[i], folder)) {
            return true;
        }
    }
    return false;
}

/* A complaint and false when options contradict each other or lack what they need. */
static bool options_agree(const scan *self, const option_list *operands) {
    const scan_settings *const chosen = self->settings;
    enum { RESOLUTION_MIN = 50, RESOLUTION_MAX = 2400, MEMORY_MIN = 200 };
    const struct {
        bool wrong;
        const char *sentence;
    } rules[] = {
        {operands->count == 0 && chosen->list == NULL && chosen->watch == NULL,
         "no input: say what to scan; 'soat help scan' shows examples"},
        {chosen->list != NULL && chosen->watch != NULL,
         "--from-list and --watch exclude each other"},
        {chosen->folder == NULL && self->formats.count > 1,
         "several formats need a folder to go to: -o DIR"},
        {chosen->folder == NULL && scan_formats_hold(&self->formats, "pdf"),
         "a PDF needs a folder to go to: -o DIR"},
        {chosen->folder == NULL && chosen->watch != NULL,
         "--watch needs a folder to write to: -o DIR"},
        {chosen->folder == NULL && (chosen->resume || chosen->retry_failed),
         "--resume needs the folder of the run: -o DIR"},
        {chosen->folder == NULL && chosen->shard != NULL,
         "--shard needs a folder to write to: -o DIR"},
        {chosen->folder != NULL && chosen->watch != NULL &&
             scan_inputs_same(chosen->folder, chosen->watch),
         "the folder that is watched cannot take the outputs too: choose another -o DIR"},
        {makes_inputs(self, operands), "PDFs in the folder of the inputs would be scanned by the "
                                       "next run: choose another -o DIR"},
        {chosen->resolution != 0 &&
             (chosen->resolution < RESOLUTION_MIN || chosen->resolution > RESOLUTION_MAX),
         "--dpi lies between 50 and 2400"},
        {chosen->page_memory != 0 && chosen->page_memory < MEMORY_MIN,
         "--page-memory is at least 200, which the recogniser needs for a plain page"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].wrong) {
            message("%s", rules[i].sentence);
            return false;
        }
    }
    return true;
}

static int check_usage(scan *self, const option_list *operands) {
    const scan_settings *const chosen = self->settings;
    const bool good = page_ranges_check(chosen->pages) &&
                      scan_formats_parse(&self->formats, chosen->to) && read_shard(self) &&
                      scan_mode_parse(&self->mode, chosen->mode) && options_agree(self, operands) &&
                      scan_progress_start(&self->progress, chosen->progress, chosen->quiet);
    return good ? OPTIONS_GO_ON : EXIT_CODE_USAGE;
}

/* --- inputs --- */

/* `-` is a document: it is kept in a file, for its pages are read by several processes. */
static bool replace_standard_input(scan *self, option_list *operands) {
    for (size_t i = 0; i < operands->count; i++) {
        if (strcmp(operands->items[i], "-") != 0) {
            continue;
        }
        if (self->standard_input[0] == '\0') {
            snprintf(self->standard_input, sizeof self->standard_input, "%s/stdin", self->scratch);
            if (!scan_scratch_copy_input(self->standard_input)) {
                return false;
            }
        }
        operands->items[i] = self->standard_input;
    }
    return true;
}

static bool name_standard_input(scan *self) {
    if (self->standard_input[0] == '\0') {
        return true;
    }
    scan_input *const item = scan_inputs_add(&self->inputs, self->standard_input, "stdin");
    if (item != NULL) {
        item->name = "-";
    }
    return item != NULL;
}

static int open_list(scan *self) {
    const char *const list = self->settings->list;
    self->feed.list = -1;
    if (list == NULL) {
        return OPTIONS_GO_ON;
    }
    self->feed.list = strcmp(list, "-") == 0 ? STDIN_FILENO : open(list, O_RDONLY | O_CLOEXEC);
    if (self->feed.list < 0) {
        message("cannot open '%s': %s", list, strerror(errno));
        return EXIT_CODE_NO_INPUT;
    }
    return OPTIONS_GO_ON;
}

static int find_inputs(scan *self, option_list *operands) {
    const char *const folder = self->settings->folder;
    self->inputs.spare = folder;
    self->inputs.report = folder != NULL && (scan_formats_hold(&self->formats, "json") ||
                                             scan_formats_hold(&self->formats, "html"));
    self->feed.inputs = &self->inputs;
    if (!replace_standard_input(self, operands)) {
        return EXIT_CODE_NO_INPUT;
    }
    if (!scan_inputs_find(&self->inputs, operands) || !name_standard_input(self)) {
        message("out of memory");
        return EXIT_CODE_INTERNAL;
    }
    const int code = open_list(self);
    if (code != OPTIONS_GO_ON || self->settings->list != NULL) {
        return code;
    }
    if (self->settings->watch != NULL) {
        self->feed.watch = scan_watch_open(self->settings->watch, &self->inputs);
        return self->feed.watch != NULL ? OPTIONS_GO_ON : EXIT_CODE_NO_INPUT;
    }
    if (self->inputs.count == 0) {
        message("there is nothing to scan: no PDF and no image among the inputs");
        return EXIT_CODE_NO_INPUT;
    }
    self->progress.documents = self->shards > 1 ? 0 : self->inputs.count;
    return OPTIONS_GO_ON;
}

/* --- the run --- */

/* The cores that this process may use, as taskset, Slurm and containers say. */
static uint32_t count_cores(void) {
    cpu_set_t set;
    CPU_ZERO(&set);
    const int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > 0 ? (uint32_t)count : 1;
}

static soat_batch_options options_of(scan *self) {
    const scan_settings *const chosen = self->settings;
    soat_batch_options options = SOAT_BATCH_OPTIONS_INIT;
    options.context = self;
    options.next = next;
    options.event = event;
    options.stop = stop;
    options.stop_descriptor = self->signals;
    options.wake_descriptor = scan_feed_descriptor(&self->feed);
    if (chosen->folder != NULL) {
        options.folder = chosen->folder;
        options.suffixes = self->formats.names;
        options.output_count = self->formats.count;
    } else {
        options.deliver = deliver;
        options.scratch = self->scratch;
    }
    options.workers = chosen->workers > 0 ? (uint32_t)chosen->workers : count_cores();
    options.page_timeout = (double)chosen->page_timeout;
    options.page_memory = (uint64_t)chosen->page_memory * 1000000;
    options.resume = chosen->resume || chosen->retry_failed || chosen->watch != NULL;
    options.retry_failed = chosen->retry_failed;
    options.shard = self->shard;
    options.shards = self->shards;
    return options;
}

static int complain_of_run(scan *self, soat_status status, const soat_error *error) {
    if (self->print.failure != 0) {
        errno = self->print.failure; /* main says what there is to say of standard output */
        return self->print.failure == EPIPE ? EXIT_CODE_OK : EXIT_CODE_SOME_FAILED;
    }
    message("%s", error->message);
    if (status == SOAT_ERROR_IO && self->settings->folder != NULL) {
        message("what was finished is kept: the same command with --resume goes on from there");
    }
    return status == SOAT_ERROR_NOT_FOUND ? EXIT_CODE_MODEL : exit_code_of(status);
}

static int exit_code(const scan *self, const soat_batch_summary *sums) {
    if (sums->interrupted && (self->settings->watch == NULL || sums->unfinished > 0)) {
        return EXIT_CODE_INTERRUPTED;
    }
    const size_t read = sums->done + sums->partial + sums->unchanged;
    const size_t failed = sums->failed + self->inputs.missing;
    if (read == 0 && failed > 0) {
        return self->settings->watch != NULL ? EXIT_CODE_SOME_FAILED : EXIT_CODE_NO_INPUT;
    }
    return failed + sums->partial + sums->unchanged_partial > 0 ? EXIT_CODE_SOME_FAILED
                                                                : EXIT_CODE_OK;
}

static int run_batch(scan *self, soat_span fingerprint) {
    self->signals = scan_signals_open();
    soat_batch_options options = options_of(self);
    options.settings = fingerprint;
    const soat_batch_work work = scan_worker_work(&self->worker);
    soat_batch_summary sums;
    soat_error error = {0};
    const soat_status status = soat_batch_run(&work, &options, &sums, &error);
    scan_progress_end(&self->progress, &sums);
    if (sums.unfinished_earlier) {
        message("an unfinished run in '%s' was thrown away; --resume would have gone on with it",
                self->settings->folder);
    }
    return status == SOAT_OK ? exit_code(self, &sums) : complain_of_run(self, status, &error);
}

static int open_and_run(scan *self) {
    const scan_settings *const chosen = self->settings;
    const int code =
        chosen->raw ? OPTIONS_GO_ON : corrector_open(&self->corrector, &chosen->corrector);
    if (code != OPTIONS_GO_ON) {
        return code;
    }
    self->worker = (scan_worker){.settings = chosen,
                                 .formats = &self->formats,
                                 .source_options = {.resolution = (int32_t)chosen->resolution,
                                                    .max_megapixels = (double)chosen->megapixels},
                                 .mode = self->mode,
                                 .corrector = &self->corrector};
    self->print = (scan_print){
        .format = self->formats.names[0], .raw = chosen->raw, .reflow = chosen->reflow};
    soat_buffer fingerprint = SOAT_BUFFER_INIT;
    soat_error error = {0};
    /* Pages that are printed are kept for nobody: nothing will ask how they were made. */
    const soat_status status =
        chosen->folder != NULL
            ? scan_fingerprint(&fingerprint, chosen, self->corrector.model, &error)
            : SOAT_OK;
    const int made = status == SOAT_OK ? run_batch(self, soat_buffer_span(&fingerprint))
                                       : complain_of_run(self, status, &error);
    soat_buffer_dispose(&fingerprint);
    return made;
}

static bool needs_scratch(const scan *self, const option_list *operands) {
    bool found = self->settings->folder == NULL;
    for (size_t i = 0; i < operands->count; i++) {
        found = found || strcmp(operands->items[i], "-") == 0;
    }
    return found;
}

int scan_run(const scan_settings *settings, const option_list *operands) {
    soat_scan_silence();
    signal(SIGXFSZ, SIG_IGN); /* a file beyond the limit is an error like a full disk */
    scan self = {.settings = settings, .signals = -1};
    option_list wanted = *operands; /* the items themselves are the command's */
    int code = check_usage(&self, operands);
    if (code == OPTIONS_GO_ON && needs_scratch(&self, operands) &&
        !scan_scratch_make(self.scratch)) {
        code = EXIT_CODE_SOME_FAILED;
    }
    if (code == OPTIONS_GO_ON) {
        code = find_inputs(&self, &wanted);
    }
    if (code == OPTIONS_GO_ON) {
        code = open_and_run(&self);
    }
    const int number = errno;
    scan_scratch_remove(self.scratch);
    scan_print_dispose(&self.print);
    scan_feed_dispose(&self.feed);
    scan_inputs_dispose(&self.inputs);
    corrector_close(&self.corrector);
    errno = number;
    return code;
}

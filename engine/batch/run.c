#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/memory.h"
#include "batch/run.h"
#include "soat/version.h"

enum { TIME_LIMIT = 300, CHECK_EVERY = 250 /* ms */, STARTS_MAX = 3, WORKERS_MAX = 1024 };
static const uint64_t memory_limit = UINT64_C(2000000000);

void soat__run_fail(soat__run *self, soat_status status, const char *reason) {
    if (self->fatal == SOAT_OK) {
        self->fatal = status;
        soat__fail(self->error, status, 0, "%s", reason);
    }
}

/* --- giving --- */

static bool may_go_on(const soat__run *self) {
    return self->fatal == SOAT_OK && self->stopping == SOAT_BATCH_STOP_NO;
}

/* Documents are opened only when those in hand leave a worker idle, so few are. */
static bool may_begin(const soat__run *self) {
    return self->feed == SOAT_BATCH_NEXT_GIVEN && self->active_count <= 2 * self->worker_count;
}

static void begin_next(soat__run *self) {
    soat_batch_document document = {0};
    self->feed = self->options->next(self->options->context, &document);
    if (self->feed == SOAT_BATCH_NEXT_GIVEN) {
        soat__document_begin(self, &document);
    }
}

/* The next job there is and whose it is, or NULL. */
static soat__active *find_job(soat__run *self, soat__job *out) {
    while (may_go_on(self)) {
        for (soat__active *active = self->first; active != NULL; active = active->next) {
            if (soat__active_next_job(active, self->options->output_count, out)) {
                return active;
            }
        }
        if (!may_begin(self)) {
            return NULL;
        }
        begin_next(self);
    }
    return NULL;
}

/* Jobs that could be given now; documents are begun until there are more than `enough`. */
static size_t count_waiting(soat__run *self, size_t enough) {
    while (may_go_on(self)) {
        size_t count = 0;
        for (const soat__active *active = self->first; active != NULL; active = active->next) {
            count += soat__active_waiting(active, self->options->output_count);
        }
        if (count > enough || !may_begin(self)) {
            return count;
        }
        begin_next(self);
    }
    return 0;
}

static void lose(soat__run *self, soat__worker *worker, const char *told) {
    const soat__worker was = *worker;
    char reason[SOAT_ERROR_MESSAGE_SIZE];
    const bool killed = soat__worker_reap(worker, self->memory_limit, reason) && told == NULL;
    const char *const why = told != NULL ? told : reason;
    if (was.busy && was.job == SOAT__JOB_START) {
        if (++self->failed_starts == STARTS_MAX) {
            char text[SOAT_ERROR_MESSAGE_SIZE];
            snprintf(text, sizeof text, "no worker process comes up: %.440s", why);
            soat__run_fail(self, SOAT_ERROR_INTERNAL, text);
        }
    } else if (was.busy) {
        soat__document_lost(self, was.document, was.job, was.number, killed, why);
    }
}

static void start_worker(soat__run *self, soat__worker *worker) {
    const soat__worker_setup setup = {
        .work = self->work, .places = self->places, .suffixes = self->options->suffixes};
    soat_error error = {0};
    const soat_status status = soat__worker_fork(worker, &setup, self->memory_limit, &error);
    if (status != SOAT_OK) {
        soat__run_fail(self, status, error.message);
    }
}

static void give_job(soat__run *self, soat__worker *worker) {
    soat__job job;
    memset(&job, 0, sizeof job);
    soat__active *const active = find_job(self, &job);
    if (active != NULL) {
        worker->document = active;
        if (!soat__worker_send(worker, &job)) {
            lose(self, worker, NULL);
        }
    }
}

/* Workers are started only for jobs that wait: a short document needs one. */
static void give_jobs(soat__run *self) {
    size_t starting = 0;
    for (size_t i = 0; i < self->worker_count; i++) {
        soat__worker *const worker = &self->workers[i];
        if (worker->process != 0 && !worker->busy) {
            give_job(self, worker);
        }
        starting += worker->process != 0 && worker->busy && worker->job == SOAT__JOB_START;
    }
    for (size_t i = 0; i < self->worker_count; i++) {
        if (self->workers[i].process == 0 && count_waiting(self, starting) > starting) {
            start_worker(self, &self->workers[i]);
            starting++;
        }
    }
}

/* --- taking --- */

static void started(soat__run *self, const soat__reply *reply) {
    self->failed_starts = 0;
    if (reply->status != SOAT_OK) {
        soat__run_fail(self, reply->status, reply->message);
    }
}

static void hear(soat__run *self, soat__worker *worker) {
    soat__reply reply;
    const soat__heard heard = soat__worker_receive(worker, &reply);
    if (heard == SOAT__HEARD_END) {
        lose(self, worker, NULL);
    }
    if (heard != SOAT__HEARD_REPLY) {
        return;
    }
    worker->since = soat__now();
    if (reply.noted) {
        soat__document_note(self, worker->document, reply.number, reply.message);
    }
    if (reply.alive) {
        return;
    }
    worker->busy = false;
    if (reply.kind == SOAT__JOB_START) {
        started(self, &reply);
    } else {
        soat__document_reply(self, worker->document, worker->number, &reply);
    }
}

/* When this process itself was stopped for a while, so were its workers, as a rule. */
static void forgive_pause(soat__run *self, double now) {
    enum { PAUSE = 5 /* seconds; many times the longest wait */ };
    const double gap = self->last_check > 0 ? now - self->last_check : 0;
    for (size_t i = 0; gap > PAUSE && i < self->worker_count; i++) {
        self->workers[i].since += gap;
    }
    self->last_check = now;
}

static void check_limits(soat__run *self) {
    const double now = soat__now();
    forgive_pause(self, now);
    for (size_t i = 0; i < self->worker_count; i++) {
        soat__worker *const worker = &self->workers[i];
        if (worker->process == 0 || !worker->busy) {
            continue;
        }
        const uint64_t held = soat__worker_memory(worker);
        worker->most = held > worker->most ? held : worker->most;
        char reason[128] = "";
        if (held > self->memory_limit) {
            snprintf(reason, sizeof reason, "needs more memory than the limit of %" PRIu64 " MB",
                     self->memory_limit / 1000000);
        } else if (now - worker->since > self->time_limit) {
            snprintf(reason, sizeof reason, "took longer than the limit of %g seconds",
                     self->time_limit);
        }
        if (reason[0] != '\0') {
            lose(self, worker, reason);
        }
    }
}

static void ask_stop(soat__run *self) {
    const soat_batch_stop asked = self->options->stop(self->options->context);
    self->stopping = asked > self->stopping ? asked : self->stopping;
    self->summary->interrupted = self->stopping != SOAT_BATCH_STOP_NO;
}

static bool any_busy(const soat__run *self) {
    for (size_t i = 0; i < self->worker_count; i++) {
        if (self->workers[i].process != 0 && self->workers[i].busy) {
            return true;
        }
    }
    return false;
}

/* Waits for something to happen and deals with it. `places` has room for workers and two more. */
static void wait_for_news(soat__run *self, struct pollfd *places) {
    const bool later = self->feed == SOAT_BATCH_NEXT_LATER && may_go_on(self);
    nfds_t count = 0;
    places[count++] = (struct pollfd){.fd = self->options->stop_descriptor, .events = POLLIN};
    places[count++] =
        (struct pollfd){.fd = later ? self->options->wake_descriptor : -1, .events = POLLIN};
    for (size_t i = 0; i < self->worker_count; i++) {
        const bool there = self->workers[i].process != 0;
        places[count++] =
            (struct pollfd){.fd = there ? self->workers[i].socket : -1, .events = POLLIN};
    }
    if (poll(places, count, any_busy(self) ? CHECK_EVERY : 4 * CHECK_EVERY) < 0 && errno != EINTR) {
        soat__run_fail(self, SOAT_ERROR_IO, "waiting for the worker processes failed");
        return;
    }
    if (places[0].revents != 0) {
        ask_stop(self);
    }
    if (later) {
        self->feed = SOAT_BATCH_NEXT_GIVEN; /* time to ask again, woken or not */
    }
    for (size_t i = 0; i < self->worker_count; i++) {
        if (places[i + 2].revents != 0 && self->workers[i].process != 0) {
            hear(self, &self->workers[i]);
        }
    }
    check_limits(self);
}

/* A document that ended may let the one behind it be delivered. */
static void settle_first(soat__run *self) {
    const soat__active *before = NULL;
    while (self->options->deliver != NULL && self->first != before && self->fatal == SOAT_OK &&
           self->first != NULL) {
        before = self->first;
        soat__document_settle(self, self->first);
    }
}

static bool is_over(const soat__run *self) {
    if (self->stopping == SOAT_BATCH_STOP_NOW) {
        return true;
    }
    if (any_busy(self)) {
        return false;
    }
    return !may_go_on(self) || (self->feed == SOAT_BATCH_NEXT_NONE && self->first == NULL);
}

static void work_through(soat__run *self, struct pollfd *places) {
    for (;;) {
        give_jobs(self);
        settle_first(self);
        if (is_over(self)) {
            return;
        }
        wait_for_news(self, places);
    }
}

/* --- beginning and end --- */

static void end_workers(soat__run *self) {
    char reason[SOAT_ERROR_MESSAGE_SIZE];
    for (size_t i = 0; i < self->worker_count; i++) {
        soat__worker *const worker = &self->workers[i];
        if (worker->process != 0 && worker->busy) {
            soat__worker_reap(worker, 0, reason);
        }
        soat__worker_end(worker);
    }
}

static void forget_documents(soat__run *self) {
    while (self->first != NULL) {
        soat__active *const next = self->first->next;
        soat__active_free(self->first);
        self->first = next;
    }
}

static uint64_t hash_settings(const soat_batch_options *options) {
    XXH64_hash_t hash = XXH3_64bits(SOAT_VERSION, sizeof SOAT_VERSION);
    for (size_t i = 0; i < options->output_count; i++) {
        hash = XXH3_64bits_withSeed(options->suffixes[i], strlen(options->suffixes[i]) + 1, hash);
    }
    return XXH3_64bits_withSeed(options->settings.size > 0 ? options->settings.data : "",
                                options->settings.size, hash);
}

static soat_status check_options(const soat_batch_options *options, soat_error *error) {
    const bool outputs = options->folder != NULL && options->output_count > 0 &&
                         options->output_count <= SOAT__OUTPUTS_MAX && options->deliver == NULL;
    const bool delivery = options->folder == NULL && options->output_count == 0 &&
                          options->deliver != NULL && options->scratch != NULL;
    if (options->next == NULL || outputs == delivery || options->shard > options->shards ||
        (options->shards > 0 && options->shard == 0)) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "a batch either writes outputs to a folder or delivers pages");
    }
    return SOAT_OK;
}

static soat_status run_in_folder(soat__run *self, soat_error *error) {
    struct pollfd *const places = soat__alloc(self->worker_count + 2, sizeof *places);
    self->workers = soat__alloc(self->worker_count, sizeof *self->workers);
    soat_status status = places == NULL || self->workers == NULL
                             ? soat__fail_memory(error)
                             : soat__run_folder_open(self, error);
    if (status == SOAT_OK) {
        work_through(self, places);
        end_workers(self);
        self->summary->unfinished = self->active_count;
        const bool complete = self->fatal == SOAT_OK && !self->summary->interrupted;
        soat__run_folder_close(self, complete);
        status = self->fatal;
    } else {
        soat__run_folder_close(self, false);
    }
    forget_documents(self);
    soat__free(places);
    soat__free(self->workers);
    return status;
}

soat_status soat_batch_run(const soat_batch_work *work, const soat_batch_options *options,
                           soat_batch_summary *out, soat_error *error) {
    *out = (soat_batch_summary){0};
    const soat_status status = check_options(options, error);
    if (status != SOAT_OK) {
        return status;
    }
    soat__run self = {.work = work,
                      .options = options,
                      .summary = out,
                      .folder_lock = -1,
                      .journal = {.file = -1},
                      .settings = hash_settings(options),
                      .memory_limit =
                          options->page_memory > 0 ? options->page_memory : memory_limit,
                      .time_limit = options->page_timeout > 0 ? options->page_timeout : TIME_LIMIT,
                      .worker_count = options->workers == 0            ? 1
                                      : options->workers > WORKERS_MAX ? WORKERS_MAX
                                                                       : options->workers,
                      .error = error};
    self.last = &self.first;
    const soat_status made = run_in_folder(&self, error);
    soat__earlier_dispose(&self.earlier);
    soat_buffer_dispose(&self.work_folder);
    soat_buffer_dispose(&self.journal_path);
    soat_buffer_dispose(&self.path);
    soat_buffer_dispose(&self.bytes);
    return made;
}

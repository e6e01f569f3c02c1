#include "batch/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

double soat__now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

enum { STATM_RESIDENT = 1, STATM_SHARED = 2, STATM_DATA = 5, STATM_FIELDS = 7 };

/* The numbers of /proc/PID/statm, in pages. */
static bool read_statm(pid_t process, uint64_t out[STATM_FIELDS]) {
    char path[64], text[256];
    snprintf(path, sizeof path, "/proc/%d/statm", (int)process);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const ssize_t size = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0) {
        close(file);
    }
    if (size <= 0) {
        return false;
    }
    text[size] = '\0';
    return sscanf(text,
                  "%" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64
                  " %" SCNu64,
                  &out[0], &out[1], &out[2], &out[3], &out[4], &out[5], &out[6]) == STATM_FIELDS;
}

static uint64_t page_bytes(void) {
    const long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? (uint64_t)size : 4096;
}

uint64_t soat__worker_memory(const soat__worker *self) {
    uint64_t pages[STATM_FIELDS];
    if (!read_statm(self->process, pages) || pages[STATM_SHARED] > pages[STATM_RESIDENT]) {
        return 0;
    }
    const uint64_t own = (pages[STATM_RESIDENT] - pages[STATM_SHARED]) * page_bytes();
    return own > self->born ? own - self->born : 0;
}

static uint64_t resident_now(void) {
    uint64_t pages[STATM_FIELDS];
    return read_statm(getpid(), pages) ? pages[STATM_RESIDENT] * page_bytes() : 0;
}

/* An allocation beyond it fails at once, where watching from outside would come too late. */
static void limit_memory(uint64_t bytes) {
    uint64_t pages[STATM_FIELDS], limit = 0;
    if (bytes == 0 || !read_statm(getpid(), pages) ||
        __builtin_add_overflow(pages[STATM_DATA] * page_bytes(), bytes, &limit)) {
        return;
    }
    const struct rlimit both = {.rlim_cur = limit, .rlim_max = limit};
    (void)setrlimit(RLIMIT_DATA, &both);
}

/* Nothing of the parent stays open: not its journal, not the sockets of other workers. */
static int keep_only(int socket) {
    const int null = open("/dev/null", O_RDWR);
    if (null >= 0) {
        dup2(null, 0);
        dup2(null, 1);
    }
    const int place = 3;
    if (socket != place) {
        dup2(socket, place);
    }
    close_range((unsigned)place + 1, ~0U, 0);
    return place;
}

static void be_worker(const soat__worker_setup *setup, int socket, pid_t parent, uint64_t memory) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == parent) {
        limit_memory(memory);
        /* A core of each crashed worker would fill the disk. */
        const struct rlimit none = {0};
        (void)setrlimit(RLIMIT_CORE, &none);
        soat__worker_loop(setup, keep_only(socket));
    }
}

soat_status soat__worker_fork(soat__worker *self, const soat__worker_setup *setup, uint64_t memory,
                              soat_error *error) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot connect to a worker process: %s",
                          strerror(errno));
    }
    const pid_t parent = getpid(), process = fork();
    if (process == 0) {
        be_worker(setup, pair[1], parent, memory);
        _exit(0); /* a worker ends here, without what the caller planned for its own end */
    }
    const int number = errno;
    close(pair[1]);
    if (process < 0) {
        close(pair[0]);
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot start a worker process: %s",
                          strerror(number));
    }
    *self = (soat__worker){.process = process,
                           .socket = pair[0],
                           .busy = true,
                           .job = SOAT__JOB_START,
                           .since = soat__now(),
                           .born = resident_now()};
    return SOAT_OK;
}

bool soat__worker_send(soat__worker *self, const soat__job *job) {
    self->busy = true;
    self->job = job->kind;
    self->number = job->number;
    self->since = soat__now();
    self->most = 0;
    return send(self->socket, job, sizeof *job, MSG_NOSIGNAL) == (ssize_t)sizeof *job;
}

soat__heard soat__worker_receive(soat__worker *self, soat__reply *out) {
    const ssize_t got = recv(self->socket, out, sizeof *out, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return SOAT__HEARD_NOTHING;
    }
    return got == (ssize_t)sizeof *out ? SOAT__HEARD_REPLY : SOAT__HEARD_END;
}

static void free_slot(soat__worker *self) {
    close(self->socket);
    *self = (soat__worker){0};
}

/* Out of memory shows as an abort, a crash or a kill: how much it held tells them apart. */
static bool was_memory(const soat__worker *self, const struct rusage *used, uint64_t limit) {
    const uint64_t peak = (uint64_t)used->ru_maxrss * 1024, much = limit / 4 * 3;
    return limit > 0 && (self->most > much || (peak > self->born && peak - self->born > much));
}

bool soat__worker_reap(soat__worker *self, uint64_t memory_limit,
                       char reason[SOAT_ERROR_MESSAGE_SIZE]) {
    int state = 0;
    struct rusage used = {0};
    kill(self->process, SIGKILL); /* one that has ended keeps its own reason */
    while (wait4(self->process, &state, 0, &used) < 0 && errno == EINTR) {
    }
    const bool memory = WIFSIGNALED(state) && was_memory(self, &used, memory_limit);
    const bool killed = WIFSIGNALED(state) && WTERMSIG(state) == SIGKILL && !memory;
    if (memory) {
        snprintf(reason, SOAT_ERROR_MESSAGE_SIZE,
                 "needs more memory than the limit of %" PRIu64 " MB", memory_limit / 1000000);
    } else if (killed) {
        snprintf(reason, SOAT_ERROR_MESSAGE_SIZE,
                 "the worker process was killed from outside (signal 9, KILL)");
    } else if (WIFSIGNALED(state)) {
        const int number = WTERMSIG(state);
        snprintf(reason, SOAT_ERROR_MESSAGE_SIZE, "the worker process crashed (signal %d, %s)",
                 number, sigabbrev_np(number) != NULL ? sigabbrev_np(number) : "unknown");
    } else {
        snprintf(reason, SOAT_ERROR_MESSAGE_SIZE, "the worker process ended with code %d",
                 WEXITSTATUS(state));
    }
    free_slot(self);
    return killed;
}

void soat__worker_end(soat__worker *self) {
    if (self->process == 0) {
        return;
    }
    const pid_t process = self->process;
    free_slot(self);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
    }
}

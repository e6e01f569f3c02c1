#include "batch/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "text/utf8.h"

static soat_status fail(const soat__journal *self, const char *verb, soat_error *error) {
    return soat__fail(error, SOAT_ERROR_IO, 0, "cannot %s the journal '%s': %s", verb, self->path,
                      strerror(errno));
}

/* Where the last whole line ends. */
static bool find_end(int file, off_t size, off_t *out) {
    char bytes[4096];
    for (off_t at = size; at > 0;) {
        const off_t begin = at > (off_t)sizeof bytes ? at - (off_t)sizeof bytes : 0;
        const size_t wanted = (size_t)(at - begin);
        if (pread(file, bytes, wanted, begin) != (ssize_t)wanted) {
            return false;
        }
        const char *const found = memrchr(bytes, '\n', wanted);
        if (found != NULL) {
            *out = begin + (found - bytes) + 1;
            return true;
        }
        at = begin;
    }
    *out = 0;
    return true;
}

bool soat__lock(int file, int how) {
    enum { TRIES = 20, PAUSE = 50 * 1000 /* microseconds */ };
    for (int i = 0; i < TRIES; i++) {
        if (flock(file, how | LOCK_NB) == 0) {
            return true;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return false;
        }
        usleep(PAUSE);
    }
    errno = EWOULDBLOCK;
    return false;
}

static soat_status begin(soat__journal *self, bool keep, soat_error *error) {
    struct stat facts;
    off_t end = 0;
    if (!soat__lock(self->file, LOCK_EX)) {
        return errno == EWOULDBLOCK
                   ? soat__fail(error, SOAT_ERROR_LIMIT, 0,
                                "another run is at work here (it holds '%s'); wait for it, or "
                                "share the work with --shard",
                                self->path)
                   : fail(self, "lock", error);
    }
    if (fstat(self->file, &facts) != 0 || (keep && !find_end(self->file, facts.st_size, &end))) {
        return fail(self, "read", error);
    }
    return ftruncate(self->file, end) == 0 ? SOAT_OK : fail(self, "write", error);
}

soat_status soat__journal_open(soat__journal *self, const char *path, bool keep,
                               soat_error *error) {
    *self = (soat__journal){
        .file = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666),
        .path = path};
    if (self->file < 0) {
        return fail(self, "open", error);
    }
    const soat_status status = begin(self, keep, error);
    if (status != SOAT_OK) {
        soat__journal_close(self);
    }
    return status;
}

void soat__journal_close(soat__journal *self) {
    if (self->file >= 0) {
        close(self->file);
    }
    self->file = -1;
}

/* A line that found no room leaves no half behind. */
static soat_status write_line(soat__journal *self, const char *line, size_t size,
                              soat_error *error) {
    const off_t before = lseek(self->file, 0, SEEK_END);
    const ssize_t put = write(self->file, line, size);
    if (put == (ssize_t)size && fsync(self->file) == 0) {
        return SOAT_OK;
    }
    if (put >= 0 && put < (ssize_t)size) {
        errno = ENOSPC;
    }
    const soat_status status = fail(self, "write", error);
    (void)!ftruncate(self->file, before);
    return status;
}

static json_t *time_of_day(void) {
    char text[32];
    struct tm parts;
    const time_t now = time(NULL);
    gmtime_r(&now, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return json_string(text);
}

soat_status soat__journal_append(soat__journal *self, json_t *line, soat_error *error) {
    if (self->file < 0) {
        json_decref(line);
        return SOAT_OK;
    }
    if (line == NULL || json_object_set_new(line, "time", time_of_day()) != 0) {
        json_decref(line);
        return soat__fail_memory(error);
    }
    char *const text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(line);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    const size_t size = strlen(text);
    text[size] = '\n'; /* in the place of the NUL */
    const soat_status status = write_line(self, text, size + 1, error);
    free(text);
    return status;
}

#include "batch/worker_loop.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "batch/pages.h"
#include "batch/record.h"

typedef struct loop {
    const soat__worker_setup *setup;
    int socket;
    soat__job job;
    char open_base[SOAT_BATCH_PATH_SIZE]; /* of the open document; empty: none */
    soat__identity open_identity;
    soat_batch_record record;
    soat_buffer path;
} loop;

static double cpu_seconds(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static soat_batch_document document_of(const soat__job *job) {
    return (soat_batch_document){.path = job->path, .name = job->name, .base = job->base};
}

static soat_status open_document(loop *self, uint32_t *pages, soat_error *error) {
    const soat_batch_work *const work = self->setup->work;
    const soat_batch_document document = document_of(&self->job);
    self->open_base[0] = '\0';
    const soat_status status = work->open(work->context, &document, pages, error);
    if (status == SOAT_OK) {
        memcpy(self->open_base, self->job.base, sizeof self->open_base);
        self->open_identity = self->job.identity;
    }
    return status;
}

static soat_status do_open(loop *self, soat__reply *reply, soat_error *error) {
    const soat_status status = soat__identity_read(&self->job.identity, self->job.path, error);
    reply->identity = self->job.identity;
    return status == SOAT_OK ? open_document(self, &reply->page_count, error) : status;
}

static bool is_open(const loop *self) {
    const soat__identity *const known = &self->open_identity, *const asked = &self->job.identity;
    return !self->job.fresh && strcmp(self->open_base, self->job.base) == 0 &&
           known->hash == asked->hash && known->inode == asked->inode &&
           known->modified == asked->modified;
}

/*
 * The disk, not the page: making anything else would fail too. The reason may have been lost on the
 * way through a library, so the file system is asked as well.
 */
static bool is_no_room(const loop *self, int number) {
    enum { ROOM = 1024 * 1024 };
    struct statvfs facts;
    return number == ENOSPC || number == EDQUOT || number == EROFS || number == EFBIG ||
           (statvfs(self->setup->places.work, &facts) == 0 &&
            (uint64_t)facts.f_bavail * facts.f_frsize < ROOM);
}

static soat_status save_page(loop *self, soat__reply *reply, soat_error *error) {
    const soat__job *const job = &self->job;
    const soat_batch_page page = {.number = job->number,
                                  .facts = reply->facts,
                                  .page = soat_buffer_span(&self->record.page),
                                  .image = soat_buffer_span(&self->record.image)};
    soat_status status =
        soat__record_path(&self->path, &self->setup->places, job->base, job->number, error);
    errno = 0;
    if (status == SOAT_OK) {
        status = soat__make_folders_above(self->path.data, error);
    }
    if (status == SOAT_OK) {
        status = soat__record_write(self->path.data, job->key, &page, error);
    }
    reply->no_room = status == SOAT_ERROR_IO && is_no_room(self, errno);
    return status;
}

static soat_status do_page(loop *self, soat__reply *reply, soat_error *error) {
    const soat_batch_work *const work = self->setup->work;
    const double begun = cpu_seconds();
    uint32_t pages = 0;
    soat_status status = is_open(self) ? SOAT_OK : open_document(self, &pages, error);
    soat_buffer_clear(&self->record.page);
    soat_buffer_clear(&self->record.image);
    if (status == SOAT_OK) {
        status = work->page(work->context, self->job.number, &self->record, &reply->facts, error);
    }
    reply->facts.seconds = cpu_seconds() - begun;
    reply->changed = !soat__identity_holds(&self->job.identity, self->job.path);
    return status == SOAT_OK && !reply->changed ? save_page(self, reply, error) : status;
}

static soat_status sync_file(const char *path, soat_error *error) {
    const int file = open(path, O_RDWR | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    const int number = errno;
    if (file >= 0) {
        close(file);
    }
    errno = number;
    return synced ? SOAT_OK
                  : soat__fail(error, SOAT_ERROR_IO, 0, "cannot write '%s': %s", path,
                               strerror(number));
}

/* From the work folder, which is in the same file system, to its place. */
static soat_status place_output(loop *self, const char *made, soat_error *error) {
    soat_status status = sync_file(made, error);
    if (status == SOAT_OK) {
        status = soat__output_path(&self->path, &self->setup->places, self->job.base,
                                   self->setup->suffixes[self->job.number], error);
    }
    if (status == SOAT_OK) {
        status = soat__make_folders_above(self->path.data, error);
    }
    if (status == SOAT_OK && rename(made, self->path.data) != 0) {
        status = soat__fail(error, SOAT_ERROR_IO, 0, "cannot write '%s': %s", self->path.data,
                            strerror(errno));
    }
    return status;
}

static soat_status make_output(loop *self, const char *made, soat__reply *reply,
                               soat_error *error) {
    const soat_batch_work *const work = self->setup->work;
    const soat_batch_document document = document_of(&self->job);
    soat_batch_pages pages = {.places = &self->setup->places,
                              .base = self->job.base,
                              .key = self->job.key,
                              .page_count = self->job.page_count,
                              .work = work,
                              .socket = self->socket};
    soat_status status = soat__make_folders_above(made, error);
    errno = 0;
    if (status == SOAT_OK) {
        status = work->output(work->context, &document, self->job.number, self->job.page_count,
                              &pages, made, error);
    }
    soat_buffer_dispose(&pages.bytes);
    soat_buffer_dispose(&pages.path);
    reply->changed = !soat__identity_holds(&self->job.identity, self->job.path);
    if (status == SOAT_OK && !reply->changed) {
        status = place_output(self, made, error);
    }
    reply->no_room = status == SOAT_ERROR_IO && is_no_room(self, errno);
    return status;
}

static soat_status do_output(loop *self, soat__reply *reply, soat_error *error) {
    soat_buffer folder = SOAT_BUFFER_INIT, made = SOAT_BUFFER_INIT;
    soat_status status =
        soat__document_folder(&folder, &self->setup->places, self->job.base, error);
    if (status == SOAT_OK) {
        status = soat__format(&made, error, "%s/output.%s", folder.data,
                              self->setup->suffixes[self->job.number]);
    }
    if (status == SOAT_OK) {
        unlink(made.data);
        status = make_output(self, made.data, reply, error);
        unlink(made.data);
    }
    soat_buffer_dispose(&folder);
    soat_buffer_dispose(&made);
    return status;
}

static bool answer(const loop *self, const soat__reply *reply) {
    return send(self->socket, reply, sizeof *reply, MSG_NOSIGNAL) == (ssize_t)sizeof *reply;
}

static bool start(loop *self) {
    const soat_batch_work *const work = self->setup->work;
    soat__reply reply = {.kind = SOAT__JOB_START};
    soat_error error = {0};
    if (work->start != NULL) {
        reply.status = work->start(work->context, &error);
    }
    memcpy(reply.message, error.message, sizeof reply.message);
    return answer(self, &reply) && reply.status == SOAT_OK;
}

void soat__worker_loop(const soat__worker_setup *setup, int socket) {
    static soat_status (*const actions[])(loop *, soat__reply *, soat_error *) = {
        [SOAT__JOB_OPEN] = do_open, [SOAT__JOB_PAGE] = do_page, [SOAT__JOB_OUTPUT] = do_output};
    loop self = {.setup = setup, .socket = socket};
    bool going = start(&self);
    while (going && recv(socket, &self.job, sizeof self.job, 0) == (ssize_t)sizeof self.job) {
        soat__reply reply = {.kind = self.job.kind};
        soat_error error = {0};
        reply.status = actions[self.job.kind](&self, &reply, &error);
        memcpy(reply.message, error.message, sizeof reply.message);
        going = answer(&self, &reply);
    }
    soat_buffer_dispose(&self.record.page);
    soat_buffer_dispose(&self.record.image);
    soat_buffer_dispose(&self.path);
}

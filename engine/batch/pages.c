#include "batch/pages.h"

#include <stdio.h>
#include <sys/socket.h>
#include <time.h>

#include "batch/message.h"
#include "batch/record.h"

/* A long document takes long to put together; its time limit counts from the last sign of life. */
static void say_alive(soat_batch_pages *self) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    const double now = (double)time.tv_sec + (double)time.tv_nsec / 1e9;
    if (self->socket >= 0 && now - self->last_alive >= 1) {
        const soat__reply alive = {.kind = SOAT__JOB_OUTPUT, .alive = true};
        (void)!send(self->socket, &alive, sizeof alive, MSG_NOSIGNAL);
        self->last_alive = now;
    }
}

soat_status soat_batch_pages_next(soat_batch_pages *self, soat_batch_page *out, bool *more,
                                  soat_error *error) {
    say_alive(self);
    const soat_batch_work *const work = self->work;
    *more = false;
    do {
        if (self->number >= self->page_count) {
            return SOAT_OK;
        }
        self->number++;
    } while (work->wanted != NULL && !work->wanted(work->context, self->number));
    soat_status status =
        soat__record_path(&self->path, self->places, self->base, self->number, error);
    if (status == SOAT_OK) {
        status =
            soat__record_read(self->path.data, self->key, self->number, &self->bytes, out, error);
    }
    *more = status == SOAT_OK;
    return status;
}

void soat_batch_pages_note(soat_batch_pages *self, uint32_t number, const char *text) {
    soat__reply note = {.kind = SOAT__JOB_OUTPUT, .alive = true, .noted = true, .number = number};
    snprintf(note.message, sizeof note.message, "%s", text);
    if (self->socket >= 0) {
        (void)!send(self->socket, &note, sizeof note, MSG_NOSIGNAL);
    }
}

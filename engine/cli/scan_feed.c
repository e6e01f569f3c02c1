#include "scan_feed.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"

static soat_batch_next give(scan_input *item, soat_batch_document *out) {
    item->busy = true;
    *out = (soat_batch_document){.path = item->path, .name = item->name, .base = item->base};
    return SOAT_BATCH_NEXT_GIVEN;
}

/* Inputs keep the path that a list gives, below the root and without steps back. */
static const char *below_of(const char *path) {
    const char *below = path;
    for (;;) {
        below += strspn(below, "/");
        if (strncmp(below, "./", 2) == 0) {
            below += 2;
        } else if (strncmp(below, "../", 3) == 0) {
            below += 3;
        } else {
            return strstr(below, "/../") != NULL ? scan_inputs_name(path) : below;
        }
    }
}

static bool take_line(scan_feed *self) {
    char *const end = memchr(self->line.data, '\n', self->line.size);
    if (end == NULL) {
        return false;
    }
    *end = '\0';
    const size_t size = (size_t)(end - self->line.data) + 1;
    if (size > 1 &&
        scan_inputs_add(self->inputs, self->line.data, below_of(self->line.data)) == NULL) {
        message("out of memory");
    }
    self->line.size -= size;
    memmove(self->line.data, self->line.data + size, self->line.size);
    return true;
}

/* What can be read without waiting; the last line may lack its end. */
static void read_list(scan_feed *self) {
    enum { CHUNK = 64 * 1024 };
    struct pollfd waiting = {.fd = self->list, .events = POLLIN};
    while (self->list >= 0 && poll(&waiting, 1, 0) > 0) {
        if (soat_buffer_reserve(&self->line, CHUNK, NULL) != SOAT_OK) {
            message("out of memory");
            self->list = -1;
            return;
        }
        const ssize_t got = read(self->list, self->line.data + self->line.size, CHUNK);
        self->line.size += got > 0 ? (size_t)got : 0;
        if (got == 0 || (got < 0 && errno != EINTR)) {
            self->list = -1;
            if (self->line.size > 0) {
                (void)soat_buffer_append(&self->line, soat_span_make("\n", 1), NULL);
            }
        }
        while (take_line(self)) {
        }
    }
}

soat_batch_next scan_feed_next(scan_feed *self, soat_batch_document *out) {
    if (self->given == self->inputs->count && self->list >= 0) {
        read_list(self);
    }
    if (self->given < self->inputs->count) {
        return give(self->inputs->items[self->given++], out);
    }
    if (self->watch != NULL) {
        scan_input *const item = scan_watch_next(self->watch);
        self->given = self->inputs->count;
        return item == NULL ? SOAT_BATCH_NEXT_LATER : give(item, out);
    }
    return self->list >= 0 ? SOAT_BATCH_NEXT_LATER : SOAT_BATCH_NEXT_NONE;
}

int scan_feed_descriptor(const scan_feed *self) {
    return self->watch != NULL ? scan_watch_descriptor(self->watch) : self->list;
}

void scan_feed_event(scan_feed *self, const soat_batch_event *event) {
    if (self->watch == NULL ||
        (event->kind != SOAT_BATCH_DONE && event->kind != SOAT_BATCH_PARTIAL &&
         event->kind != SOAT_BATCH_FAILED && event->kind != SOAT_BATCH_UNCHANGED)) {
        return;
    }
    scan_input *const item = scan_inputs_add(self->inputs, event->document->path, "");
    if (item != NULL) {
        item->busy = false;
    }
}

void scan_feed_dispose(scan_feed *self) {
    scan_watch_close(self->watch);
    soat_buffer_dispose(&self->line);
}

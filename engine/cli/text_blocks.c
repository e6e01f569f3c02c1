#include "text_blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 4 * 1024 * 1024 };

bool text_blocks_open(text_blocks *out, const char *name) {
    *out = (text_blocks){.name = name};
    out->memory = malloc(BLOCK_BYTES);
    if (out->memory == NULL) {
        out->descriptor = -1;
        errno = ENOMEM;
        return false;
    }
    out->descriptor = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    return out->descriptor >= 0;
}

void text_blocks_close(text_blocks *self) {
    free(self->memory);
    if (self->descriptor > STDIN_FILENO) {
        close(self->descriptor);
    }
    *self = (text_blocks){.descriptor = -1};
}

static bool fill(text_blocks *self) {
    while (!self->ended && self->filled < BLOCK_BYTES) {
        const ssize_t got =
            read(self->descriptor, self->memory + self->filled, BLOCK_BYTES - self->filled);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        self->ended = got == 0;
        self->filled += (size_t)got;
    }
    return true;
}

/* One past the last of the first `end` bytes that is one of `wanted`, or 0. */
static size_t behind_last(const text_blocks *self, size_t end, const char *wanted) {
    size_t behind = 0;
    for (; *wanted != '\0'; wanted++) {
        const char *const found = memrchr(self->memory, *wanted, end);
        if (found != NULL && (size_t)(found - self->memory) >= behind) {
            behind = (size_t)(found - self->memory) + 1;
        }
    }
    return behind;
}

/* Where the character begins that the full block may hold only a part of. */
static size_t last_character(const text_blocks *self) {
    size_t start = self->filled - 1;
    while (start > 0 && ((unsigned char)self->memory[start] & 0xC0) == 0x80) {
        start--;
    }
    return start > 0 ? start : self->filled;
}

static bool is_blank(const char *begin, const char *end) {
    while (begin < end && strchr(" \t\r", *begin) != NULL && *begin != '\0') {
        begin++;
    }
    return begin == end;
}

/* One past the last empty line of the first `end` bytes, or 0. */
static size_t behind_empty_line(const text_blocks *self, size_t end) {
    const char *after = memrchr(self->memory, '\n', end);
    while (after != NULL) {
        const char *const before = memrchr(self->memory, '\n', (size_t)(after - self->memory));
        if (before != NULL && is_blank(before + 1, after)) {
            return (size_t)(after - self->memory) + 1;
        }
        after = before;
    }
    return 0;
}

static size_t cut(const text_blocks *self) {
    if (self->ended) {
        return self->filled;
    }
    /* The last byte is not looked at: a carriage return there may have its line feed to come. */
    const size_t end = self->filled - 1;
    size_t behind = behind_last(self, end, "\f");
    behind = behind > 0 ? behind : behind_empty_line(self, end);
    behind = behind > 0 ? behind : behind_last(self, end, "\n\r");
    behind = behind > 0 ? behind : behind_last(self, end, " \t");
    return behind > 0 ? behind : last_character(self);
}

bool text_blocks_next(text_blocks *self, soat_span *out) {
    self->filled -= self->taken;
    memmove(self->memory, self->memory + self->taken, self->filled);
    self->taken = 0;
    *out = soat_span_make(self->memory, 0);
    if (!fill(self)) {
        return false;
    }
    self->taken = cut(self);
    out->size = self->taken;
    return true;
}

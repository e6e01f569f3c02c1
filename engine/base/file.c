#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"

static soat_status fail_errno(soat_error *error, const char *verb, const char *path) {
    const int number = errno;
    const soat_status status = number == ENOENT ? SOAT_ERROR_NOT_FOUND : SOAT_ERROR_IO;
    return soat__fail(error, status, 0, "cannot %s '%s': %s", verb, path, strerror(number));
}

static soat_status read_all(int file, const char *path, size_t limit, soat_buffer *out,
                            soat_error *error) {
    enum { CHUNK = 256 * 1024 };
    const size_t start = out->size;
    for (;;) {
        const soat_status status = soat_buffer_reserve(out, CHUNK, error);
        if (status != SOAT_OK) {
            return status;
        }
        const ssize_t got = read(file, out->data + out->size, CHUNK);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail_errno(error, "read", path);
        }
        out->size += (size_t)got;
        out->data[out->size] = '\0';
        if (limit != 0 && out->size - start > limit) {
            return soat__fail(error, SOAT_ERROR_LIMIT, limit,
                              "'%s' is larger than the limit of %zu bytes", path, limit);
        }
        if (got == 0) {
            return SOAT_OK;
        }
    }
}

soat_status soat_file_read_open(int descriptor, const char *name, size_t limit, soat_buffer *out,
                                soat_error *error) {
    const size_t start = out->size;
    const soat_status status = read_all(descriptor, name, limit, out, error);
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}

soat_status soat_file_read(const char *path, size_t limit, soat_buffer *out, soat_error *error) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return fail_errno(error, "open", path);
    }
    const soat_status status = soat_file_read_open(file, path, limit, out, error);
    close(file);
    return status;
}

soat_status soat__file_map(soat_mapped_file *out, const char *path, soat_error *error) {
    out->bytes = soat_span_make(NULL, 0);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return fail_errno(error, "open", path);
    }
    struct stat facts;
    if (fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        close(file);
        return soat__fail(error, SOAT_ERROR_IO, 0, "'%s' is not a regular file", path);
    }
    void *memory = NULL;
    if (facts.st_size > 0) {
        memory = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_SHARED, file, 0);
    }
    close(file);
    if (memory == MAP_FAILED) {
        return fail_errno(error, "map", path);
    }
    out->bytes = soat_span_make(memory, (size_t)facts.st_size);
    return SOAT_OK;
}

void soat__mapped_file_dispose(soat_mapped_file *file) {
    if (file->bytes.size > 0) {
        munmap((void *)(uintptr_t)file->bytes.data, file->bytes.size);
    }
    file->bytes = soat_span_make(NULL, 0);
}

static bool write_all(int file, soat_span bytes) {
    size_t done = 0;
    while (done < bytes.size) {
        const ssize_t put = write(file, bytes.data + done, bytes.size - done);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return false;
        }
        done += (size_t)put;
    }
    return fsync(file) == 0;
}

/* Appends ".tmp-" and 128 unguessable bits in hexadecimal. */
static soat_status append_random_suffix(soat_buffer *name, soat_error *error) {
    unsigned char random[16];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "the system gave no random bytes");
    }
    char suffix[5 + 2 * sizeof random + 1] = ".tmp-";
    for (size_t i = 0; i < sizeof random; i++) {
        snprintf(suffix + 5 + 2 * i, 3, "%02x", random[i]);
    }
    return soat_buffer_append(name, soat_span_from_string(suffix), error);
}

static soat_status write_renamed(const char *temporary, const char *path, soat_span bytes,
                                 soat_error *error) {
    const int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        return fail_errno(error, "write beside", path);
    }
    const bool written = write_all(file, bytes);
    const bool closed = close(file) == 0;
    if (!written || !closed || rename(temporary, path) != 0) {
        const soat_status status = fail_errno(error, "write", path);
        unlink(temporary);
        return status;
    }
    return SOAT_OK;
}

soat_status soat__file_temporary_name(const char *path, soat_buffer *out, soat_error *error) {
    soat_status status = soat_buffer_append(out, soat_span_from_string(path), error);
    if (status == SOAT_OK) {
        status = append_random_suffix(out, error);
    }
    return status;
}

soat_status soat__file_put_in_place(const char *temporary, const char *path, soat_error *error) {
    const int file = open(temporary, O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return fail_errno(error, "write", path);
    }
    const bool synced = fsync(file) == 0;
    const bool closed = close(file) == 0;
    if (!synced || !closed || rename(temporary, path) != 0) {
        return fail_errno(error, "write", path);
    }
    return SOAT_OK;
}

soat_status soat__file_fail_short(const char *temporary, const char *path, soat_error *error) {
    static const char more[64 * 1024];
    const int file = open(temporary, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file < 0) {
        return fail_errno(error, "write", path);
    }
    const soat_status status = write_all(file, soat_span_make(more, sizeof more))
                                   ? SOAT_OK
                                   : fail_errno(error, "write", path);
    close(file);
    return status != SOAT_OK ? status
                             : soat__fail(error, SOAT_ERROR_IO, 0,
                                          "cannot write '%s': some of it was lost", path);
}

soat_status soat_file_write(const char *path, soat_span bytes, soat_error *error) {
    soat_buffer name = SOAT_BUFFER_INIT;
    soat_status status = soat__file_temporary_name(path, &name, error);
    if (status == SOAT_OK) {
        status = write_renamed(name.data, path, bytes, error);
    }
    soat_buffer_dispose(&name);
    return status;
}

#include "output_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void release(output_file *self) {
    const int reason = errno;
    free(self->path);
    free(self->temporary);
    *self = (output_file){0};
    errno = reason;
}

/* mkstemp gives a file to its owner alone; this one gets what any new file would, or `like` has. */
static bool set_mode(int descriptor, const char *like) {
    struct stat facts;
    if (like != NULL && stat(like, &facts) == 0) {
        return fchmod(descriptor, facts.st_mode & 07777) == 0;
    }
    const mode_t mask = umask(0);
    umask(mask);
    return fchmod(descriptor, 0666 & ~mask) == 0;
}

bool output_file_open(output_file *out, const char *path, const char *like) {
    static const char suffix[] = ".tmp-XXXXXX";
    *out = (output_file){.path = strdup(path), .temporary = malloc(strlen(path) + sizeof suffix)};
    if (out->path == NULL || out->temporary == NULL) {
        errno = ENOMEM;
        release(out);
        return false;
    }
    strcat(strcpy(out->temporary, path), suffix);
    const int descriptor = mkstemp(out->temporary);
    if (descriptor < 0) {
        release(out);
        return false;
    }
    out->stream = set_mode(descriptor, like) ? fdopen(descriptor, "wb") : NULL;
    if (out->stream == NULL) {
        unlink(out->temporary);
        close(descriptor);
        release(out);
        return false;
    }
    return true;
}

bool output_file_write(output_file *self, soat_span bytes) {
    return fwrite(bytes.data, 1, bytes.size, self->stream) == bytes.size;
}

bool output_file_commit(output_file *self) {
    const bool written = fflush(self->stream) == 0 && fsync(fileno(self->stream)) == 0;
    const int reason = errno;
    const bool closed = fclose(self->stream) == 0;
    if (!written) {
        errno = reason;
    }
    const bool good = written && closed && rename(self->temporary, self->path) == 0;
    if (!good) {
        const int failure = errno;
        unlink(self->temporary);
        errno = failure;
    }
    release(self);
    return good;
}

void output_file_drop(output_file *self) {
    if (self->stream != NULL) {
        fclose(self->stream);
        unlink(self->temporary);
        release(self);
    }
}

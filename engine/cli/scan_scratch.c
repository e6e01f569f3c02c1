#include "scan_scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"

bool scan_scratch_make(char out[SCAN_SCRATCH_SIZE]) {
    const char *const place = getenv("TMPDIR");
    const int size = snprintf(out, SCAN_SCRATCH_SIZE, "%s/soat-scan-XXXXXX",
                              place != NULL && place[0] != '\0' ? place : "/tmp");
    if (size >= SCAN_SCRATCH_SIZE || mkdtemp(out) == NULL) {
        message("cannot make a folder for records in '%s': %s", place != NULL ? place : "/tmp",
                strerror(errno));
        out[0] = '\0';
        return false;
    }
    return true;
}

static bool copy_all(int from, int to) {
    char bytes[64 * 1024];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno != EINTR) {
            return false;
        }
        for (ssize_t done = 0; done < got;) {
            const ssize_t put = write(to, bytes + done, (size_t)(got - done));
            if (put < 0 && errno != EINTR) {
                return false;
            }
            done += put > 0 ? put : 0;
        }
    }
    return true;
}

bool scan_scratch_copy_input(const char *path) {
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool good = file >= 0 && copy_all(STDIN_FILENO, file);
    const int number = errno;
    if (file >= 0) {
        close(file);
    }
    if (!good) {
        message("cannot keep standard input in '%s': %s", path, strerror(number));
    }
    return good;
}

void scan_scratch_remove(const char *folder) {
    DIR *const listing = folder[0] != '\0' ? opendir(folder) : NULL;
    if (listing == NULL) {
        return;
    }
    for (const struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlinkat(dirfd(listing), entry->d_name, 0) != 0) {
            unlinkat(dirfd(listing), entry->d_name, AT_REMOVEDIR);
        }
    }
    closedir(listing);
    rmdir(folder);
}

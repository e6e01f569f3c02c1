#include "batch/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/error.h"

static soat_status fail_open(const char *path, soat_error *error) {
    const soat_status status = errno == ENOENT ? SOAT_ERROR_NOT_FOUND : SOAT_ERROR_IO;
    return soat__fail(error, status, 0, "cannot open '%s': %s", path, strerror(errno));
}

static soat_status take(soat__identity *out, const struct stat *facts, const char *path,
                        soat_error *error) {
    if (!S_ISREG(facts->st_mode)) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "'%s' is not a regular file", path);
    }
    *out = (soat__identity){.size = (uint64_t)facts->st_size,
                            .inode = (uint64_t)facts->st_ino,
                            .modified = (int64_t)facts->st_mtim.tv_sec * 1000000000 +
                                        facts->st_mtim.tv_nsec};
    return SOAT_OK;
}

soat_status soat__identity_look(soat__identity *out, const char *path, soat_error *error) {
    struct stat facts;
    return stat(path, &facts) == 0 ? take(out, &facts, path, error) : fail_open(path, error);
}

/* False when reading failed: the reason in errno. */
static bool hash_all(int file, uint64_t *out) {
    enum { CHUNK = 64 * 1024 };
    unsigned char bytes[CHUNK];
    XXH3_state_t *const state = XXH3_createState();
    ssize_t got = -1;
    errno = ENOMEM;
    if (state != NULL && XXH3_64bits_reset(state) == XXH_OK) {
        while ((got = read(file, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR)) {
            XXH3_64bits_update(state, bytes, got > 0 ? (size_t)got : 0);
        }
        *out = XXH3_64bits_digest(state);
    }
    XXH3_freeState(state);
    return got == 0;
}

static soat_status read_open(soat__identity *out, int file, const char *path, soat_error *error) {
    struct stat facts;
    uint64_t hash = 0;
    soat_status status =
        fstat(file, &facts) == 0 ? take(out, &facts, path, error) : fail_open(path, error);
    if (status == SOAT_OK && !hash_all(file, &hash)) {
        status = soat__fail(error, SOAT_ERROR_IO, 0, "cannot read '%s': %s", path, strerror(errno));
    }
    if (status == SOAT_OK && !soat__identity_holds(out, path)) {
        status = soat__fail(error, SOAT_ERROR_IO, 0, "'%s' changed while it was read", path);
    }
    out->hash = hash;
    return status;
}

soat_status soat__identity_read(soat__identity *out, const char *path, soat_error *error) {
    /* Opening a pipe without a writer would hang; it is refused as no regular file. */
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return fail_open(path, error);
    }
    const soat_status status = read_open(out, file, path, error);
    close(file);
    return status;
}

bool soat__identity_holds(const soat__identity *known, const char *path) {
    soat__identity now = {0};
    return soat__identity_look(&now, path, NULL) == SOAT_OK && now.size == known->size &&
           now.inode == known->inode && now.modified == known->modified;
}

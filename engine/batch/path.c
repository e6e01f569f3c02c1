#include "batch/path.h"

#include <errno.h>
#include <fts.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/error.h"

soat_status soat__format(soat_buffer *out, soat_error *error, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    soat_buffer_clear(out);
    const soat_status status = soat_buffer_reserve(out, (size_t)size + 1, error);
    if (status == SOAT_OK) {
        vsnprintf(out->data, (size_t)size + 1, format, again);
        out->size = (size_t)size;
    }
    va_end(again);
    return status;
}

soat_status soat__document_folder(soat_buffer *out, const soat__places *places, const char *base,
                                  soat_error *error) {
    const uint64_t name = XXH3_64bits(base, strlen(base));
    return soat__format(out, error, "%s/%016" PRIx64, places->work, name);
}

soat_status soat__record_path(soat_buffer *out, const soat__places *places, const char *base,
                              uint32_t number, soat_error *error) {
    const uint64_t name = XXH3_64bits(base, strlen(base));
    return soat__format(out, error, "%s/%016" PRIx64 "/%08" PRIu32 ".page", places->work, name,
                        number);
}

soat_status soat__output_path(soat_buffer *out, const soat__places *places, const char *base,
                              const char *suffix, soat_error *error) {
    return soat__format(out, error, "%s/%s.%s", places->folder, base, suffix);
}

static soat_status make_each(char *path, soat_error *error) {
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            return soat__fail(error, SOAT_ERROR_IO, 0, "cannot make the folder '%s': %s", path,
                              strerror(errno));
        }
        *slash = '/';
    }
    return SOAT_OK;
}

soat_status soat__make_folders_above(const char *path, soat_error *error) {
    soat_buffer copy = SOAT_BUFFER_INIT;
    soat_status status = soat__format(&copy, error, "%s", path);
    if (status == SOAT_OK) {
        status = make_each(copy.data, error);
    }
    soat_buffer_dispose(&copy);
    return status;
}

void soat__remove_tree(const char *path) {
    soat_buffer copy = SOAT_BUFFER_INIT;
    if (soat__format(&copy, NULL, "%s", path) != SOAT_OK) {
        return;
    }
    char *roots[] = {copy.data, NULL};
    FTS *const walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *entry; walk != NULL && (entry = fts_read(walk)) != NULL;) {
        if (entry->fts_info == FTS_DP) {
            rmdir(entry->fts_accpath);
        } else if (entry->fts_info != FTS_D && entry->fts_info != FTS_NS) {
            unlink(entry->fts_accpath);
        }
    }
    if (walk != NULL) {
        fts_close(walk);
    }
    soat_buffer_dispose(&copy);
}

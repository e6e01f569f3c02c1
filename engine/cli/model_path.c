#include "model_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

static bool take(soat_buffer *out, const char *path) {
    soat_buffer_clear(out);
    return soat_buffer_append(out, soat_span_from_string(path), NULL) == SOAT_OK;
}

/* Notes the place in *tried when there is no file that can be read. */
static bool is_there(const char *path, soat_buffer *tried) {
    if (access(path, R_OK) == 0) {
        return true;
    }
    const char *const apart = tried->size > 0 ? ", " : "";
    (void)soat_buffer_append(tried, soat_span_from_string(apart), NULL);
    (void)soat_buffer_append(tried, soat_span_from_string(path), NULL);
    return false;
}

/* The folder of the running program and a slash; false when the system does not tell. */
static bool program_folder(char out[PATH_SIZE]) {
    const ssize_t size = readlink("/proc/self/exe", out, PATH_SIZE - 1);
    if (size <= 0) {
        return false;
    }
    out[size] = '\0';
    char *const slash = strrchr(out, '/');
    if (slash == NULL) {
        return false;
    }
    slash[1] = '\0';
    return true;
}

bool model_path_find(const char *asked, soat_buffer *out) {
    if (asked != NULL) {
        return take(out, asked);
    }
    const char *const variable = getenv("SOAT_MODEL");
    if (variable != NULL && variable[0] != '\0') {
        return take(out, variable);
    }
    char folder[PATH_SIZE];
    char beside[2 * PATH_SIZE];
    if (program_folder(folder)) {
        snprintf(beside, sizeof beside, "%s%s", folder, SOAT_MODEL_FROM_PROGRAM);
        if (is_there(beside, out)) {
            return take(out, beside);
        }
    }
    static const char *const places[] = {SOAT_INSTALLED_MODEL, SOAT_SOURCE_MODEL};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (is_there(places[i], out)) {
            return take(out, places[i]);
        }
    }
    return false;
}

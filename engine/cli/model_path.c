#include "model_path.h"

#include <stdlib.h>
#include <unistd.h>

#include "program_path.h"

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

bool model_path_find(const char *asked, soat_buffer *out) {
    if (asked != NULL) {
        return take(out, asked);
    }
    const char *const variable = getenv("SOAT_MODEL");
    if (variable != NULL && variable[0] != '\0') {
        return take(out, variable);
    }
    soat_buffer beside = SOAT_BUFFER_INIT;
    const bool told = program_path(SOAT_MODEL_FROM_PROGRAM, &beside);
    const char *const places[] = {told ? beside.data : NULL, SOAT_INSTALLED_MODEL,
                                  SOAT_SOURCE_MODEL};
    bool found = false;
    for (size_t i = 0; i < sizeof places / sizeof places[0] && !found; i++) {
        found = places[i] != NULL && is_there(places[i], out) && take(out, places[i]);
    }
    soat_buffer_dispose(&beside);
    return found;
}

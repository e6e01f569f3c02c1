#include "json_text.h"

#include <stdlib.h>

/* The bytes of the valid character at the start of `text`, or 0. Overlong forms and so on Jansson
 * refuses by itself: a character is tried alone. */
static size_t character_size(soat_span text) {
    for (size_t size = 1; size <= 4 && size <= text.size; size++) {
        json_t *const tried = json_stringn(text.data, size);
        json_decref(tried);
        if (tried != NULL) {
            return size;
        }
    }
    return 0;
}

json_t *json_text(soat_span text) {
    static const char replacement[] = "\xEF\xBF\xBD";
    json_t *const whole = json_stringn(text.data != NULL ? text.data : "", text.size);
    if (whole != NULL) {
        return whole;
    }
    char *const repaired = malloc(3 * text.size + 1);
    if (repaired == NULL) {
        return NULL;
    }
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t good = character_size(soat_span_make(text.data + at, text.size - at));
        const size_t put = good > 0 ? good : 3;
        memcpy(repaired + size, good > 0 ? text.data + at : replacement, put);
        size += put;
        at += good > 0 ? good : 1;
    }
    json_t *const made = json_stringn(repaired, size);
    free(repaired);
    return made;
}

bool json_put(json_t *value, FILE *out) {
    enum { FLAGS = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6) };
    const bool good = value != NULL && json_dumpf(value, out, FLAGS) == 0;
    json_decref(value);
    return good;
}

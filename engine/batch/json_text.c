#include "base/memory.h"
#include "batch/journal.h"
#include "text/utf8.h"

/* Three bytes for each bad one at most. */
static size_t repair(soat_span text, char *out) {
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t point = soat__utf8_next(text, &at);
        size += soat__utf8_encode(point == SOAT_UTF8_INVALID ? 0xFFFD : point, out + size);
    }
    return size;
}

json_t *soat__json_text(soat_span text) {
    size_t bad = 0;
    if (soat__utf8_valid(text, &bad)) {
        return json_stringn_nocheck(text.size > 0 ? text.data : "", text.size);
    }
    char *const repaired = soat__alloc(text.size, 3);
    json_t *const made =
        repaired == NULL ? NULL : json_stringn_nocheck(repaired, repair(text, repaired));
    soat__free(repaired);
    return made;
}

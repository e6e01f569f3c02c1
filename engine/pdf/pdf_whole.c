#include "pdf/pdf_whole.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"

enum { TAIL_BYTES = 64, HEAD_BYTES = 1024 };

/* The number behind `key`, which is looked for in `text`; false when there is none. */
static bool number_behind(soat_span text, const char *key, uint64_t *out) {
    const size_t size = strlen(key);
    const char *const found = memmem(text.data, text.size, key, size);
    const char *const end = text.data + text.size;
    const char *at = found == NULL ? end : found + size;
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r')) {
        at++;
    }
    const char *const first = at;
    for (*out = 0; at < end && *at >= '0' && *at <= '9' && at - first < 15; at++) {
        *out = *out * 10 + (uint64_t)(*at - '0');
    }
    return at > first;
}

static size_t digits_at(soat_span text, size_t at) {
    const size_t first = at;
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9') {
        at++;
    }
    return at - first;
}

static bool holds_at(soat_span text, size_t at, const char *part) {
    return text.size - at >= strlen(part) && memcmp(text.data + at, part, strlen(part)) == 0;
}

/* `xref`, or the object that is a cross-reference stream: `12 0 obj`. */
static bool begins_table(soat_span bytes) {
    const size_t number = digits_at(bytes, 0);
    return holds_at(bytes, 0, "xref") || (number > 0 && holds_at(bytes, number, " 0 obj"));
}

bool soat__pdf_is_whole(soat_span bytes) {
    if (bytes.size < TAIL_BYTES) {
        return false;
    }
    const size_t head = bytes.size < HEAD_BYTES ? bytes.size : HEAD_BYTES;
    const soat_span last = soat_span_make(bytes.data + bytes.size - TAIL_BYTES, TAIL_BYTES);
    const soat_span first = soat_span_make(bytes.data, head);
    uint64_t place = 0, length = 0, version = 0;
    if (!number_behind(last, "startxref", &place) || place >= bytes.size ||
        memmem(last.data, last.size, "%%EOF", 5) == NULL) {
        return false;
    }
    if (number_behind(first, "/Linearized", &version) &&
        (!number_behind(first, "/L ", &length) || length != bytes.size)) {
        return false;
    }
    return begins_table(soat_span_make(bytes.data + place, bytes.size - place));
}

soat_status soat__pdf_check_whole(const char *written, const char *path, soat_error *error) {
    soat_mapped_file file;
    const soat_status status = soat__file_map(&file, written, error);
    if (status != SOAT_OK) {
        return status;
    }
    const bool whole = soat__pdf_is_whole(file.bytes);
    soat__mapped_file_dispose(&file);
    return whole ? SOAT_OK : soat__file_fail_short(written, path, error);
}

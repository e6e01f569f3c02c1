#include "normalize/lead_scan.h"

#include "text/utf8.h"

/* The code points that share their first two bytes with `code_point`: that many from its block on. */
static uint32_t block_size(uint32_t code_point) {
    return code_point < 0x800 ? 1 : code_point < 0x10000 ? 1u << 6 : 1u << 12;
}

void soat__leads_add(soat_leads *leads, uint32_t first, uint32_t last) {
    for (uint32_t at = first; at <= last;) {
        char bytes[SOAT_UTF8_MAX];
        const size_t size = soat__utf8_encode(at, bytes);
        const uint64_t second = size == 1 ? ~(uint64_t)0 : (uint64_t)1 << (bytes[1] & 63);
        leads->seconds[(unsigned char)bytes[0]] |= second;
        at = (at / block_size(at) + 1) * block_size(at);
    }
}

bool soat__lead_next(const soat_leads *leads, soat_span text, size_t *position,
                     soat_character *out) {
    for (size_t at = *position; at < text.size; at++) {
        const uint64_t seconds = leads->seconds[(unsigned char)text.data[at]];
        if (seconds == 0 || (at + 1 < text.size && seconds != ~(uint64_t)0 &&
                             (seconds >> (text.data[at + 1] & 63) & 1) == 0)) {
            continue;
        }
        if (soat__character_at(text, at, out)) {
            *position = out->end;
            return true;
        }
    }
    *position = text.size;
    return false;
}

bool soat__character_at(soat_span text, size_t at, soat_character *out) {
    if (at >= text.size) {
        return false;
    }
    size_t end = at;
    const uint32_t code_point = soat__utf8_next(text, &end);
    if (code_point == SOAT_UTF8_INVALID) {
        return false;
    }
    *out = (soat_character){.start = at, .end = end, .code_point = code_point};
    return true;
}

bool soat__character_before(soat_span text, size_t at, soat_character *out) {
    size_t start = at;
    while (start > 0 && at - start < SOAT_UTF8_MAX) {
        start--;
        if (((unsigned char)text.data[start] & 0xC0) != 0x80) {
            return soat__character_at(text, start, out) && out->end == at;
        }
    }
    return false;
}

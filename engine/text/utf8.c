#include "text/utf8.h"

/* The least code point that needs `extra` continuation bytes; a smaller one is overlong. */
static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};

uint32_t soat__utf8_next(soat_span text, size_t *position) {
    const unsigned char *const bytes = (const unsigned char *)text.data + *position;
    const size_t left = text.size - *position;
    *position += 1;
    if (bytes[0] < 0x80) {
        return bytes[0];
    }
    const unsigned extra = bytes[0] >= 0xF0 ? 3 : bytes[0] >= 0xE0 ? 2 : 1;
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || left <= extra) {
        return SOAT_UTF8_INVALID;
    }
    uint32_t code_point = bytes[0] & (0x3Fu >> extra);
    for (unsigned i = 1; i <= extra; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return SOAT_UTF8_INVALID;
        }
        code_point = code_point << 6 | (bytes[i] & 0x3F);
    }
    if (code_point < least[extra] || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        return SOAT_UTF8_INVALID;
    }
    *position += extra;
    return code_point;
}

size_t soat__utf8_encode(uint32_t code_point, char out[SOAT_UTF8_MAX]) {
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    const size_t extra = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    for (size_t i = extra; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[extra] | code_point);
    return extra + 1;
}

bool soat__utf8_valid(soat_span text, size_t *bad) {
    for (size_t position = 0; position < text.size;) {
        const size_t start = position;
        if (soat__utf8_next(text, &position) == SOAT_UTF8_INVALID) {
            *bad = start;
            return false;
        }
    }
    return true;
}

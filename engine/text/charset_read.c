/* From bytes, or the characters that bytes were shown as, to code points: tables and UTF-8. */
#include "text/charset.h"

#include "text/utf8.h"

/* Bytes 0x80 to 0x9F of windows-1252; 0 where it has none. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint32_t soat__latin_from_byte(uint8_t byte) {
    return byte >= 0x80 && byte < 0xA0 && windows[byte - 0x80] != 0 ? windows[byte - 0x80] : byte;
}

int soat__latin_to_byte(uint32_t code_point) {
    if (code_point <= 0xFF) {
        return (int)code_point;
    }
    for (int i = 0; i < 32; i++) {
        if (windows[i] == code_point) {
            return 0x80 + i;
        }
    }
    return code_point == 0x3BC ? 0xB5 : -1;
}

/* One place of the text: a byte of the charset, or something else that stays as it is. */
typedef struct unit {
    int byte; /* -1: something else */
    size_t start, end;
} unit;

static unit next_unit(const soat_charset *charset, soat_span text, size_t position) {
    unit at = {.byte = (uint8_t)text.data[position], .start = position, .end = position + 1};
    if (charset->shown && at.byte >= 0x80) {
        at.end = position;
        const uint32_t code = soat__utf8_next(text, &at.end);
        at.byte = -1;
        if (code != SOAT_UTF8_INVALID) {
            at.byte = soat__latin_to_byte(code);
        }
    }
    return at;
}

static bool copy(soat_span text, unit at, soat_buffer *out) {
    return soat_buffer_append(out, soat_span_make(text.data + at.start, at.end - at.start), NULL) ==
           SOAT_OK;
}

static bool put(uint32_t code_point, soat_buffer *out) {
    char bytes[SOAT_UTF8_MAX];
    const size_t size = soat__utf8_encode(code_point, bytes);
    return soat_buffer_append(out, soat_span_make(bytes, size), NULL) == SOAT_OK;
}

/* The code point of one byte or two, or 0. */
static uint32_t find(const soat_charset *charset, unsigned bytes) {
    size_t low = 0, high = charset->byte_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (charset->bytes[middle].bytes < bytes) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < charset->byte_rows && charset->bytes[low].bytes == bytes
               ? charset->bytes[low].code_point
               : 0;
}

/* Where the run of printable ASCII from `start` ends; its last letter may take a mark. */
static size_t plain_end(soat_span text, size_t start) {
    size_t end = start;
    while (end < text.size && (uint8_t)text.data[end] < 0x80 && (uint8_t)text.data[end] >= 0x20) {
        end++;
    }
    return end < text.size && end > start && (uint8_t)text.data[end] >= 0x80 ? end - 1 : end;
}

bool soat__charset_read_table(const soat_charset *charset, soat_span text, soat_buffer *out,
                              soat_charset_report *report) {
    for (size_t position = 0; position < text.size;) {
        const size_t end = plain_end(text, position);
        if (end > position) {
            if (!copy(text, (unit){.start = position, .end = end}, out)) {
                return false;
            }
            position = end;
            continue;
        }
        const unit first = next_unit(charset, text, position);
        position = first.end;
        const unit second =
            position < text.size ? next_unit(charset, text, position) : (unit){.byte = -1};
        uint32_t code = 0;
        if (first.byte > 0 && second.byte >= 0x80) {
            code = find(charset, (unsigned)first.byte << 8 | (unsigned)second.byte);
            position = code != 0 ? second.end : position;
        }
        if (code == 0 && first.byte >= 0) {
            code = find(charset, (unsigned)first.byte);
        }
        if (code == 0 && first.byte >= 0x80) {
            soat__charset_lose(report, first.start);
            code = soat__latin_from_byte((uint8_t)first.byte);
        }
        if (!(code != 0 ? put(code, out) : copy(text, first, out))) {
            return false;
        }
    }
    return true;
}

/* The units from `position` on that make one character of UTF-8 beyond ASCII; 0 when they do not. */
static size_t shown_character(const soat_charset *charset, soat_span text, size_t position,
                              char bytes[SOAT_UTF8_MAX], size_t *size) {
    for (*size = 0; *size < SOAT_UTF8_MAX && position < text.size;) {
        const unit at = next_unit(charset, text, position);
        if (at.byte < 0x80) {
            return 0;
        }
        bytes[(*size)++] = (char)at.byte;
        position = at.end;
        size_t end = 0;
        if (soat__utf8_next(soat_span_make(bytes, *size), &end) != SOAT_UTF8_INVALID) {
            return position;
        }
    }
    return 0;
}

bool soat__charset_read_utf8(const soat_charset *charset, soat_span text, soat_buffer *out,
                             soat_charset_report *report) {
    for (size_t position = 0; position < text.size;) {
        char bytes[SOAT_UTF8_MAX];
        size_t size = 0;
        const unit first = next_unit(charset, text, position);
        const size_t end =
            first.byte >= 0x80 ? shown_character(charset, text, position, bytes, &size) : 0;
        if (end == 0 && first.byte >= 0x80) {
            soat__charset_lose(report, position);
        }
        const bool good =
            end != 0 ? soat_buffer_append(out, soat_span_make(bytes, size), NULL) == SOAT_OK
                     : copy(text, first, out);
        if (!good) {
            return false;
        }
        position = end != 0 ? end : first.end;
    }
    return true;
}

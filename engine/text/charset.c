#include "text/charset.h"

#include <string.h>

#include "base/error.h"
#include "text/letter.h"
#include "text/nfc.h"
#include "text/utf8.h"

#include "text/charset_rows.inc"

#define ROWS(name)                                                                                 \
    .kind = SOAT_CHARSET_TABLE, .bytes = name##_bytes, .letters = name##_letters,                  \
    .byte_rows = sizeof name##_bytes / sizeof name##_bytes[0],                                     \
    .letter_rows = sizeof name##_letters / sizeof name##_letters[0]

/* A charset of bytes and its twin. */
#define TWINS(its_name, its_aliases, its_description, ...)                                         \
    {.name = its_name, .aliases = its_aliases, .description = its_description, __VA_ARGS__}, {     \
        .name = its_name "/1252", .aliases = "",                                                   \
        .description = its_description ", shown as windows-1252", .shown = true, __VA_ARGS__       \
    }

static const soat_charset charsets[] = {
    TWINS("utf-8", "utf8", "Unicode; its twin is what is called mojibake",
          .kind = SOAT_CHARSET_UTF8),
    TWINS("tcvn3", "abc tcvn-3 vn3", "TCVN 5712 VN3, of the ABC fonts (.VnTime)", ROWS(tcvn3)),
    TWINS("tcvn3-h", "abc-h", "TCVN3 of the fonts of capitals (.VnTimeH)", ROWS(tcvn3),
          .capitals = true),
    TWINS("vni", "vni-windows vni-win", "VNI-Windows (VNI-Times)", ROWS(vni)),
    TWINS("viscii", "", "VISCII, RFC 1456", ROWS(viscii)),
    TWINS("vps", "x-viet-vps", "VPS, Vietnamese Professionals Society", ROWS(vps)),
    TWINS("windows-1258", "cp1258", "Windows, Vietnamese", ROWS(windows_1258)),
    TWINS("bkhcm2", "bk-hcm2 bk-hcm-2", "BK HCM2, two bytes", ROWS(bkhcm2)),
    TWINS("tcvn5712-1", "tcvn vn1 vscii tcvn-5712 x-viet-tcvn5712", "TCVN 5712 VN1, the full table",
          ROWS(tcvn5712_1)),
    {.name = "viqr",
     .aliases = "",
     .description = "VIQR, RFC 1456: Vie^.t Nam",
     .kind = SOAT_CHARSET_VIQR},
};

enum { CHARSET_COUNT = sizeof charsets / sizeof charsets[0] };

size_t soat_charset_count(void) {
    return CHARSET_COUNT;
}

const soat_charset *soat_charset_at(size_t index) {
    return index < CHARSET_COUNT ? &charsets[index] : NULL;
}

const char *soat_charset_name(const soat_charset *charset) {
    return charset->name;
}

const char *soat_charset_description(const soat_charset *charset) {
    return charset->description;
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool same(soat_span name, const char *known, size_t size) {
    size_t i = 0;
    while (i < size && i < name.size && lower(name.data[i]) == known[i]) {
        i++;
    }
    return i == size && size == name.size;
}

const soat_charset *soat_charset_find(soat_span name) {
    for (size_t i = 0; i < CHARSET_COUNT && name.size > 0; i++) {
        if (same(name, charsets[i].name, strlen(charsets[i].name))) {
            return &charsets[i];
        }
        for (const char *at = charsets[i].aliases; *at != '\0';) {
            const size_t size = strcspn(at, " ");
            if (same(name, at, size)) {
                return &charsets[i];
            }
            at += size + (at[size] == ' ');
        }
    }
    return NULL;
}

void soat__charset_lose(soat_charset_report *report, size_t position) {
    report->first_lost = report->lost == 0 ? position : report->first_lost;
    report->lost++;
}

/* --- to UTF-8 --- */

static bool to_capitals(soat_buffer *text) {
    soat_buffer made = SOAT_BUFFER_INIT;
    bool good = true;
    for (size_t position = 0; position < text->size && good;) {
        const size_t start = position;
        char bytes[SOAT_UTF8_MAX] = {text->data[position]};
        const uint32_t code = soat__utf8_next(soat_buffer_span(text), &position);
        const size_t size = code == SOAT_UTF8_INVALID
                                ? position - start
                                : soat__utf8_encode(soat__letter_upper(code), bytes);
        good = soat_buffer_append(&made, soat_span_make(bytes, size), NULL) == SOAT_OK;
    }
    soat_buffer_dispose(text);
    *text = made;
    return good;
}

static bool read(const soat_charset *charset, soat_span text, soat_buffer *out,
                 soat_charset_report *report) {
    switch (charset->kind) {
    case SOAT_CHARSET_UTF8:
        return soat__charset_read_utf8(charset, text, out, report);
    case SOAT_CHARSET_VIQR:
        return soat__charset_read_viqr(text, out);
    case SOAT_CHARSET_TABLE:
        break;
    }
    return soat__charset_read_table(charset, text, out, report) &&
           (!charset->capitals || to_capitals(out));
}

soat_status soat_charset_decode(const soat_charset *charset, soat_span text, soat_buffer *out,
                                soat_charset_report *report, soat_error *error) {
    soat_charset_report counted = {0};
    soat_buffer made = SOAT_BUFFER_INIT;
    const bool good = read(charset, text, &made, &counted);
    const soat_status status =
        good ? soat__nfc_append(soat_buffer_span(&made), out, error) : soat__fail_memory(error);
    soat_buffer_dispose(&made);
    if (status == SOAT_OK && report != NULL) {
        *report = counted;
    }
    return status;
}

/* --- from UTF-8 --- */

typedef struct writer {
    const soat_charset *charset;
    soat_buffer *out;
    soat_charset_report report;
} writer;

static bool put_byte(writer *self, uint8_t byte) {
    char bytes[SOAT_UTF8_MAX] = {(char)byte};
    const size_t size =
        self->charset->shown ? soat__utf8_encode(soat__latin_from_byte(byte), bytes) : 1;
    return soat_buffer_append(self->out, soat_span_make(bytes, size), NULL) == SOAT_OK;
}

static const soat_charset_row *row_of_letter(const soat_charset *charset, uint32_t code_point) {
    size_t low = 0, high = charset->letter_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (charset->letters[middle].code_point < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bool found = low < charset->letter_rows && charset->letters[low].code_point == code_point;
    return found ? &charset->letters[low] : NULL;
}

static bool is_code_of_letter(const soat_charset *charset, uint32_t byte) {
    for (size_t i = 0; i < charset->byte_rows && charset->bytes[i].bytes < 0x80; i++) {
        if (charset->bytes[i].bytes == byte) {
            return true;
        }
    }
    return false;
}

/* 1: written; 0: it has no place; -1: memory ran out. */
static int put_code_point(writer *self, uint32_t code_point) {
    const soat_charset_row *const row = row_of_letter(self->charset, code_point);
    if (row != NULL) {
        return (row->bytes <= 0xFF || put_byte(self, (uint8_t)(row->bytes >> 8))) &&
                       put_byte(self, (uint8_t)row->bytes)
                   ? 1
                   : -1;
    }
    if (code_point < 0x80 && (code_point >= ' ' || !is_code_of_letter(self->charset, code_point))) {
        return put_byte(self, (uint8_t)code_point) ? 1 : -1;
    }
    return 0;
}

/* A letter as the letter without tone and a combining tone mark. */
static int put_with_mark(writer *self, uint32_t code_point) {
    static const uint16_t marks[SOAT_TONE_COUNT] = {[SOAT_TONE_GRAVE] = 0x300,
                                                    [SOAT_TONE_HOOK] = 0x309,
                                                    [SOAT_TONE_TILDE] = 0x303,
                                                    [SOAT_TONE_ACUTE] = 0x301,
                                                    [SOAT_TONE_DOT] = 0x323};
    soat_letter letter;
    if (!soat__letter_from_code_point(code_point, &letter) || letter.tone == SOAT_TONE_LEVEL ||
        row_of_letter(self->charset, marks[letter.tone]) == NULL) {
        return 0;
    }
    const uint8_t tone = letter.tone;
    letter.tone = SOAT_TONE_LEVEL;
    const int put = put_code_point(self, soat__letter_to_code_point(letter));
    return put == 1 ? put_code_point(self, marks[tone]) : put;
}

/* What stands for a character that has no place. */
static const char *stand_in(uint32_t code_point) {
    static const struct {
        uint16_t code_point;
        const char *text;
    } rows[] = {{0x00A0, " "},  {0x00AB, "\""}, {0x00BB, "\""}, {0x2010, "-"}, {0x2011, "-"},
                {0x2013, "-"},  {0x2014, "-"},  {0x2018, "'"},  {0x2019, "'"}, {0x201C, "\""},
                {0x201D, "\""}, {0x2022, "*"},  {0x2026, "..."}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].code_point == code_point) {
            return rows[i].text;
        }
    }
    return "?";
}

static bool put_nearest(writer *self, uint32_t code_point, size_t position) {
    soat__charset_lose(&self->report, position);
    const uint32_t small = soat__letter_lower(code_point);
    int put = small != code_point ? put_code_point(self, small) : 0;
    for (const char *at = stand_in(code_point); put == 0 && *at != '\0'; at++) {
        if (!put_byte(self, (uint8_t)*at)) {
            return false;
        }
    }
    return put >= 0;
}

/* In the fonts of capitals a small letter would be read as a capital. */
static uint32_t small_of_capital(writer *self, uint32_t code_point, size_t position) {
    const uint32_t small = soat__letter_lower(code_point);
    if (small == code_point && soat__letter_upper(code_point) != code_point) {
        soat__charset_lose(&self->report, position);
    }
    return code_point < 0x80 ? code_point : small;
}

static bool write_table(writer *self, soat_span text) {
    for (size_t position = 0; position < text.size;) {
        const size_t start = position;
        uint32_t code = soat__utf8_next(text, &position);
        if (self->charset->capitals && code != SOAT_UTF8_INVALID) {
            code = small_of_capital(self, code, start);
        }
        int put = code == SOAT_UTF8_INVALID ? 0 : put_code_point(self, code);
        if (put == 0) {
            put = put_with_mark(self, code);
        }
        if (put < 0 || (put == 0 && !put_nearest(self, code, start))) {
            return false;
        }
    }
    return true;
}

static bool write_utf8(writer *self, soat_span text) {
    if (!self->charset->shown) {
        return soat_buffer_append(self->out, text, NULL) == SOAT_OK;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (!put_byte(self, (uint8_t)text.data[i])) {
            return false;
        }
    }
    return true;
}

soat_status soat_charset_encode(const soat_charset *charset, soat_span text, soat_buffer *out,
                                soat_charset_report *report, soat_error *error) {
    soat_buffer composed = SOAT_BUFFER_INIT;
    soat_status status = soat__nfc_append(text, &composed, error);
    if (status != SOAT_OK) {
        soat_buffer_dispose(&composed);
        return status;
    }
    const size_t before = out->size;
    writer self = {.charset = charset, .out = out};
    const soat_span given = soat_buffer_span(&composed);
    const bool good = charset->kind == SOAT_CHARSET_TABLE ? write_table(&self, given)
                      : charset->kind == SOAT_CHARSET_UTF8
                          ? write_utf8(&self, given)
                          : soat__charset_write_viqr(given, out, &self.report);
    soat_buffer_dispose(&composed);
    if (!good) {
        out->size = before;
        return soat__fail_memory(error);
    }
    if (report != NULL) {
        *report = self.report;
    }
    return SOAT_OK;
}

/*
 * The table of legacy charsets behind <soat/charset.h>, and the parts of its codec.
 *
 * A charset of bytes is a table from one or two bytes to a code point; two bytes are tried first.
 * VIQR (RFC 1456) is read by rules; UTF-8 stands in the table for mojibake.
 */
#ifndef SOAT_TEXT_CHARSET_H
#define SOAT_TEXT_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/charset.h"

typedef struct soat_charset_row {
    uint16_t bytes; /* the first is the high one when there are two */
    uint16_t code_point;
} soat_charset_row;

typedef enum soat_charset_kind {
    SOAT_CHARSET_UTF8,
    SOAT_CHARSET_TABLE,
    SOAT_CHARSET_VIQR
} soat_charset_kind;

struct soat_charset {
    const char *name, *aliases; /* aliases in lower case, apart by blanks */
    const char *description;
    soat_charset_kind kind;
    bool shown;    /* text: each byte as the character that windows-1252 has for it */
    bool capitals; /* what is read is put in capitals: .VnTimeH */
    const soat_charset_row *bytes, *letters; /* sorted by the one, by the other */
    size_t byte_rows, letter_rows;
};

/* Code points of windows-1252 ⇄ bytes; where it has none, the C1 control of that number. */
uint32_t soat__latin_from_byte(uint8_t byte);
/* -1 when the code point has no byte. U+03BC counts as the µ of Latin-1, as PDFs mix them. */
int soat__latin_to_byte(uint32_t code_point);

/* The codecs. They append to `out` without NFC; false when memory ran out. */
bool soat__charset_read_table(const soat_charset *charset, soat_span text, soat_buffer *out,
                              soat_charset_report *report);
bool soat__charset_read_utf8(const soat_charset *charset, soat_span text, soat_buffer *out,
                             soat_charset_report *report);
bool soat__charset_read_viqr(soat_span text, soat_buffer *out);
bool soat__charset_write_viqr(soat_span text, soat_buffer *out, soat_charset_report *report);

/* Counts one more lost character. */
void soat__charset_lose(soat_charset_report *report, size_t position);

#endif

/*
 * Writing the syntax of PDF: numbers that no locale spoils, strings with their escapes.
 *
 * A failure (out of memory) is remembered: the calls go on doing nothing, and `failed` says it at
 * the end.
 */
#ifndef SOAT_PDF_SYNTAX_WRITER_H
#define SOAT_PDF_SYNTAX_WRITER_H

#include <stdbool.h>

#include "pdf/page_place.h"
#include "soat/buffer.h"
#include "soat/span.h"

typedef struct soat_syntax_writer {
    soat_buffer bytes; /* release with soat_buffer_dispose */
    bool failed;
} soat_syntax_writer;

#define SOAT_SYNTAX_WRITER_INIT                                                                    \
    { SOAT_BUFFER_INIT, false }

void soat__put_bytes(soat_syntax_writer *writer, const char *bytes, size_t size);
void soat__put(soat_syntax_writer *writer, const char *text);
void soat__put_integer(soat_syntax_writer *writer, long value);
/* At most `decimals` (to 9) digits behind the point, none that are zero. Clamped to ±1e9. */
void soat__put_real(soat_syntax_writer *writer, double value, int decimals);
/* "a b c d e f cm" and a line end. */
void soat__put_matrix(soat_syntax_writer *writer, const soat_matrix *matrix);
/* `value` as 2 * `bytes` hexadecimal digits. */
void soat__put_hex(soat_syntax_writer *writer, unsigned long value, int bytes);
/* One 2-byte code inside a literal string. */
void soat__put_code(soat_syntax_writer *writer, unsigned code);

/* MEMORY when the writer failed, else OK. */
soat_status soat__put_status(const soat_syntax_writer *writer, soat_error *error);

#endif

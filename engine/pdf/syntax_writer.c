#include "pdf/syntax_writer.h"

#include <math.h>

#include "base/error.h"

void soat__put_bytes(soat_syntax_writer *writer, const char *bytes, size_t size) {
    if (!writer->failed) {
        const soat_span text = soat_span_make(bytes, size);
        writer->failed = soat_buffer_append(&writer->bytes, text, NULL) != SOAT_OK;
    }
}

void soat__put(soat_syntax_writer *writer, const char *text) {
    soat__put_bytes(writer, text, strlen(text));
}

/* `digits` at least, leading zeros where the value has fewer. */
static void put_digits(soat_syntax_writer *writer, unsigned long value, int digits) {
    char text[24];
    int start = (int)sizeof text;
    while (value > 0 || (int)sizeof text - start < digits) {
        text[--start] = (char)('0' + value % 10);
        value /= 10;
    }
    soat__put_bytes(writer, text + start, sizeof text - (size_t)start);
}

void soat__put_integer(soat_syntax_writer *writer, long value) {
    if (value < 0) {
        soat__put(writer, "-");
    }
    put_digits(writer, value < 0 ? 0UL - (unsigned long)value : (unsigned long)value, 1);
}

void soat__put_real(soat_syntax_writer *writer, double value, int decimals) {
    const double limit = 1e9;
    const double clamped = isnan(value) ? 0 : fmax(-limit, fmin(limit, value));
    unsigned long scale = 1;
    for (int i = 0; i < decimals; i++) {
        scale *= 10;
    }
    unsigned long fixed = (unsigned long)llround(fabs(clamped) * (double)scale);
    if (clamped < 0 && fixed > 0) {
        soat__put(writer, "-");
    }
    if (fixed / scale > 0 || fixed == 0) {
        put_digits(writer, fixed / scale, 1);
    }
    unsigned long fraction = fixed % scale;
    while (fraction > 0 && fraction % 10 == 0) {
        fraction /= 10;
        decimals--;
    }
    if (fraction > 0) {
        soat__put(writer, ".");
        put_digits(writer, fraction, decimals);
    }
}

void soat__put_matrix(soat_syntax_writer *writer, const soat_matrix *matrix) {
    const double numbers[] = {matrix->a, matrix->b, matrix->c, matrix->d, matrix->e, matrix->f};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        soat__put_real(writer, numbers[i], 6);
        soat__put(writer, " ");
    }
    soat__put(writer, "cm\n");
}

void soat__put_hex(soat_syntax_writer *writer, unsigned long value, int bytes) {
    for (int shift = 8 * bytes - 4; shift >= 0; shift -= 4) {
        const char digit = "0123456789ABCDEF"[(value >> shift) & 15];
        soat__put_bytes(writer, &digit, 1);
    }
}

/* A raw line end would be read as a line feed; the other bytes stand for themselves. */
static void put_string_byte(soat_syntax_writer *writer, unsigned byte) {
    const char raw = (char)byte;
    if (byte == '\r') {
        soat__put(writer, "\\r");
        return;
    }
    if (byte == '(' || byte == ')' || byte == '\\') {
        soat__put(writer, "\\");
    }
    soat__put_bytes(writer, &raw, 1);
}

void soat__put_code(soat_syntax_writer *writer, unsigned code) {
    put_string_byte(writer, (code >> 8) & 0xFF);
    put_string_byte(writer, code & 0xFF);
}

soat_status soat__put_status(const soat_syntax_writer *writer, soat_error *error) {
    return writer->failed ? soat__fail_memory(error) : SOAT_OK;
}

/* The charsets of dictionaries/charsets as rows of C, sorted by their bytes and by their letters. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "text/line.h"
#include "tools/dictionaries.h"

enum { ROWS_MAX = 1024 };

typedef struct charset_row {
    unsigned bytes, code_point;
    size_t order; /* in the file: the first row of a letter is how it is written */
} charset_row;

static int compare_bytes(const void *left, const void *right) {
    const charset_row *const a = left, *const b = right;
    return (a->bytes > b->bytes) - (a->bytes < b->bytes);
}

static int compare_letters(const void *left, const void *right) {
    const charset_row *const a = left, *const b = right;
    if (a->code_point != b->code_point) {
        return a->code_point < b->code_point ? -1 : 1;
    }
    return (a->order > b->order) - (a->order < b->order);
}

static soat_status write_rows(const charset_row *rows, size_t count, const char *kind,
                              const char *name, bool first_only, soat_buffer *out,
                              soat_error *error) {
    soat_status status =
        soat__append_format(out, error, "static const soat_charset_row %s_%s[] = {\n", name, kind);
    for (size_t i = 0; i < count && status == SOAT_OK; i++) {
        if (!first_only || i == 0 || rows[i].code_point != rows[i - 1].code_point) {
            status = soat__append_format(out, error, "{0x%04X, 0x%04X},\n", rows[i].bytes,
                                         rows[i].code_point);
        }
    }
    return status == SOAT_OK ? soat__append_format(out, error, "};\n") : status;
}

static soat_status read_rows(const char *path, charset_row *rows, size_t *count,
                             soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = soat_file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
    size_t position = 0, number = 0;
    for (soat_span line;
         status == SOAT_OK && soat__line_next(soat_buffer_span(&text), &position, &line);) {
        number++;
        if (line.size == 0 || line.data[0] == '#') {
            continue;
        }
        char *end = NULL;
        const unsigned long bytes = strtoul(line.data, &end, 16);
        const bool good = *end == '\t' && bytes <= 0xFFFF && *count < ROWS_MAX;
        const unsigned long code = good ? strtoul(end + 1, &end, 16) : 0;
        if (!good || code == 0 || code > 0xFFFF) {
            status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "%s:%zu: what is this?", path, number);
        } else {
            rows[*count] = (charset_row){(unsigned)bytes, (unsigned)code, *count};
            ++*count;
        }
    }
    soat_buffer_dispose(&text);
    return status;
}

soat_status soat__write_charset_rows(const char *folder, soat_buffer *out, soat_error *error) {
    static const char *const names[] = {"tcvn3", "tcvn5712-1", "vni",         "viscii",
                                        "vps",   "bkhcm2",     "windows-1258"};
    soat_status status = soat__append_format(
        out, error, "/* Made from dictionaries/charsets by soat-dictionaries charsets. */\n");
    for (size_t i = 0; i < sizeof names / sizeof names[0] && status == SOAT_OK; i++) {
        char path[512], name[32] = "";
        static charset_row rows[ROWS_MAX];
        size_t count = 0;
        snprintf(path, sizeof path, "%s/charsets/%s.txt", folder, names[i]);
        for (size_t at = 0; names[i][at] != '\0'; at++) {
            name[at] = names[i][at];
            name[at] = (char)(name[at] == '-' ? '_' : name[at]);
        }
        status = read_rows(path, rows, &count, error);
        qsort(rows, count, sizeof rows[0], compare_bytes);
        status =
            status == SOAT_OK ? write_rows(rows, count, "bytes", name, false, out, error) : status;
        qsort(rows, count, sizeof rows[0], compare_letters);
        status =
            status == SOAT_OK ? write_rows(rows, count, "letters", name, true, out, error) : status;
    }
    return status;
}

/* Rows of C for a table of dictionaries/, sorted by the bytes of the first column for a search. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "text/line.h"
#include "tools/dictionaries.h"

static int compare_lines(const void *left, const void *right) {
    const soat_span *const a = left, *const b = right;
    const size_t most = a->size < b->size ? a->size : b->size;
    const int order = memcmp(a->data, b->data, most);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

/* One column as a string of C; the tables hold neither quotes nor backslashes. */
static soat_status write_row(soat_span line, soat_buffer *out, soat_error *error) {
    soat_status status = soat__append_format(out, error, "{");
    for (size_t start = 0; start <= line.size && status == SOAT_OK;) {
        const char *const from = line.data + start;
        const char *const tab = memchr(from, '\t', line.size - start);
        const size_t size = tab == NULL ? line.size - start : (size_t)(tab - from);
        status =
            soat__append_format(out, error, "%s\"%.*s\"", start == 0 ? "" : ", ", (int)size, from);
        start += size + 1;
    }
    return status == SOAT_OK ? soat__append_format(out, error, "},\n") : status;
}

soat_status soat__write_table_rows(const char *path, soat_buffer *out, soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_span *lines = NULL;
    size_t count = 0, capacity = 0, position = 0;
    soat_status status = soat_file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
    for (soat_span line;
         status == SOAT_OK && soat__line_next(soat_buffer_span(&text), &position, &line);) {
        if (line.size == 0 || line.data[0] == '#') {
            continue;
        }
        if (!soat__vector_reserve(&lines, &capacity, count + 1, sizeof *lines)) {
            status = soat__fail_memory(error);
        } else {
            lines[count++] = line;
        }
    }
    if (count > 0) {
        qsort(lines, count, sizeof *lines, compare_lines);
    }
    if (status == SOAT_OK) {
        const char *const name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
        status = soat__append_format(
            out, error, "/* Made from dictionaries/%s by soat-dictionaries rows. */\n", name);
    }
    for (size_t i = 0; i < count && status == SOAT_OK; i++) {
        status = write_row(lines[i], out, error);
    }
    soat__free(lines);
    soat_buffer_dispose(&text);
    return status;
}

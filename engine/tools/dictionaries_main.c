/*
 * soat-dictionaries: makes the generated files of dictionaries/. Not installed.
 *
 *     soat-dictionaries syllables CORPUS… > dictionaries/syllables.txt
 *     soat-dictionaries hunspell-aff      > dictionaries/hunspell/vi_VN.aff
 *     soat-dictionaries hunspell-dic DICTIONARIES > dictionaries/hunspell/vi_VN.dic
 *     soat-dictionaries rows dictionaries/units.tsv > engine/normalize/unit_rows.inc
 *     soat-dictionaries compounds dictionaries CORPUS… > dictionaries/compounds.tsv
 *     soat-dictionaries charsets dictionaries    > engine/text/charset_rows.inc
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tools/dictionaries.h"

soat_status soat__append_format(soat_buffer *out, soat_error *error, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const size_t kept = size < 0 ? 0 : (size_t)size < sizeof text ? (size_t)size : sizeof text - 1;
    return soat_buffer_append(out, soat_span_make(text, kept), error);
}

static soat_status run(int count, char **arguments, soat_buffer *out, soat_error *error) {
    const char *const verb = count > 1 ? arguments[1] : "";
    if (strcmp(verb, "syllables") == 0) {
        return soat__write_syllables((const char *const *)arguments + 2, (size_t)count - 2, out,
                                     error);
    }
    if (strcmp(verb, "hunspell-aff") == 0) {
        return soat__write_hunspell_affixes(out, error);
    }
    if (strcmp(verb, "hunspell-dic") == 0 && count == 3) {
        return soat__write_hunspell_words(arguments[2], out, error);
    }
    if (strcmp(verb, "rows") == 0 && count == 3) {
        return soat__write_table_rows(arguments[2], out, error);
    }
    if (strcmp(verb, "charsets") == 0 && count == 3) {
        return soat__write_charset_rows(arguments[2], out, error);
    }
    if (strcmp(verb, "compounds") == 0 && count > 3) {
        return soat__write_compounds(arguments[2], (const char *const *)arguments + 3,
                                     (size_t)count - 3, out, error);
    }
    soat__append_format(out, NULL,
                        "usage: soat-dictionaries syllables CORPUS… | hunspell-aff | "
                        "hunspell-dic DICTIONARIES | rows TABLE | compounds DICTIONARIES CORPUS… | "
                        "charsets DICTIONARIES\n");
    return SOAT_ERROR_ARGUMENT;
}

int main(int count, char **arguments) {
    soat_buffer out = SOAT_BUFFER_INIT;
    soat_error error = {0};
    const soat_status status = run(count, arguments, &out, &error);
    FILE *const stream = status == SOAT_OK ? stdout : stderr;
    if (status != SOAT_OK && error.message[0] != '\0') {
        fprintf(stream, "soat-dictionaries: %s\n", error.message);
    } else {
        fwrite(out.data, 1, out.size, stream);
    }
    soat_buffer_dispose(&out);
    const int written = fflush(stream);
    return status == SOAT_OK && written == 0 ? 0 : 2;
}

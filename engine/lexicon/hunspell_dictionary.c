/*
 * Hunspell itself reports nothing: a missing or broken file gives a dictionary that knows no word.
 * So the two files are read and checked here first, which the list of stems needs anyway.
 */
#include "lexicon/hunspell_dictionary.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "text/line.h"
#include "text/nfc.h"
#include "text/utf8.h"

struct soat_hunspell {
    Hunhandle *handle;
    UConverter *converter; /* NULL: the files are in UTF-8 */
    char *stems;           /* UTF-8, NFC, one a line */
    size_t stems_size;
};

enum { PATH_BYTES = 4096, ENCODING_BYTES = 64, STEM_BYTES = SOAT_LIMIT_WORD_BYTES };

static pthread_mutex_t creation = PTHREAD_MUTEX_INITIALIZER;

/* BASE with its .aff or .dic replaced by `extension`. */
static soat_status make_path(char out[PATH_BYTES], const char *base, const char *extension,
                             soat_error *error) {
    size_t size = strlen(base);
    if (size > 4 &&
        (strcmp(base + size - 4, ".aff") == 0 || strcmp(base + size - 4, ".dic") == 0)) {
        size -= 4;
    }
    const int written = snprintf(out, PATH_BYTES, "%.*s%s", (int)size, base, extension);
    if (written < 0 || written >= PATH_BYTES) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "the path of the dictionary is too long");
    }
    return SOAT_OK;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

/* The value of the option `name` when the line sets it ("SET UTF-8"). */
static bool option_value(soat_span line, const char *name, soat_span *value) {
    const size_t size = strlen(name);
    if (line.size <= size || memcmp(line.data, name, size) != 0 || !is_blank(line.data[size])) {
        return false;
    }
    size_t start = size;
    while (start < line.size && is_blank(line.data[start])) {
        start++;
    }
    size_t end = start;
    while (end < line.size && !is_blank(line.data[end])) {
        end++;
    }
    *value = soat_span_make(line.data + start, end - start);
    return true;
}

/* What the .aff tells: the encoding. Hunspell's own default is ISO 8859-1. */
static soat_status read_encoding(const char *path, char out[ENCODING_BYTES], soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = soat__file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
    if (status != SOAT_OK) {
        return status;
    }
    const soat_span content = soat__text_skip_bom(soat_buffer_span(&text));
    size_t position = 0;
    if (content.size > 0 && memchr(content.data, '\0', content.size) != NULL) {
        status = soat__fail(error, SOAT_ERROR_FORMAT, 0,
                            "%s is no Hunspell affix file: it holds NUL bytes", path);
    }
    strcpy(out, "ISO8859-1");
    soat_span line;
    soat_span value;
    while (status == SOAT_OK && soat__line_next(content, &position, &line)) {
        if (option_value(line, "SET", &value) && value.size > 0 && value.size < ENCODING_BYTES) {
            memcpy(out, value.data, value.size);
            out[value.size] = '\0';
        }
    }
    soat_buffer_dispose(&text);
    return status;
}

/* Sets the converter, or leaves it NULL for UTF-8. */
static soat_status open_converter(soat_hunspell *self, const char *path, const char *encoding,
                                  soat_error *error) {
    if (strcmp(encoding, "UTF-8") == 0 || strcmp(encoding, "utf-8") == 0) {
        return SOAT_OK;
    }
    UErrorCode icu = U_ZERO_ERROR;
    self->converter = ucnv_open(encoding, &icu);
    if (U_FAILURE(icu)) {
        self->converter = NULL;
        return soat__fail(error, SOAT_ERROR_UNSUPPORTED, 0, "%s asks for the unknown encoding %s",
                          path, encoding);
    }
    /* A letter that the encoding does not have makes a word unknown, not a word with "?". */
    ucnv_setFromUCallBack(self->converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &icu);
    ucnv_setToUCallBack(self->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &icu);
    return SOAT_OK;
}

/* A stem of the files as UTF-8; the size, or 0 when it cannot be converted or is too long. */
static size_t stem_to_utf8(const soat_hunspell *self, soat_span stem, char out[STEM_BYTES]) {
    if (self->converter == NULL) {
        size_t bad = 0;
        if (stem.size > STEM_BYTES || !soat__utf8_valid(stem, &bad)) {
            return 0;
        }
        memcpy(out, stem.data, stem.size);
        return stem.size;
    }
    UErrorCode icu = U_ZERO_ERROR;
    const int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, self->converter, out, STEM_BYTES, stem.data,
                                            (int32_t)stem.size, &icu);
    return U_SUCCESS(icu) && size <= STEM_BYTES ? (size_t)size : 0;
}

/*
 * The stem of a .dic line: up to a slash that is not escaped, a tab, or a blank before a
 * morphological field such as " po:noun". Backslashes before slashes are dropped.
 */
static size_t read_stem(soat_span line, char out[STEM_BYTES]) {
    size_t size = 0;
    for (size_t i = 0; i < line.size; i++) {
        const char byte = line.data[i];
        const bool field = byte == ' ' && i + 3 < line.size && line.data[i + 3] == ':';
        if (byte == '\t' || field || (byte == '/' && i > 0)) {
            break;
        }
        const bool escape = byte == '\\' && i + 1 < line.size && line.data[i + 1] == '/';
        if (size == STEM_BYTES) {
            return 0;
        }
        out[size++] = escape ? '/' : byte;
        i += escape;
    }
    while (size > 0 && out[size - 1] == ' ') {
        size--;
    }
    return size;
}

static soat_status check_count_line(const char *path, soat_span line, soat_error *error) {
    size_t digits = 0;
    while (digits < line.size && line.data[digits] >= '0' && line.data[digits] <= '9') {
        digits++;
    }
    if (digits == 0 || (digits < line.size && !is_blank(line.data[digits]))) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "%s is no Hunspell dictionary: its first line is not a number of words",
                          path);
    }
    return SOAT_OK;
}

static soat_status append_stem(soat_hunspell *self, soat_span line, soat_buffer *out,
                               soat_error *error) {
    char raw[STEM_BYTES];
    char text[STEM_BYTES];
    const size_t raw_size = read_stem(line, raw);
    const size_t size = stem_to_utf8(self, soat_span_make(raw, raw_size), text);
    if (size == 0) {
        return SOAT_OK;
    }
    const soat_status status = soat__nfc_append(soat_span_make(text, size), out, error);
    return status == SOAT_OK ? soat_buffer_append(out, soat_span_make("\n", 1), error) : status;
}

static soat_status read_stems(soat_hunspell *self, const char *path, soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_buffer stems = SOAT_BUFFER_INIT;
    soat_status status = soat__file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
    const soat_span content = soat__text_skip_bom(soat_buffer_span(&text));
    size_t position = 0;
    soat_span line = {0};
    if (status == SOAT_OK) {
        soat__line_next(content, &position, &line);
        status = check_count_line(path, line, error);
    }
    while (status == SOAT_OK && soat__line_next(content, &position, &line)) {
        status = append_stem(self, line, &stems, error);
    }
    soat_buffer_dispose(&text);
    if (status != SOAT_OK) {
        soat_buffer_dispose(&stems);
        return status;
    }
    self->stems = stems.data;
    self->stems_size = stems.size;
    return SOAT_OK;
}

static soat_status create_handle(soat_hunspell *self, const char *aff, const char *dic,
                                 soat_error *error) {
    pthread_mutex_lock(&creation);
    self->handle = Hunspell_create(aff, dic);
    pthread_mutex_unlock(&creation);
    return self->handle != NULL ? SOAT_OK : soat__fail_memory(error);
}

soat_status soat__hunspell_open(soat_hunspell **out, const char *base, soat_error *error) {
    char aff[PATH_BYTES];
    char dic[PATH_BYTES];
    char encoding[ENCODING_BYTES];
    *out = NULL;
    soat_hunspell *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = make_path(aff, base, ".aff", error);
    if (status == SOAT_OK) {
        status = make_path(dic, base, ".dic", error);
    }
    if (status == SOAT_OK) {
        status = read_encoding(aff, encoding, error);
    }
    if (status == SOAT_OK) {
        status = open_converter(self, aff, encoding, error);
    }
    if (status == SOAT_OK) {
        status = read_stems(self, dic, error);
    }
    if (status == SOAT_OK) {
        status = create_handle(self, aff, dic, error);
    }
    if (status != SOAT_OK) {
        soat__hunspell_close(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat__hunspell_close(soat_hunspell *dictionary) {
    if (dictionary == NULL) {
        return;
    }
    if (dictionary->handle != NULL) {
        pthread_mutex_lock(&creation);
        Hunspell_destroy(dictionary->handle);
        pthread_mutex_unlock(&creation);
    }
    if (dictionary->converter != NULL) {
        ucnv_close(dictionary->converter);
    }
    soat__free(dictionary->stems);
    soat__free(dictionary);
}

/* The word in the encoding of the files, NUL-terminated; false when it has no such form. */
static bool word_from_utf8(const soat_hunspell *self, soat_span word, char out[STEM_BYTES + 1]) {
    if (word.size == 0 || word.size > STEM_BYTES || memchr(word.data, '\0', word.size) != NULL) {
        return false;
    }
    if (self->converter == NULL) {
        memcpy(out, word.data, word.size);
        out[word.size] = '\0';
        return true;
    }
    UErrorCode icu = U_ZERO_ERROR;
    const int32_t size = ucnv_fromAlgorithmic(self->converter, UCNV_UTF8, out, STEM_BYTES,
                                              word.data, (int32_t)word.size, &icu);
    if (U_FAILURE(icu) || size > STEM_BYTES) {
        return false;
    }
    out[size] = '\0';
    return true;
}

bool soat__hunspell_spell(soat_hunspell *dictionary, soat_span word) {
    char bytes[STEM_BYTES + 1];
    return word_from_utf8(dictionary, word, bytes) &&
           Hunspell_spell(dictionary->handle, bytes) != 0;
}

soat_status soat__hunspell_stems(soat_hunspell *dictionary, soat_buffer *out, soat_error *error) {
    const size_t size_before = out->size;
    const soat_span stems = soat_span_make(dictionary->stems, dictionary->stems_size);
    size_t position = 0;
    soat_span line;
    while (soat__line_next(stems, &position, &line)) {
        if (!soat__hunspell_spell(dictionary, line)) {
            continue; /* a stem that needs an affix, or a forbidden word */
        }
        const soat_status status =
            soat_buffer_append(out, soat_span_make(line.data, line.size + 1), error);
        if (status != SOAT_OK) {
            out->size = size_before;
            return status;
        }
    }
    return SOAT_OK;
}

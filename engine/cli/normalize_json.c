#include "normalize_json.h"

#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "json_text.h"

static const char *const list_names[] = {[NORMALIZE_EDITS] = "edits", [NORMALIZE_WORDS] = "words"};

bool normalize_json_begin(const char *input, normalize_listed what) {
    fputs("{\"format\":\"soat-normalization\",\"version\":1,\"input\":", stdout);
    const bool good = json_put(json_text(soat_span_from_string(input)), stdout);
    return printf(",\"%s\":[", list_names[what]) >= 0 && good;
}

bool normalize_json_edit(const soat_normal_edit *edit, size_t offset, bool first) {
    if (!first) {
        fputc(',', stdout);
    }
    return json_put(json_pack("{s:s, s:I, s:I, s:o, s:o}", "pass", edit->pass, "start",
                              (json_int_t)(offset + edit->start), "end",
                              (json_int_t)(offset + edit->end), "before", json_text(edit->before),
                              "after", json_text(edit->after)),
                    stdout);
}

/* --- words --- */

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Bytes of the mark that begins at `at`: ASCII, and of General Punctuation (“ ” – …); else 0. */
static size_t mark_size(soat_span text, size_t at) {
    const unsigned char byte = (unsigned char)text.data[at];
    const bool general = text.size - at >= 3 && memcmp(text.data + at, "\xE2\x80", 2) == 0;
    return byte < 0x80 && !isalnum(byte) ? 1 : general ? 3 : 0;
}

/* The next stretch between blanks from *at on, without the marks around it; maybe nothing but marks. */
static soat_span next_word(soat_span text, size_t *at) {
    while (*at < text.size && is_blank(text.data[*at])) {
        ++*at;
    }
    size_t start = *at;
    while (*at < text.size && !is_blank(text.data[*at])) {
        ++*at;
    }
    soat_span word = soat_span_make(text.data + start, *at - start);
    for (size_t size; word.size > 0 && (size = mark_size(word, 0)) > 0;) {
        word = soat_span_make(word.data + size, word.size - size);
    }
    for (;;) {
        if (word.size >= 3 && mark_size(word, word.size - 3) == 3) {
            word.size -= 3;
        } else if (word.size > 0 && mark_size(word, word.size - 1) == 1) {
            word.size--;
        } else {
            return word;
        }
    }
}

bool normalize_json_words(const soat_normalizer *normalizer, soat_span given, soat_span made,
                          size_t offset, size_t *count) {
    bool good = true;
    for (size_t at = 0; at < made.size && good;) {
        const soat_span word = next_word(made, &at);
        if (word.size == 0) {
            continue;
        }
        const size_t start = (size_t)(word.data - made.data);
        size_t from = 0, to = 0;
        soat_normalizer_source(normalizer, start, start + word.size, &from, &to);
        if ((*count)++ > 0) {
            fputc(',', stdout);
        }
        good = json_put(json_pack("{s:I, s:I, s:o, s:o}", "start", (json_int_t)(offset + from),
                                  "end", (json_int_t)(offset + to), "text",
                                  json_text(soat_span_make(given.data + from, to - from)), "form",
                                  json_text(word)),
                        stdout);
    }
    return good;
}

bool normalize_json_end(normalize_listed what, size_t bytes, size_t count, bool whole) {
    printf("],\"counts\":{\"bytes\":%zu,\"%s\":%zu},\"whole\":%s}\n", bytes, list_names[what],
           count, whole ? "true" : "false");
    return ferror(stdout) == 0;
}

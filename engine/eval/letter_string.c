#include "eval/letter_string.h"

#include <string.h>

#include "eval/eval_text.h"
#include "text/utf8.h"

enum { LONGEST_LETTER = 6 }; /* bytes of «hw» */

static size_t encode(uint32_t letter, char *out) {
    static const char handwriting[] = "«hw»";
    if (letter == SOAT_EVAL_ANYTHING) {
        memcpy(out, handwriting, sizeof handwriting - 1);
        return sizeof handwriting - 1;
    }
    return soat__utf8_encode(letter, out);
}

soat_span soat__string_of(soat_arena *strings, soat__letters letters) {
    size_t size = 0;
    char one[LONGEST_LETTER];
    for (size_t i = 0; i < letters.count; i++) {
        size += encode(letters.data[i], one);
    }
    char *const text = soat__arena_alloc(strings, size + 1, 1);
    size_t at = 0;
    for (size_t i = 0; text != NULL && i < letters.count; i++) {
        at += encode(letters.data[i], text + at);
    }
    return soat_span_make(text, size);
}

soat_status soat__append_letters(soat_buffer *out, soat__letters letters, soat_error *error) {
    const soat_status status = soat_buffer_reserve(out, letters.count * LONGEST_LETTER, error);
    if (status != SOAT_OK) {
        return status;
    }
    for (size_t i = 0; i < letters.count; i++) {
        out->size += encode(letters.data[i], out->data + out->size);
    }
    out->data[out->size] = '\0';
    return SOAT_OK;
}

#include <string.h>

#include "base/error.h"
#include "syllable/charset_guess.h"

#define SOFT_HYPHEN "\xC2\xAD"

static bool is_of_word(char byte) {
    const unsigned char letter = (unsigned char)(byte | 0x20);
    return (unsigned char)byte >= 0x80 || (letter >= 'a' && letter <= 'z');
}

/* What stands around the hyphen at `place`, up to what is no letter, with byte AD in its place. */
static soat_status piece_with_letter(soat_span word, size_t place, soat_buffer *out,
                                     soat_error *error) {
    size_t start = place, end = place + 1;
    while (start > 0 && is_of_word(word.data[start - 1])) {
        start--;
    }
    while (end < word.size && is_of_word(word.data[end])) {
        end++;
    }
    soat_buffer_clear(out);
    soat_status status =
        soat_buffer_append(out, soat_span_make(word.data + start, place - start), error);
    if (status == SOAT_OK) {
        status = soat_buffer_append(out, soat_span_from_string(SOFT_HYPHEN), error);
    }
    return status == SOAT_OK
               ? soat_buffer_append(out, soat_span_make(word.data + place + 1, end - place - 1),
                                    error)
               : status;
}

/* Whether the hyphen at `place` makes a syllable of what stands around it when it is a letter. */
static soat_status is_letter(const soat_charset *charset, soat_span word, size_t place, bool *out,
                             soat_error *error) {
    soat_buffer piece = SOAT_BUFFER_INIT, read = SOAT_BUFFER_INIT;
    soat_status status = piece_with_letter(word, place, &piece, error);
    if (status == SOAT_OK) {
        status = soat__charset_read_through(charset, soat_buffer_span(&piece), &read, error);
    }
    if (status == SOAT_OK) {
        const soat_reading found = soat__reading_of(soat_buffer_span(&read));
        *out = found.good == 1 && found.bad == 0 && found.foreign == 0;
    }
    soat_buffer_dispose(&piece);
    soat_buffer_dispose(&read);
    return status;
}

static soat_status restore(const soat_charset *charset, soat_span word, soat_buffer *out,
                           soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < word.size && status == SOAT_OK; i++) {
        bool letter = false;
        if (word.data[i] == '-') {
            status = is_letter(charset, word, i, &letter, error);
        }
        if (status == SOAT_OK) {
            status = soat_buffer_append(
                out, letter ? soat_span_from_string(SOFT_HYPHEN) : soat_span_make(word.data + i, 1),
                error);
        }
    }
    return status;
}

soat_status soat__charset_read_word(const soat_charset *charset, soat_span word, soat_buffer *out,
                                    soat_error *error) {
    if (word.size < 2 || memchr(word.data, '-', word.size) == NULL) {
        return soat__charset_read_through(charset, word, out, error);
    }
    soat_buffer whole = SOAT_BUFFER_INIT;
    soat_status status = restore(charset, word, &whole, error);
    if (status == SOAT_OK) {
        status = soat__charset_read_through(charset, soat_buffer_span(&whole), out, error);
    }
    soat_buffer_dispose(&whole);
    return status;
}

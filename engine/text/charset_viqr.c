/*
 * VIQR (RFC 1456): a vowel, its shape mark ( ^ +, its tone mark ' ` ? ~ . ; dd for đ; a backslash
 * takes from what follows it the meaning of a mark. Also read, as others do: * for +, the tone
 * before the shape. The state sequences of the RFC (\V \M \L) are left as they stand.
 */
#include <string.h>

#include "text/charset.h"
#include "text/letter.h"
#include "text/utf8.h"

static const char shape_signs[] = "(^+*";
static const char tone_signs[] = "`?~'.";
static const uint8_t tones[] = {SOAT_TONE_GRAVE, SOAT_TONE_HOOK, SOAT_TONE_TILDE, SOAT_TONE_ACUTE,
                                SOAT_TONE_DOT};

static bool put(uint32_t code_point, soat_buffer *out) {
    char bytes[SOAT_UTF8_MAX];
    const size_t size = soat__utf8_encode(code_point, bytes);
    return soat_buffer_append(out, soat_span_make(bytes, size), NULL) == SOAT_OK;
}

static const char *sign_in(const char *signs, char sign) {
    return sign == '\0' ? NULL : strchr(signs, sign);
}

/* Gives the letter the mark when it can take it. */
static bool take_mark(soat_letter *letter, char sign) {
    static const uint8_t shapes[] = {SOAT_SHAPE_BREVE, SOAT_SHAPE_CIRCUMFLEX, SOAT_SHAPE_HORN,
                                     SOAT_SHAPE_HORN};
    soat_letter marked = *letter;
    const char *const shape = sign_in(shape_signs, sign), *const tone = sign_in(tone_signs, sign);
    if (shape != NULL && letter->shape == SOAT_SHAPE_NONE) {
        marked.shape = shapes[shape - shape_signs];
    } else if (tone != NULL && letter->tone == SOAT_TONE_LEVEL) {
        marked.tone = tones[tone - tone_signs];
    } else {
        return false;
    }
    if (soat__letter_to_code_point(marked) == 0) {
        return false;
    }
    *letter = marked;
    return true;
}

static bool is_sign(char byte) {
    return byte == '\\' || sign_in(shape_signs, byte) != NULL || sign_in(tone_signs, byte) != NULL;
}

/* The letter at `position` with its marks; returns where it ends, or `position`. */
static size_t read_letter(soat_span text, size_t position, soat_letter *letter) {
    if (!soat__letter_from_code_point((uint8_t)text.data[position], letter)) {
        return position;
    }
    size_t end = position + 1;
    if (letter->base == 'd' && end < text.size && (text.data[end] | 0x20) == 'd') {
        letter->shape = SOAT_SHAPE_STROKE;
        return end + 1;
    }
    while (soat__letter_is_vowel(*letter) && end < text.size && take_mark(letter, text.data[end])) {
        end++;
    }
    return end;
}

bool soat__charset_read_viqr(soat_span text, soat_buffer *out) {
    for (size_t position = 0; position < text.size;) {
        soat_letter letter;
        const char byte = text.data[position];
        if (byte == '\\' && position + 1 < text.size &&
            (is_sign(text.data[position + 1]) || (text.data[position + 1] | 0x20) == 'd')) {
            if (soat_buffer_append(out, soat_span_make(text.data + position + 1, 1), NULL) !=
                SOAT_OK) {
                return false;
            }
            position += 2;
            continue;
        }
        const size_t end = read_letter(text, position, &letter);
        const bool good = end > position
                              ? put(soat__letter_to_code_point(letter), out)
                              : soat_buffer_append(out, soat_span_make(&byte, 1), NULL) == SOAT_OK;
        if (!good) {
            return false;
        }
        position = end > position ? end : position + 1;
    }
    return true;
}

/* Its signs behind the plain letter. Returns the bytes. */
static size_t write_letter(soat_letter letter, char out[4]) {
    static const char signs[SOAT_SHAPE_COUNT] = {
        [SOAT_SHAPE_CIRCUMFLEX] = '^', [SOAT_SHAPE_BREVE] = '(', [SOAT_SHAPE_HORN] = '+'};
    size_t size = 0;
    out[size++] = (char)(letter.upper ? letter.base - 'a' + 'A' : letter.base);
    if (letter.shape == SOAT_SHAPE_STROKE) {
        out[1] = out[0];
        size++;
    } else if (letter.shape != SOAT_SHAPE_NONE) {
        out[size++] = signs[letter.shape];
    }
    for (size_t i = 0; i < sizeof tones && letter.tone != SOAT_TONE_LEVEL; i++) {
        if (tones[i] == letter.tone) {
            out[size++] = tone_signs[i];
        }
    }
    return size;
}

bool soat__charset_write_viqr(soat_span text, soat_buffer *out, soat_charset_report *report) {
    bool after_vowel = false, after_d = false;
    for (size_t position = 0; position < text.size;) {
        const size_t start = position;
        const uint32_t code = soat__utf8_next(text, &position);
        soat_letter letter = {0};
        const bool is_letter = soat__letter_from_code_point(code, &letter);
        char bytes[6] = {(char)code};
        size_t size = 1;
        if (is_letter) {
            const bool stopped = after_d && letter.base == 'd' && letter.shape == SOAT_SHAPE_NONE;
            bytes[0] = '\\';
            size = (size_t)stopped + write_letter(letter, bytes + stopped);
        } else if (code == '\\' || (after_vowel && code < 0x80 && is_sign((char)code))) {
            memcpy(bytes, (char[]){'\\', (char)code}, 2);
            size = 2;
        } else if (code >= 0x80) {
            soat__charset_lose(report, start);
            bytes[0] = '?';
        }
        if (soat_buffer_append(out, soat_span_make(bytes, size), NULL) != SOAT_OK) {
            return false;
        }
        after_vowel = (is_letter && soat__letter_is_vowel(letter));
        after_d = is_letter && letter.base == 'd' && letter.shape == SOAT_SHAPE_NONE;
    }
    return true;
}

#include "normalize/stretch.h"
#include "normalize/byte.h"

#include "syllable/word_fold.h"

/* Bytes of the blank at text[at], or 0. */
static size_t blank_size(soat_span text, size_t at) {
    const unsigned char byte = (unsigned char)text.data[at];
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
        return 1;
    }
    return byte == 0xC2 && at + 1 < text.size && (unsigned char)text.data[at + 1] == 0xA0 ? 2 : 0;
}

static soat_stretch find_stretch(soat_span text, size_t from) {
    for (size_t size = 0; from < text.size && (size = blank_size(text, from)) > 0;) {
        from += size;
    }
    size_t end = from;
    while (end < text.size && blank_size(text, end) == 0) {
        end++;
    }
    return (soat_stretch){soat_span_make(text.data + from, end - from), from};
}

soat_stretch_walk soat__stretch_begin(soat_span text) {
    return (soat_stretch_walk){.text = text, .next = find_stretch(text, 0)};
}

bool soat__stretch_next(soat_stretch_walk *walk) {
    walk->previous = walk->current;
    walk->current = walk->next;
    walk->next = find_stretch(walk->text, walk->current.start + walk->current.text.size);
    return walk->current.text.size > 0;
}

soat_span soat__without_behind(soat_span text, const char *marks) {
    while (text.size > 0 && soat__is_one_of(text.data[text.size - 1], marks)) {
        text.size--;
    }
    return text;
}

bool soat__has_digit(soat_span text) {
    for (size_t i = 0; i < text.size; i++) {
        if (soat__is_digit(text.data[i])) {
            return true;
        }
    }
    return false;
}

bool soat__word_is_one_of(soat_span word, const char *words) {
    while (word.size > 0 && soat__is_one_of(word.data[0], "(\"'[")) {
        word = soat_span_make(word.data + 1, word.size - 1);
    }
    while (word.size > 0 && soat__is_one_of(word.data[word.size - 1], ":,;.)\"']")) {
        word.size--;
    }
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (word.size == 0 || !soat__word_fold(word, folded, &size, NULL)) {
        return false;
    }
    for (const char *at = words; *at != '\0';) {
        const size_t length = strcspn(at, ",");
        if (length == size && memcmp(at, folded, size) == 0) {
            return true;
        }
        at += length + (at[length] == ',');
    }
    return false;
}

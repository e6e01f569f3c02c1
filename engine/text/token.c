/*
 * The tokenizer. One table look-up a byte for ASCII, one comparison or two for the letters of
 * Vietnamese (U+00C0-U+02AF and U+1E00-U+1EFF, all letters but × and ÷), ICU's general category
 * for everything else. Tuned for Vietnamese prose, right for any bytes.
 */
#include "text/token.h"

#include <stdint.h>
#include <unicode/uchar.h>

#include "text/utf8.h"

typedef enum char_class {
    CLASS_PUNCTUATION,
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_BLANK,
    CLASS_LINE_END,
    CLASS_INVALID
} char_class;

enum {
    P = CLASS_PUNCTUATION,
    L = CLASS_LETTER,
    D = CLASS_DIGIT,
    B = CLASS_BLANK,
    E = CLASS_LINE_END
};

static const uint8_t ascii_classes[128] = {
    P, P, P, P, P, P, P, P, P, B, E, B, B, E, P, P, /* 00: tab, \n, \v, \f, \r */
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 10 */
    B, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 20 */
    D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P, /* 30 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 40 */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P, /* 50 */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P, /* 70 */
};

static char_class class_from_category(uint32_t code_point) {
    const uint32_t category = U_MASK(u_charType((UChar32)code_point));
    if ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) != 0) {
        return CLASS_LETTER;
    }
    if ((category & U_GC_ND_MASK) != 0) {
        return CLASS_DIGIT;
    }
    return (category & U_GC_Z_MASK) != 0 ? CLASS_BLANK : CLASS_PUNCTUATION;
}

/* The class of what starts at `at`, which is before `end`; *size is its length in bytes. */
static inline char_class classify(const unsigned char *at, const unsigned char *end, size_t *size) {
    const unsigned char lead = at[0];
    if (lead < 0x80) {
        *size = 1;
        return (char_class)ascii_classes[lead];
    }
    if (lead >= 0xC3 && lead <= 0xC9 && end - at > 1 && (at[1] & 0xC0) == 0x80) {
        *size = 2;
        const bool sign = lead == 0xC3 && (at[1] == 0x97 || at[1] == 0xB7);
        return sign ? CLASS_PUNCTUATION : CLASS_LETTER;
    }
    if (lead == 0xE1 && end - at > 2 && at[1] >= 0xB8 && at[1] <= 0xBB && (at[2] & 0xC0) == 0x80) {
        *size = 3;
        return CLASS_LETTER;
    }
    size_t position = 0;
    const soat_span rest = soat_span_make((const char *)at, (size_t)(end - at));
    const uint32_t code_point = soat__utf8_next(rest, &position);
    *size = position;
    return code_point == SOAT_UTF8_INVALID ? CLASS_INVALID : class_from_category(code_point);
}

static inline bool is_ascii_digit(unsigned char byte) {
    return byte >= '0' && byte <= '9';
}

/* Past a separator and the digits after it, as often as they follow; `at` itself when none does. */
static const unsigned char *skip_number_groups(const unsigned char *at, const unsigned char *end) {
    while (end - at > 1 && (at[0] == '.' || at[0] == ',' || at[0] == ':') &&
           is_ascii_digit(at[1])) {
        at += 2;
        while (at < end && is_ascii_digit(*at)) {
            at++;
        }
    }
    return at;
}

/* A word, a number or a mixed token from `at`; returns its end. */
static const unsigned char *
scan_letters_and_digits(const unsigned char *at, const unsigned char *end, soat_token_kind *kind) {
    unsigned seen = 0;
    size_t size = 0;
    while (at < end) {
        const char_class class = classify(at, end, &size);
        if (class != CLASS_LETTER && class != CLASS_DIGIT) {
            break;
        }
        seen |= 1u << class;
        at += size;
    }
    if (seen == 1u << CLASS_LETTER) {
        *kind = SOAT_TOKEN_WORD;
        return at;
    }
    if (seen == 1u << CLASS_DIGIT) {
        *kind = SOAT_TOKEN_NUMBER;
        return is_ascii_digit(at[-1]) ? skip_number_groups(at, end) : at;
    }
    *kind = SOAT_TOKEN_MIXED;
    return at;
}

/* The end of the run of `class` that starts at `at`. */
static const unsigned char *skip_class(const unsigned char *at, const unsigned char *end,
                                       char_class class) {
    size_t size = 0;
    while (at < end && classify(at, end, &size) == class) {
        at += size;
    }
    return at;
}

static const unsigned char *scan_token(const unsigned char *at, const unsigned char *end,
                                       soat_token_kind *kind) {
    size_t size = 0;
    const char_class class = classify(at, end, &size);
    switch (class) {
    case CLASS_LETTER:
    case CLASS_DIGIT:
        return scan_letters_and_digits(at, end, kind);
    case CLASS_BLANK:
        *kind = SOAT_TOKEN_SPACE;
        return skip_class(at + size, end, CLASS_BLANK);
    case CLASS_LINE_END:
        *kind = SOAT_TOKEN_LINE_END;
        return at[0] == '\r' && end - at > 1 && at[1] == '\n' ? at + 2 : at + 1;
    case CLASS_INVALID:
        *kind = SOAT_TOKEN_INVALID;
        return skip_class(at + size, end, CLASS_INVALID);
    case CLASS_PUNCTUATION:
        break;
    }
    *kind = SOAT_TOKEN_PUNCTUATION;
    return at + size;
}

bool soat__token_next(soat_span text, size_t *position, soat_token *out) {
    if (*position >= text.size) {
        return false;
    }
    const unsigned char *const begin = (const unsigned char *)text.data + *position;
    const unsigned char *const end = (const unsigned char *)text.data + text.size;
    const unsigned char *const stop = scan_token(begin, end, &out->kind);
    out->text = soat_span_make((const char *)begin, (size_t)(stop - begin));
    out->start = *position;
    *position += out->text.size;
    return true;
}

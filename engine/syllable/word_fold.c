#include "syllable/word_fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "syllable/tone_style.h"
#include "text/letter.h"
#include "text/utf8.h"

/* Capitals and small letters seen so far. */
typedef struct case_count {
    size_t upper, lower;
    bool first_upper;
} case_count;

static void count_case(case_count *count, bool upper, bool lower) {
    count->first_upper |= upper && count->upper + count->lower == 0;
    count->upper += upper;
    count->lower += lower;
}

static soat_word_case pattern_of(case_count count) {
    if (count.upper == 0) {
        return SOAT_CASE_LOWER;
    }
    if (count.upper == 1 && count.first_upper) {
        return SOAT_CASE_TITLE;
    }
    return count.lower == 0 ? SOAT_CASE_UPPER : SOAT_CASE_MIXED;
}

static bool is_upper(uint32_t code_point) {
    return u_isupper((UChar32)code_point) || u_istitle((UChar32)code_point);
}

soat_word_case soat__word_case_of(soat_span word) {
    case_count count = {0};
    for (size_t position = 0; position < word.size;) {
        const uint32_t code_point = soat__utf8_next(word, &position);
        soat_letter letter;
        if (soat__letter_from_code_point(code_point, &letter)) {
            count_case(&count, letter.upper, !letter.upper);
        } else if (code_point != SOAT_UTF8_INVALID) {
            count_case(&count, is_upper(code_point), u_islower((UChar32)code_point) != 0);
        }
    }
    return pattern_of(count);
}

/* Lower case of a word that is all letters of text/letter.h and fits; else false. */
static bool lower_letters(soat_span word, char *out, size_t *size, case_count *count) {
    size_t used = 0;
    for (size_t position = 0; position < word.size;) {
        soat_letter letter;
        if (!soat__letter_from_code_point(soat__utf8_next(word, &position), &letter)) {
            return false;
        }
        count_case(count, letter.upper, !letter.upper);
        letter.upper = false;
        char bytes[SOAT_UTF8_MAX];
        const size_t length = soat__utf8_encode(soat__letter_to_code_point(letter), bytes);
        if (length > SOAT_LIMIT_WORD_BYTES - used) {
            return false;
        }
        memcpy(out + used, bytes, length);
        used += length;
    }
    *size = used;
    return true;
}

enum { WORD_UNITS = SOAT_LIMIT_WORD_BYTES, COMPOSED_UNITS = 3 * WORD_UNITS };

/* Lower case in UTF-16, code point by code point; -1 for bad UTF-8 or a word that is too long. */
static int32_t lower_to_utf16(soat_span word, UChar out[WORD_UNITS], case_count *count) {
    int32_t used = 0;
    for (size_t position = 0; position < word.size;) {
        const uint32_t code_point = soat__utf8_next(word, &position);
        if (code_point == SOAT_UTF8_INVALID || used > WORD_UNITS - 2) {
            return -1;
        }
        count_case(count, is_upper(code_point), u_islower((UChar32)code_point) != 0);
        const UChar32 lower = u_tolower((UChar32)code_point);
        U16_APPEND_UNSAFE(out, used, lower);
    }
    return used;
}

static bool lower_by_icu(soat_span word, char *out, size_t *size, case_count *count) {
    UChar lower[WORD_UNITS];
    UChar composed[COMPOSED_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = lower_to_utf16(word, lower, count);
    if (length < 0) {
        return false;
    }
    const int32_t units = unorm2_normalize(unorm2_getNFCInstance(&status), lower, length, composed,
                                           COMPOSED_UNITS, &status);
    int32_t bytes = 0;
    u_strToUTF8(out, SOAT_LIMIT_WORD_BYTES, &bytes, composed, units, &status);
    if (U_FAILURE(status)) {
        return false;
    }
    *size = (size_t)bytes;
    return true;
}

bool soat__word_fold(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size,
                     soat_word_case *pattern) {
    char lower[SOAT_LIMIT_WORD_BYTES];
    size_t lower_size = 0;
    case_count count = {0};
    if (!lower_letters(word, lower, &lower_size, &count)) {
        count = (case_count){0};
        if (!lower_by_icu(word, lower, &lower_size, &count)) {
            return false;
        }
    }
    if (!soat__syllable_canonical(soat_span_make(lower, lower_size), out, size)) {
        return false;
    }
    if (pattern != NULL) {
        *pattern = pattern_of(count);
    }
    return true;
}

soat_status soat__word_case_apply(soat_span word, soat_word_case pattern, soat_buffer *out,
                                  soat_error *error) {
    if (pattern == SOAT_CASE_LOWER || pattern == SOAT_CASE_MIXED) {
        return soat_buffer_append(out, word, error);
    }
    /* A capital may be longer in UTF-8 than its small letter, by a byte at most. */
    const soat_status status = soat_buffer_reserve(out, word.size * 2, error);
    if (status != SOAT_OK) {
        return status;
    }
    bool raise = true;
    for (size_t position = 0; position < word.size;) {
        const size_t start = position;
        const uint32_t code_point = soat__utf8_next(word, &position);
        if (!raise || code_point == SOAT_UTF8_INVALID) {
            memcpy(out->data + out->size, word.data + start, position - start);
            out->size += position - start;
            continue;
        }
        const UChar32 upper = u_toupper((UChar32)code_point);
        out->size += soat__utf8_encode((uint32_t)upper, out->data + out->size);
        /* In title case the first letter is raised: ’ or a mark before it does not count. */
        raise = pattern == SOAT_CASE_UPPER || !u_isalpha((UChar32)code_point);
    }
    out->data[out->size] = '\0';
    return SOAT_OK;
}

/*
 * A code point is plain when it is NFC by itself, starts a sequence, and never composes with what
 * stands before it: everything below U+0300, Vietnamese letters, common punctuation. Stretches of
 * plain code points are copied. What is left is a segment: one plain code point and the others
 * after it. When that is a Vietnamese letter with its marks it is composed here, by taking the
 * letter apart and adding mark after mark; else ICU does it.
 */
#include "text/nfc.h"

#include <stdint.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/memory.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    /* Segments longer than this are cut where ICU allows, so that memory stays bounded. */
    SEGMENT_BYTES = 64 * 1024,
    /* A pile of marks on one letter is cut here at the latest: no text has it. */
    SEGMENT_BYTES_MAX = 16 * 1024 * 1024
};

static bool is_plain(uint32_t code_point) {
    return code_point < 0x300 || (code_point >= 0x1E00 && code_point <= 0x1EFF) ||
           (code_point >= 0x2002 && code_point <= 0x2069) ||
           (code_point >= 0x20A0 && code_point <= 0x20CF) || code_point == SOAT_UTF8_INVALID;
}

/* Past the plain code points from `position`; the end, or where the first other one begins. */
static size_t skip_plain(soat_span text, size_t position, size_t *last_plain) {
    *last_plain = position;
    while (position < text.size) {
        const size_t start = position;
        if ((unsigned char)text.data[position] < 0x80) {
            position++;
        } else if (!is_plain(soat__utf8_next(text, &position))) {
            return start;
        }
        *last_plain = start;
    }
    return position;
}

bool soat__nfc_is_plain(soat_span text) {
    size_t last = 0;
    return skip_plain(text, 0, &last) == text.size;
}

/* What a combining mark of Vietnamese adds to a letter; false for any other code point. */
static bool mark_from_code_point(uint32_t code_point, soat_letter *mark) {
    static const struct {
        uint16_t code_point;
        uint8_t shape, tone;
    } marks[] = {
        {0x300, SOAT_SHAPE_NONE, SOAT_TONE_GRAVE},
        {0x301, SOAT_SHAPE_NONE, SOAT_TONE_ACUTE},
        {0x302, SOAT_SHAPE_CIRCUMFLEX, 0},
        {0x303, SOAT_SHAPE_NONE, SOAT_TONE_TILDE},
        {0x306, SOAT_SHAPE_BREVE, 0},
        {0x309, SOAT_SHAPE_NONE, SOAT_TONE_HOOK},
        {0x31B, SOAT_SHAPE_HORN, 0},
        {0x323, SOAT_SHAPE_NONE, SOAT_TONE_DOT},
    };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].code_point == code_point) {
            *mark = (soat_letter){.shape = marks[i].shape, .tone = marks[i].tone};
            return true;
        }
    }
    return false;
}

/*
 * Add one mark to a letter. False when NFC would not compose the two: the letter has such a mark
 * already, has a tone above it that blocks a circumflex, or does not exist.
 */
static bool add_mark(soat_letter *letter, soat_letter mark) {
    if (mark.shape != SOAT_SHAPE_NONE) {
        const bool above = mark.shape != SOAT_SHAPE_HORN;
        const bool blocked =
            above && letter->tone != SOAT_TONE_LEVEL && letter->tone != SOAT_TONE_DOT;
        if (letter->shape != SOAT_SHAPE_NONE || blocked) {
            return false;
        }
        letter->shape = mark.shape;
    } else {
        if (letter->tone != SOAT_TONE_LEVEL) {
            return false;
        }
        letter->tone = mark.tone;
    }
    return soat__letter_to_code_point(*letter) != 0;
}

/* The one Vietnamese letter that a segment amounts to, or 0 when it is something else. */
static uint32_t compose_letter(soat_span segment) {
    size_t position = 0;
    soat_letter letter;
    if (!soat__letter_from_code_point(soat__utf8_next(segment, &position), &letter)) {
        return 0;
    }
    while (position < segment.size) {
        soat_letter mark;
        if (!mark_from_code_point(soat__utf8_next(segment, &position), &mark) ||
            !add_mark(&letter, mark)) {
            return 0;
        }
    }
    return soat__letter_to_code_point(letter);
}

static soat_status append_letter(uint32_t code_point, soat_buffer *out, soat_error *error) {
    char bytes[SOAT_UTF8_MAX];
    return soat_buffer_append(out, soat_span_make(bytes, soat__utf8_encode(code_point, bytes)),
                              error);
}

/* UTF-16 buffers for one segment; `composed` may hold three times as many units. */
typedef struct utf16_pair {
    UChar *given, *composed;
    int32_t given_size, composed_capacity;
} utf16_pair;

static bool to_utf16(soat_span segment, utf16_pair *pair) {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size = (int32_t)segment.size;
    pair->composed_capacity = size * 3 + 8;
    pair->given = soat__alloc(segment.size + 1, sizeof *pair->given);
    pair->composed = soat__alloc((size_t)pair->composed_capacity, sizeof *pair->composed);
    if (pair->given == NULL || pair->composed == NULL) {
        return false;
    }
    u_strFromUTF8(pair->given, size + 1, &pair->given_size, segment.data, size, &status);
    return U_SUCCESS(status);
}

static soat_status append_utf16(const UChar *text, int32_t size, soat_buffer *out,
                                soat_error *error) {
    const soat_status status = soat_buffer_reserve(out, (size_t)size * 3, error);
    if (status != SOAT_OK) {
        return status;
    }
    UErrorCode icu = U_ZERO_ERROR;
    int32_t bytes = 0;
    u_strToUTF8(out->data + out->size, size * 3 + 1, &bytes, text, size, &icu);
    out->size += (size_t)bytes;
    out->data[out->size] = '\0';
    return SOAT_OK;
}

static soat_status append_by_icu(soat_span segment, soat_buffer *out, soat_error *error) {
    UErrorCode icu = U_ZERO_ERROR;
    utf16_pair pair = {0};
    soat_status status = SOAT_OK;
    if (!to_utf16(segment, &pair)) {
        status = soat__fail_memory(error);
        goto done;
    }
    const int32_t size = unorm2_normalize(unorm2_getNFCInstance(&icu), pair.given, pair.given_size,
                                          pair.composed, pair.composed_capacity, &icu);
    status = U_SUCCESS(icu) ? append_utf16(pair.composed, size, out, error)
                            : soat__fail(error, SOAT_ERROR_INTERNAL, 0, "ICU cannot compose: %s",
                                         u_errorName(icu));
done:
    soat__free(pair.given);
    soat__free(pair.composed);
    return status;
}

/* Where the segment that begins at `start` ends: before a plain code point, or a safe cut. */
static size_t segment_end(soat_span text, size_t start) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *const nfc = unorm2_getNFCInstance(&status);
    size_t position = start;
    for (bool first = true; position < text.size; first = false) {
        const size_t here = position;
        const uint32_t code_point = soat__utf8_next(text, &position);
        if (first) {
            continue;
        }
        if (is_plain(code_point)) {
            return here;
        }
        const bool cut = here - start >= SEGMENT_BYTES &&
                         unorm2_hasBoundaryBefore(nfc, (UChar32)code_point) != 0;
        if (cut || here - start >= SEGMENT_BYTES_MAX) {
            return here;
        }
    }
    return position;
}

static soat_status append_segment(soat_span segment, soat_buffer *out, soat_error *error) {
    const uint32_t letter = compose_letter(segment);
    if (letter != 0) {
        return append_letter(letter, out, error);
    }
    /* An invalid byte may lead the segment: it stays, and ICU never sees it. */
    size_t position = 0;
    if (soat__utf8_next(segment, &position) != SOAT_UTF8_INVALID) {
        return append_by_icu(segment, out, error);
    }
    const soat_status status = soat_buffer_append(out, soat_span_make(segment.data, 1), error);
    const soat_span rest = soat_span_make(segment.data + 1, segment.size - 1);
    return status == SOAT_OK && rest.size > 0 ? append_by_icu(rest, out, error) : status;
}

soat_status soat__nfc_append(soat_span text, soat_buffer *out, soat_error *error) {
    const size_t size_before = out->size;
    for (size_t position = 0; position < text.size;) {
        size_t start = position;
        size_t last = position;
        position = skip_plain(text, position, &last);
        /* The last plain code point belongs to the segment that follows. */
        const size_t copied = position < text.size && position > start ? last : position;
        soat_status status =
            soat_buffer_append(out, soat_span_make(text.data + start, copied - start), error);
        if (status == SOAT_OK && position < text.size) {
            start = copied;
            position = segment_end(text, start);
            status =
                append_segment(soat_span_make(text.data + start, position - start), out, error);
        }
        if (status != SOAT_OK) {
            out->size = size_before;
            return status;
        }
    }
    return SOAT_OK;
}

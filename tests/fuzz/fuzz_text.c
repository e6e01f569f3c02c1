/*
 * UTF-8, letters and tokens: every input is walked to its end, what decodes encodes to itself, and
 * the tokens put together are the input.
 */
#include <string.h>

#include "harness.h"
#include "text/letter.h"
#include "text/token.h"
#include "text/utf8.h"

static void check_letter(uint32_t code_point) {
    soat_letter letter;
    if (soat__letter_from_code_point(code_point, &letter)) {
        MUST(soat__letter_to_code_point(letter) == code_point);
    }
    const uint32_t lower = soat__letter_lower(code_point);
    MUST(soat__letter_lower(lower) == lower);
    MUST(soat__letter_upper(soat__letter_upper(code_point)) == soat__letter_upper(code_point));
}

static void check_tokens(soat_span text) {
    size_t position = 0;
    size_t end = 0;
    soat_token token;
    while (soat__token_next(text, &position, &token)) {
        MUST(token.start == end && token.text.size > 0);
        MUST(token.text.data == text.data + end && token.kind < SOAT_TOKEN_KIND_COUNT);
        end += token.text.size;
        MUST(position == end);
        MUST(soat__utf8_valid(token.text, &(size_t){0}) == (token.kind != SOAT_TOKEN_INVALID));
    }
    MUST(end == text.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span text = soat_span_make((const char *)data, size);
    size_t first_bad = size;
    for (size_t position = 0; position < size;) {
        const size_t start = position;
        const uint32_t code_point = soat__utf8_next(text, &position);
        MUST(position > start && position <= size);
        if (code_point == SOAT_UTF8_INVALID) {
            MUST(position == start + 1);
            first_bad = first_bad == size ? start : first_bad;
            continue;
        }
        char again[SOAT_UTF8_MAX];
        MUST(soat__utf8_encode(code_point, again) == position - start);
        MUST(memcmp(again, text.data + start, position - start) == 0);
        check_letter(code_point);
    }
    size_t bad = size;
    MUST(soat__utf8_valid(text, &bad) == (first_bad == size));
    MUST(bad == first_bad);
    check_tokens(text);
    return 0;
}

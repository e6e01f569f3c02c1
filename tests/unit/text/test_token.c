#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/token.h"

/* One letter a kind, as the cases below write them. */
static const char kind_letters[SOAT_TOKEN_KIND_COUNT] = {'w', 'n', 'm', 'p', 's', 'e', 'i'};

/* Tokens of `text` as "kind[bytes]" runs, written to `out`. */
static void describe(soat_span text, char *out) {
    soat_token token;
    for (size_t position = 0; soat__token_next(text, &position, &token);) {
        *out++ = kind_letters[token.kind];
        *out++ = '[';
        memcpy(out, token.text.data, token.text.size);
        out += token.text.size;
        *out++ = ']';
    }
    *out = '\0';
}

static const struct {
    const char *text, *tokens;
} cases[] = {
    {"", ""},
    {"Điều 3.", "w[Điều]s[ ]n[3]p[.]"},
    {"THPTquốc gia", "w[THPTquốc]s[ ]w[gia]"},
    {"QH15 U11 l8 2l", "m[QH15]s[ ]m[U11]s[ ]m[l8]s[ ]m[2l]"},
    {"1.234.567,89", "n[1.234.567,89]"},
    {"10:30 3,5%", "n[10:30]s[ ]n[3,5]p[%]"},
    {"năm 2023.", "w[năm]s[ ]n[2023]p[.]"},
    {"1..2", "n[1]p[.]p[.]n[2]"},
    {"1.5m 5m", "n[1.5]w[m]s[ ]m[5m]"},
    {"a.b 1.b", "w[a]p[.]w[b]s[ ]n[1]p[.]w[b]"},
    {".5 5.", "p[.]n[5]s[ ]n[5]p[.]"},
    {"552/QĐ-ƯBND", "n[552]p[/]w[QĐ]p[-]w[ƯBND]"},
    {"a\xC2\xA0 \t b", "w[a]s[\xC2\xA0 \t ]w[b]"},
    {"a\r\nb\n\nc\rd", "w[a]e[\r\n]w[b]e[\n]e[\n]w[c]e[\r]w[d]"},
    {"bằng^,", "w[bằng]p[^]p[,]"},
    {"“kỳ” – …", "p[“]w[kỳ]p[”]s[ ]p[–]s[ ]p[…]"},
    {"he\xCC\x82\xCC\x81", "w[he\xCC\x82\xCC\x81]"}, /* ế in pieces is one word */
    {"Москва 東京 café naïve", "w[Москва]s[ ]w[東京]s[ ]w[café]s[ ]w[naïve]"},
    {"3×4÷2", "n[3]p[×]n[4]p[÷]n[2]"},
    {"m² 20°C Ⅳ", "w[m]p[²]s[ ]n[20]p[°]w[C]s[ ]w[Ⅳ]"},
    {"a\xFF\xFE"
     "b",
     "w[a]i[\xFF\xFE]w[b]"},
    {"\xE1\xBA", "i[\xE1\xBA]"},
    {"tr\xC6", "w[tr]i[\xC6]"},
    {"٣٤", "n[٣٤]"}, /* Arabic-Indic digits */
    {"t\xE2\x80\x8B"
     "a",
     "w[t]p[\xE2\x80\x8B]w[a]"}, /* zero-width space is no letter */
    {"\x01\x7F", "p[\x01]p[\x7F]"},
    {"x\xE2\x80\xA8y", "w[x]s[\xE2\x80\xA8]w[y]"},
};

static void known_texts(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char tokens[512];
        describe(soat_span_from_string(cases[i].text), tokens);
        assert_string_equal(tokens, cases[i].tokens);
    }
}

static void a_nul_byte_is_punctuation(void **state) {
    size_t position = 0;
    soat_token token;
    assert_true(soat__token_next(soat_span_make("\0a", 2), &position, &token));
    assert_int_equal(token.kind, SOAT_TOKEN_PUNCTUATION);
    assert_int_equal(position, 1);
}

/* Tokens lie end to end over the whole text, none is empty. */
static void assert_cover(soat_span text) {
    size_t position = 0;
    size_t expected = 0;
    soat_token token;
    while (soat__token_next(text, &position, &token)) {
        assert_int_equal(token.start, expected);
        assert_ptr_equal(token.text.data, text.data + expected);
        assert_true(token.text.size > 0);
        expected += token.text.size;
        assert_int_equal(position, expected);
    }
    assert_int_equal(expected, text.size);
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void random_bytes_are_covered(void **state) {
    static const char *const pieces[] = {"ệ", "đ",        "A",  "9",  ".",
                                         " ", "\xC2\xA0", "\r", "\n", "\xE1"};
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        size_t size = 0;
        while (size < 40) {
            if (next_random(&seed) % 2 == 0) {
                bytes[size++] = (char)next_random(&seed);
                continue;
            }
            const char *const piece = pieces[next_random(&seed) % 10];
            memcpy(bytes + size, piece, strlen(piece));
            size += strlen(piece);
        }
        /* An exact allocation, so that a read past the end is seen by the sanitizers. */
        char *const exact = malloc(size);
        assert_non_null(exact);
        memcpy(exact, bytes, size);
        assert_cover(soat_span_make(exact, size));
        free(exact);
    }
}

/* Cutting again from any token border gives the same tokens: nothing is remembered. */
static void cutting_can_start_at_any_border(void **state) {
    const soat_span text = soat_span_from_string(
        "Quyết định số 552/QĐ-UBND ngày 21/9/1973, 1.234,5 m²\r\n\tQH15 \xFF x");
    soat_token token;
    for (size_t position = 0; soat__token_next(text, &position, &token);) {
        soat_token again;
        size_t from = token.start;
        assert_true(soat__token_next(text, &from, &again));
        assert_int_equal(again.kind, token.kind);
        assert_int_equal(from, position);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts),
        cmocka_unit_test(a_nul_byte_is_punctuation),
        cmocka_unit_test(random_bytes_are_covered),
        cmocka_unit_test(cutting_can_start_at_any_border),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

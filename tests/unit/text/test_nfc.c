/* Our composition against ICU's, exhaustively over what it claims to handle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/nfc.h"
#include "text/utf8.h"

enum { POINTS_MAX = 8 };

static soat_buffer result;

/* ICU's NFC of a few code points, as UTF-8. */
static size_t compose_with_icu(const uint32_t *points, size_t count, char *out) {
    UErrorCode status = U_ZERO_ERROR;
    UChar given[POINTS_MAX * 2];
    UChar composed[POINTS_MAX * 6];
    int32_t size = 0;
    for (size_t i = 0; i < count; i++) {
        U16_APPEND_UNSAFE(given, size, (UChar32)points[i]);
    }
    const int32_t units = unorm2_normalize(unorm2_getNFCInstance(&status), given, size, composed,
                                           POINTS_MAX * 6, &status);
    int32_t bytes = 0;
    u_strToUTF8(out, POINTS_MAX * 24, &bytes, composed, units, &status);
    assert_true(U_SUCCESS(status));
    return (size_t)bytes;
}

static void assert_same_as_icu(const uint32_t *points, size_t count) {
    char given[POINTS_MAX * 4];
    char expected[POINTS_MAX * 24];
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += soat__utf8_encode(points[i], given + size);
    }
    const size_t expected_size = compose_with_icu(points, count, expected);
    soat_buffer_clear(&result);
    if (soat__nfc_append(soat_span_make(given, size), &result, NULL) != SOAT_OK ||
        result.size != expected_size || memcmp(result.data, expected, expected_size) != 0) {
        fail_msg("U+%04X U+%04X U+%04X: %.*s", points[0], count > 1 ? points[1] : 0,
                 count > 2 ? points[2] : 0, (int)result.size, result.data);
    }
    if (soat__nfc_is_plain(soat_span_make(given, size)) &&
        (expected_size != size || memcmp(given, expected, size) != 0)) {
        fail_msg("U+%04X is not plain", points[0]);
    }
}

static void every_code_point_alone_and_after_a_letter(void **state) {
    for (uint32_t point = 0; point < 0x110000; point++) {
        if (point >= 0xD800 && point <= 0xDFFF) {
            continue;
        }
        assert_same_as_icu((const uint32_t[]){point}, 1);
        assert_same_as_icu((const uint32_t[]){'o', point, 0x301}, 3);
    }
}

static const uint32_t marks[] = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323,
                                 0x304, 0x308, 0x30A, 0x327, 0x340, 0x341, 0x344, 0x345};
enum { MARKS = sizeof marks / sizeof marks[0] };

static void every_base_with_two_and_three_marks(void **state) {
    for (uint32_t base = 0x20; base < 0x1F00; base++) {
        if (base == 0x250) {
            base = 0x1E00;
        }
        for (size_t i = 0; i < MARKS; i++) {
            for (size_t j = 0; j < MARKS; j++) {
                assert_same_as_icu((const uint32_t[]){base, marks[i], marks[j]}, 3);
            }
        }
    }
    for (const char *base = "aeiouydOUbnz1"; *base != '\0'; base++) {
        for (size_t i = 0; i < 8 * 8 * 8; i++) {
            const uint32_t points[] = {(uint32_t)*base, marks[i / 64], marks[i / 8 % 8],
                                       marks[i % 8], (uint32_t)'x'};
            assert_same_as_icu(points, 5);
        }
    }
}

static void hangul_and_other_scripts_compose(void **state) {
    assert_same_as_icu((const uint32_t[]){0x1112, 0x1161, 0x11AB, 'a', 0x301}, 5);
    assert_same_as_icu((const uint32_t[]){0x915, 0x93C, 0x301}, 3);
    assert_same_as_icu((const uint32_t[]){0x212B, 0x301, 0x2126}, 3);
    assert_same_as_icu((const uint32_t[]){0x1D15E, 0x301}, 2);
}

static void invalid_bytes_stay_where_they_are(void **state) {
    static const char *const cases[][2] = {
        {"a\xFF\xCC\x81z", "a\xFF\xCC\x81z"},
        {"\xCC\x81", "\xCC\x81"},
        {"e\xCC\x82\xCC\x81\xE1", "ế\xE1"},
        {"\xE1\xBA", "\xE1\xBA"},
        {"x\xCC", "x\xCC"},
        {"to\xCC\x81\xFF n\xFFo\xCC\x80", "tó\xFF n\xFFò"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        soat_buffer_clear(&result);
        assert_int_equal(soat__nfc_append(soat_span_from_string(cases[i][0]), &result, NULL),
                         SOAT_OK);
        assert_string_equal(result.data, cases[i][1]);
    }
}

static void long_stretches_are_cut_where_nothing_composes(void **state) {
    /* Hangul syllables in pieces, far more than one segment holds. */
    enum { SYLLABLES = 60000 };
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_buffer expected = SOAT_BUFFER_INIT;
    for (size_t i = 0; i < SYLLABLES; i++) {
        assert_int_equal(
            soat_buffer_append(&text, soat_span_from_string("\u1112\u1161\u11AB"), NULL), SOAT_OK);
        assert_int_equal(soat_buffer_append(&expected, soat_span_from_string("\uD55C"), NULL),
                         SOAT_OK);
    }
    soat_buffer_clear(&result);
    assert_int_equal(soat__nfc_append(soat_buffer_span(&text), &result, NULL), SOAT_OK);
    assert_int_equal(result.size, expected.size);
    assert_memory_equal(result.data, expected.data, expected.size);
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&expected);
}

static int dispose_result(void **state) {
    soat_buffer_dispose(&result);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_alone_and_after_a_letter),
        cmocka_unit_test(every_base_with_two_and_three_marks),
        cmocka_unit_test(hangul_and_other_scripts_compose),
        cmocka_unit_test(invalid_bytes_stay_where_they_are),
        cmocka_unit_test(long_stretches_are_cut_where_nothing_composes),
    };
    return cmocka_run_group_tests(tests, NULL, dispose_result);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/letter.h"
#include "text/utf8.h"

static const UChar32 shape_marks[SOAT_SHAPE_COUNT] = {0, 0x302, 0x306, 0x31B, 0};
static const UChar32 tone_marks[SOAT_TONE_COUNT] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};

/* What ICU composes from the parts. */
static UChar32 compose_with_icu(soat_letter letter) {
    UErrorCode status = U_ZERO_ERROR;
    const UChar parts[] = {(UChar)(letter.upper ? letter.base - 'a' + 'A' : letter.base),
                           (UChar)shape_marks[letter.shape], (UChar)tone_marks[letter.tone]};
    UChar given[4];
    int32_t size = 0;
    for (size_t i = 0; i < 3; i++) {
        if (parts[i] != 0) {
            given[size++] = parts[i];
        }
    }
    UChar composed[8];
    unorm2_normalize(unorm2_getNFCInstance(&status), given, size, composed, 8, &status);
    assert_true(U_SUCCESS(status));
    const UChar32 result = composed[0];
    return result;
}

static void every_code_point_agrees_with_icu(void **state) {
    size_t letters = 0;
    for (uint32_t code_point = 0; code_point < 0x11000; code_point++) {
        soat_letter letter;
        if (!soat__letter_from_code_point(code_point, &letter)) {
            continue;
        }
        letters++;
        assert_int_equal(soat__letter_to_code_point(letter), code_point);
        assert_int_equal(soat__letter_lower(code_point), u_tolower((UChar32)code_point));
        assert_int_equal(soat__letter_upper(code_point), u_toupper((UChar32)code_point));
        if (letter.shape != SOAT_SHAPE_STROKE) {
            assert_int_equal(compose_with_icu(letter), code_point);
        }
    }
    /* 12 vowels x 6 tones, 20 consonants without y, and đ: in two cases. */
    assert_int_equal(letters, 2 * (12 * 6 + 20 + 1));
}

static void impossible_letters_have_no_code_point(void **state) {
    assert_int_equal(
        soat__letter_to_code_point((soat_letter){.base = 'b', .tone = SOAT_TONE_ACUTE}), 0);
    assert_int_equal(
        soat__letter_to_code_point((soat_letter){.base = 'e', .shape = SOAT_SHAPE_HORN}), 0);
}

static void utf8_round_trips_every_scalar_value(void **state) {
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) {
            continue;
        }
        char bytes[SOAT_UTF8_MAX];
        const size_t size = soat__utf8_encode(code_point, bytes);
        size_t position = 0;
        assert_int_equal(soat__utf8_next(soat_span_make(bytes, size), &position), code_point);
        assert_int_equal(position, size);
    }
}

static void malformed_utf8_moves_one_byte(void **state) {
    static const char *const cases[] = {
        "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\xBA", "\xFF"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t position = 0;
        assert_int_equal(soat__utf8_next(soat_span_from_string(cases[i]), &position),
                         SOAT_UTF8_INVALID);
        assert_int_equal(position, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_agrees_with_icu),
        cmocka_unit_test(impossible_letters_have_no_code_point),
        cmocka_unit_test(utf8_round_trips_every_scalar_value),
        cmocka_unit_test(malformed_utf8_moves_one_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

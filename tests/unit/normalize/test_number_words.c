/* Numbers in words, against ICU's spell-out for Vietnamese: all up to a million, and samples on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "normalize/speech.h"

static soat_normalize_options icu_settings(void) {
    soat_normalize_options options;
    soat_normalize_options_init(&options);
    options.odd = SOAT_ODD_SETTING_LE;
    return options;
}

static void spell_by_icu(UNumberFormat *format, uint64_t number, char *out, int room) {
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[512];
    const int32_t size = unum_formatInt64(format, (int64_t)number, wide, 512, NULL, &code);
    u_strToUTF8(out, room, NULL, wide, size, &code);
    assert_true(U_SUCCESS(code));
}

/*
 * ICU leaves "không trăm" out of every group but the last, and there behind an empty one: 2048123 is
 * "hai triệu bốn mươi tám nghìn …". Schools and bookkeepers say it in each, and so do we.
 */
static bool differs_from_icu(uint64_t number) {
    if (number >= 1000000 && number / 1000 % 1000 == 0 && number % 1000 < 100) {
        return true;
    }
    for (uint64_t left = number / 1000; left >= 1000; left /= 1000) {
        if (left % 1000 > 0 && left % 1000 < 100) {
            return true;
        }
    }
    return false;
}

static void compare(UNumberFormat *format, soat_speech *speech, uint64_t number, size_t *failures) {
    char digits[32], expected[1024];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    spell_by_icu(format, number, expected, sizeof expected);
    soat_buffer_clear(&speech->text);
    soat__say_whole(speech, soat_span_from_string(digits));
    if (strcmp(speech->text.data, expected) != 0 && ++*failures < 20) {
        print_error("%s: [%s], ICU says [%s]\n", digits, speech->text.data, expected);
    }
}

static void test_as_icu_spells(void **state) {
    UErrorCode code = U_ZERO_ERROR;
    UNumberFormat *const format = unum_open(UNUM_SPELLOUT, NULL, 0, "vi", NULL, &code);
    assert_true(U_SUCCESS(code));
    const soat_normalize_options options = icu_settings();
    soat_speech speech = {.options = &options};
    size_t failures = 0;
    for (uint64_t number = 0; number < 1000000; number++) {
        compare(format, &speech, number, &failures);
    }
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 20000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        const uint64_t number = random % 1000000000000u;
        if (!differs_from_icu(number)) {
            compare(format, &speech, number, &failures);
        }
    }
    unum_close(format);
    soat_buffer_dispose(&speech.text);
    assert_int_equal(failures, 0);
}

static void assert_said(const char *digits, const char *expected) {
    soat_normalize_options options;
    soat_normalize_options_init(&options);
    soat_speech speech = {.options = &options};
    soat__say_whole(&speech, soat_span_from_string(digits));
    assert_string_equal(speech.text.data, expected);
    soat_buffer_dispose(&speech.text);
}

static void test_beyond_icu(void **state) {
    assert_said("", "không");
    assert_said("000", "không");
    assert_said("007", "bảy");
    assert_said("2048123", "hai triệu không trăm bốn mươi tám nghìn một trăm hai mươi ba");
    assert_said("1000000000000", "một nghìn tỷ");
    assert_said("1000000000000000", "một triệu tỷ");
    assert_said("1000000000000000000", "một tỷ tỷ");
    assert_said("1500000000000000000", "một tỷ tỷ năm trăm triệu tỷ");
    assert_said("5000000005", "năm tỷ không trăm linh năm");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_as_icu_spells),
                                       cmocka_unit_test(test_beyond_icu)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

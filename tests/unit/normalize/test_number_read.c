/* Words to figures: back from everything that is said for a number, and what people say otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "normalize/number_read.h"
#include "normalize/speech.h"

/* The value of the words, all of which must be taken; UINT64_MAX when they are not. */
static uint64_t value_of(soat_span words) {
    soat_number_reading reading = {0};
    for (size_t at = 0; at < words.size;) {
        const char *const blank = memchr(words.data + at, ' ', words.size - at);
        const size_t end = blank == NULL ? words.size : (size_t)(blank - words.data);
        if (!soat__number_take(&reading, soat_span_make(words.data + at, end - at))) {
            return UINT64_MAX;
        }
        at = end + 1;
    }
    return soat__number_is_whole(&reading) ? soat__number_value(&reading) : UINT64_MAX;
}

static void check(soat_speech *speech, uint64_t number, size_t *failures) {
    char digits[32];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    soat_buffer_clear(&speech->text);
    soat__say_whole(speech, soat_span_from_string(digits));
    const uint64_t back = value_of(soat_buffer_span(&speech->text));
    if (back != number && ++*failures < 20) {
        print_error("%s: [%s] is read as %lld\n", digits, speech->text.data, (long long)back);
    }
}

static void test_what_is_said_is_read(void **state) {
    soat_normalize_options options;
    soat_normalize_options_init(&options);
    soat_speech speech = {.options = &options};
    size_t failures = 0;
    for (uint64_t number = 0; number < 200000; number++) {
        check(&speech, number, &failures);
    }
    options.odd = SOAT_ODD_SETTING_LE;
    options.thousand = SOAT_THOUSAND_SETTING_NGAN;
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        check(&speech, random % 10000000000000000u >> (random % 50), &failures);
    }
    soat_buffer_dispose(&speech.text);
    assert_int_equal(failures, 0);
}

static void test_what_people_say(void **state) {
    static const struct {
        const char *words;
        uint64_t value; /* UINT64_MAX: no number */
    } cases[] = {{"hăm ba", 23},
                 {"hai chục", 20},
                 {"ba lăm", 35},
                 {"hai mốt", 21},
                 {"hai tư", 24},
                 {"hai mươi nhăm", 25},
                 {"Năm trăm", 500},
                 {"trăm", UINT64_MAX},
                 {"một triệu rưỡi", 1500000},
                 {"hai trăm rưỡi", 250},
                 {"ba tỷ rưỡi", 3500000000u},
                 {"một nghìn tỷ", 1000000000000u},
                 {"hai mươi năm", UINT64_MAX},
                 {"một trăm năm", UINT64_MAX},
                 {"một nghìn năm", UINT64_MAX},
                 {"một trăm linh năm", 105},
                 {"một trăm linh", UINT64_MAX},
                 {"hai ba", UINT64_MAX},
                 {"triệu", UINT64_MAX},
                 {"một nghìn triệu", UINT64_MAX},
                 {"một mươi", 10},
                 {"mười mươi", UINT64_MAX}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const uint64_t value = value_of(soat_span_from_string(cases[i].words));
        if (value != cases[i].value) {
            fail_msg("[%s] is read as %lld", cases[i].words, (long long)value);
        }
    }
}

static void test_decimals_and_signs(void **state) {
    soat_number_reading reading = {0};
    static const char *const words[] = {"âm", "mười", "hai", "phẩy", "không", "năm"};
    for (size_t i = 0; i < 6; i++) {
        assert_true(soat__number_take(&reading, soat_span_from_string(words[i])));
        assert_int_equal(soat__number_is_whole(&reading), i != 0 && i != 3);
    }
    assert_true(reading.negative);
    assert_int_equal(soat__number_value(&reading), 12);
    assert_int_equal(reading.fraction_size, 2);
    assert_memory_equal(reading.fraction, "05", 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_said_is_read),
        cmocka_unit_test(test_what_people_say),
        cmocka_unit_test(test_decimals_and_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

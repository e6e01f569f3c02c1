/* Prices of the recogniser's alternatives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/choice_cost.h"

static int32_t cost(const char *read, const char *choice, int32_t gap) {
    return soat__choice_cost(soat_span_from_string(read), soat_span_from_string(choice), gap);
}

static void test_table_is_in_order(void **state) {
    (void)state;
    static const struct {
        char read[4], choice[4];
        int16_t bias;
    } rows[] = {
#include "doc/choice_odds.inc"
    };
    for (size_t i = 1; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(memcmp(&rows[i - 1], &rows[i], 8) < 0);
    }
}

static void test_farther_is_dearer(void **state) {
    (void)state;
    for (int32_t gap = 0; gap < 39000; gap += 500) {
        assert_true(cost("x", "y", gap) <= cost("x", "y", gap + 500));
    }
    assert_int_equal(cost("x", "y", -7), cost("x", "y", 0));
    assert_int_equal(cost("x", "y", 100000), INT32_MAX);
}

static void test_the_recogniser_is_biased(void **state) {
    (void)state;
    assert_true(cost("ế", "ể", 16000) + 3000 < cost("ể", "ế", 16000));
    assert_true(cost("đ", "d", 8000) < cost("d", "đ", 8000));
    assert_true(cost("ế", "ể", 0) >= 0);
}

/* A symbol may be read as several letters or as none. */
static void test_other_lengths_have_no_bias(void **state) {
    (void)state;
    assert_int_equal(cost("rn", "m", 4000), cost("", "m", 4000));
    assert_int_equal(cost("ươngừ", "m", 4000), cost("m", "", 4000));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_is_in_order),
        cmocka_unit_test(test_farther_is_dearer),
        cmocka_unit_test(test_the_recogniser_is_biased),
        cmocka_unit_test(test_other_lengths_have_no_bias),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

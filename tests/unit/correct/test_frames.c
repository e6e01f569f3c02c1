/* Where the words or signs around it leave one reading: the numbers of dates, codes torn apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/correct.h"
#include "tiny/tiny_model.h"

static soat_model *model;

static int open_model(void **state) {
    (void)state;
    model = tiny_model_new();
    return 0;
}

static int close_model(void **state) {
    (void)state;
    soat_model_free(model);
    return 0;
}

static void assert_corrected(const char *text, const char *expected) {
    soat_context *context = NULL;
    soat_correction made;
    soat_buffer out = SOAT_BUFFER_INIT;
    assert_int_equal(soat_context_new(&context, model, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_correct(context, soat_span_from_string(text), &made, NULL), SOAT_OK);
    assert_int_equal(
        soat_edits_apply(soat_span_from_string(text), made.edits, made.edit_count, &out, NULL),
        SOAT_OK);
    if (out.size != strlen(expected) || memcmp(out.data, expected, out.size) != 0) {
        fail_msg("%s: '%.*s', expected '%s'", text, (int)out.size, out.data, expected);
    }
    soat_buffer_dispose(&out);
    soat_context_free(context);
}

static void test_numbers_of_dates(void **state) {
    (void)state;
    static const struct {
        const char *read, *meant;
    } rows[] = {
        {"ngày ló tháng 6 năm 2014", "ngày 16 tháng 6 năm 2014"},
        {"ngày 1ó tháng 6 năm 2014", "ngày 16 tháng 6 năm 2014"},
        {"ngày 08 tháng L1 năm 2023", "ngày 08 tháng 11 năm 2023"},
        {"ngày 22 tháng 1] năm 2019", "ngày 22 tháng 11 năm 2019"},
        {"ngày 3O tháng l năm 2OI8;", "ngày 30 tháng 1 năm 2018;"},
        {"tháng 01 năm 201 8.", "tháng 01 năm 2018."},
        {"Ngày [5 tháng 5 năm 2020", "Ngày 15 tháng 5 năm 2020"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_corrected(rows[i].read, rows[i].meant);
    }
}

static void test_what_is_no_damaged_date_stays(void **state) {
    (void)state;
    static const char *const texts[] = {
        "ngày 16 tháng 6 năm 2014", "ngày lo liệu",        "ngày so tháng trước", /* 50 is no day */
        "tháng 13 năm 2020",        "năm 201 nghìn người", "năm 201 8", /* no month before it */
        "tháng 6 năm 20 người",     "ngày tháng năm sinh", "tháng 6 năm 201\n8 người",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_corrected(texts[i], texts[i]);
    }
}

static void test_codes_torn_apart(void **state) {
    (void)state;
    assert_corrected("số 69/2018/NĐ- CP ngày", "số 69/2018/NĐ-CP ngày");
    assert_corrected("24/2021/NQ- HĐND,", "24/2021/NQ-HĐND,");
    assert_corrected("số 80- NQ/TW ngày", "số 80-NQ/TW ngày");
    static const char *const texts[] = {
        "số 5/QĐ - UBND",   "số 12/TT-\nBCT", "NĐ- CP",
        "giá VND/USD- EUR", "số 5/A- B",      "số 80- NQ của",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_corrected(texts[i], texts[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_dates),
        cmocka_unit_test(test_what_is_no_damaged_date_stays),
        cmocka_unit_test(test_codes_torn_apart),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "normalize/rewrite.h"

static void replace(soat_rewrite *self, size_t start, size_t end, const char *after) {
    soat__rewrite_replace(self, start, end, soat_span_from_string(after));
}

static void assert_result(const soat_rewrite *self, const char *expected) {
    assert_int_equal(self->result.size, strlen(expected));
    assert_memory_equal(self->result.data, expected, strlen(expected));
}

static void assert_source(const soat_rewrite *self, size_t start, size_t end, size_t from,
                          size_t to) {
    size_t source_start = 99, source_end = 99;
    soat__rewrite_source(self, start, end, &source_start, &source_end);
    assert_int_equal(source_start, from);
    assert_int_equal(source_end, to);
}

static void test_nothing_replaced_nothing_copied(void **state) {
    soat_rewrite self = {0};
    const soat_span input = soat_span_from_string("abc");
    soat__rewrite_begin(&self, input);
    replace(&self, 1, 2, "b");
    assert_true(soat__rewrite_finish(&self));
    assert_ptr_equal(self.result.data, input.data);
    assert_int_equal(self.edit_count, 0);
    assert_source(&self, 1, 3, 1, 3);
    soat__rewrite_dispose(&self);
}

static void test_every_stretch_leads_back(void **state) {
    soat_rewrite self = {0};
    soat__rewrite_begin(&self, soat_span_from_string("one two three"));
    replace(&self, 0, 3, "1");
    replace(&self, 4, 7, "twenty");
    replace(&self, 8, 13, "");
    assert_true(soat__rewrite_finish(&self));
    assert_result(&self, "1 twenty ");
    assert_source(&self, 0, 1, 0, 3);
    assert_source(&self, 1, 2, 3, 4);
    assert_source(&self, 4, 5, 4, 7);
    assert_source(&self, 0, 9, 0, 8);
    assert_source(&self, 9, 9, 13, 13);
    soat__rewrite_dispose(&self);
}

static void test_begun_again_it_has_forgotten(void **state) {
    soat_rewrite self = {0};
    soat__rewrite_begin(&self, soat_span_from_string("abc"));
    replace(&self, 0, 3, "xyz");
    assert_true(soat__rewrite_finish(&self));
    soat__rewrite_begin(&self, soat_span_from_string("def"));
    replace(&self, 1, 2, "-");
    assert_true(soat__rewrite_finish(&self));
    assert_result(&self, "d-f");
    assert_int_equal(self.edit_count, 1);
    soat__rewrite_dispose(&self);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_replaced_nothing_copied),
        cmocka_unit_test(test_every_stretch_leads_back),
        cmocka_unit_test(test_begun_again_it_has_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

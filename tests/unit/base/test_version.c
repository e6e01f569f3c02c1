#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "soat/version.h"

static void the_parts_make_the_whole(void **state) {
    char whole[64];
    snprintf(whole, sizeof whole, "%d.%d.%d", SOAT_VERSION_MAJOR, SOAT_VERSION_MINOR,
             SOAT_VERSION_PATCH);
    assert_string_equal(whole, SOAT_VERSION);
    assert_string_equal(soat_version(), SOAT_VERSION);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_make_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"

static void holds_what_was_inserted_in_order(void **state) {
    soat_map map = {0};
    soat_arena arena = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        char text[16];
        const int size = snprintf(text, sizeof text, "key%u", i);
        bool inserted = false;
        const soat_span key = soat__arena_copy(&arena, soat_span_make(text, (size_t)size));
        uint32_t *const value = soat__map_insert(&map, key, &inserted);
        assert_non_null(value);
        assert_true(inserted);
        *value = i;
    }
    assert_int_equal(map.count, 5000);
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(map.entries[i].value, i);
        const uint32_t *const found = soat__map_find(&map, map.entries[i].key);
        assert_non_null(found);
        assert_int_equal(*found, i);
    }
    assert_null(soat__map_find(&map, soat_span_from_string("key5000")));
    soat__map_dispose(&map);
    soat__arena_dispose(&arena);
}

static void finds_nothing_when_empty_or_cleared(void **state) {
    soat_map map = {0};
    bool inserted = false;
    assert_null(soat__map_find(&map, soat_span_from_string("a")));
    assert_non_null(soat__map_insert(&map, soat_span_from_string(""), &inserted));
    assert_non_null(soat__map_find(&map, soat_span_from_string("")));
    soat__map_clear(&map);
    assert_null(soat__map_find(&map, soat_span_from_string("")));
    soat__map_dispose(&map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_was_inserted_in_order),
        cmocka_unit_test(finds_nothing_when_empty_or_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The lines of a text: what ends one, what is blank around it, and that no byte is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "normalize/text_lines.h"

typedef struct expected_line {
    const char *text;
    bool ended, ends_page;
} expected_line;

static void check_lines(const char *text, const expected_line *expected, size_t count) {
    const soat_span whole = soat_span_from_string(text);
    soat_text_line line;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(soat__text_line_at(whole, at, &line));
        const soat_span bare = soat__text_line_span(whole, &line);
        assert_int_equal(bare.size, strlen(expected[i].text));
        assert_memory_equal(bare.data, expected[i].text, bare.size);
        assert_int_equal(line.ended, expected[i].ended);
        assert_int_equal(line.ends_page, expected[i].ends_page);
        assert_int_equal(line.begin, at);
        at = line.next;
    }
    assert_false(soat__text_line_at(whole, at, &line));
    assert_int_equal(at, whole.size);
}

#define CHECK_LINES(text, ...)                                                                     \
    do {                                                                                           \
        const expected_line expected[] = {__VA_ARGS__};                                            \
        check_lines(text, expected, sizeof expected / sizeof expected[0]);                         \
    } while (0)

static void test_line_ends(void **state) {
    (void)state;
    CHECK_LINES("một\nhai\r\nba\rbốn", {"một", true, false}, {"hai", true, false},
                {"ba", true, false}, {"bốn", false, false});
    CHECK_LINES("một\n", {"một", true, false});
    CHECK_LINES("\n\r\r\n", {"", true, false}, {"", true, false}, {"", true, false});
    assert_false(soat__text_line_at(soat_span_from_string(""), 0, &(soat_text_line){0}));
}

static void test_page_ends(void **state) {
    (void)state;
    CHECK_LINES("một\fhai", {"một", true, true}, {"hai", false, false});
    CHECK_LINES("một\n\fhai\f", {"một", true, false}, {"", true, true}, {"hai", true, true});
}

static void test_outer_blanks(void **state) {
    (void)state;
    CHECK_LINES(" \tmột hai \n \t \n ba", {"một hai", true, false}, {"", true, false},
                {"ba", false, false});
    soat_text_line line;
    assert_true(soat__text_line_at(soat_span_from_string("  một \r\nhai"), 0, &line));
    assert_int_equal(line.start, 2);
    assert_int_equal(line.end, 2 + strlen("một"));
    assert_int_equal(line.next, strlen("  một \r\n"));
}

/* NUL and bytes that are not UTF-8 are text like any other. */
static void test_any_bytes(void **state) {
    (void)state;
    static const char bytes[] = "a\0b\xFF\n\xE1\xBA";
    const soat_span text = soat_span_make(bytes, sizeof bytes - 1);
    soat_text_line line;
    assert_true(soat__text_line_at(text, 0, &line));
    assert_int_equal(line.end, 4);
    assert_true(soat__text_line_at(text, line.next, &line));
    assert_int_equal(line.end, text.size);
    assert_false(line.ended);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_ends), cmocka_unit_test(test_page_ends),
        cmocka_unit_test(test_outer_blanks), cmocka_unit_test(test_any_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lines that are strokes of seals and pens, and lines that only look so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc/debris.h"
#include "doc/page_builder.h"

static const soat_box anywhere = {1, 2, 3, 4};

/* A line of words apart by blanks, all of one confidence. */
static bool is_debris(const char *words, float confidence) {
    soat_page_builder *const builder = soat__page_builder_new(1, 100, 200, 300);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    for (const char *word = words; *word != '\0';) {
        const size_t size = strcspn(word, " ");
        soat__page_builder_word(builder, anywhere, soat_span_make(word, size), confidence);
        word += size + (word[size] == ' ');
    }
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    const bool debris = soat__line_is_debris(page, &page->lines[0]);
    soat_page_free(page);
    return debris;
}

static void strokes_are_debris(void **state) {
    assert_true(is_debris("^ ' ¬", 55));
    assert_true(is_debris("\\ |", 70));
    assert_true(is_debris("@ ; »", 40));
    assert_true(is_debris("ì ;", 30));
    assert_true(is_debris("lị", 12));
}

static void what_is_printed_is_not(void **state) {
    static const char *const lines[] = {
        "-",   "– – –", ". . . . .", "…",     "•",      "+",    "(*)", "3",       "- 3 -", "12,5 %",
        "II",  "A",     "a)",        "1.",    "x",      "Đ.",   "K/T", "UBND",    "o0o",   "m2",
        "***", "TM.",   "Ông Y",     "Ký và", "ghi họ", "& Co", "+ 5", "(*) (1)",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (is_debris(lines[i], 52)) {
            fail_msg("'%s' is taken for debris", lines[i]);
        }
    }
}

static void what_the_recogniser_is_sure_of_is_not(void **state) {
    assert_false(is_debris("^ ' ¬", 92));
    assert_false(is_debris("@ ; »", 88));
    assert_false(is_debris("lị", 60));
    assert_false(is_debris("^ ' ¬", -1)); /* it did not say */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strokes_are_debris),
        cmocka_unit_test(what_is_printed_is_not),
        cmocka_unit_test(what_the_recogniser_is_sure_of_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

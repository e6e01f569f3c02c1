/* Marks of headings and items that are out of their turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "correct/outline.h"
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

/* What is demanded in `text`, in order, as `read>meant `. */
static void assert_outline(const char *text, const char *expected) {
    soat_units units = {0};
    soat_arena arena = {0};
    char found[256] = "";
    size_t size = 0;
    assert_int_equal(soat__units_read(&units, model, soat_span_from_string(text), &arena, NULL),
                     SOAT_OK);
    assert_int_equal(soat__outline_read(&units, &arena, NULL), SOAT_OK);
    for (size_t i = 0; i < units.count; i++) {
        const soat_unit *const unit = &units.items[i];
        if (unit->meant.data != NULL) {
            size += (size_t)snprintf(found + size, sizeof found - size, "%.*s>%.*s ",
                                     (int)unit->token.text.size, unit->token.text.data,
                                     (int)unit->meant.size, unit->meant.data);
        }
    }
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    if (strcmp(found, expected) != 0) {
        fail_msg("%s\nfound '%s', expected '%s'", text, found, expected);
    }
}

static void test_headings_have_their_turn(void **state) {
    (void)state;
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nII. NHIỆM VỤ\n", "II>III ");
    assert_outline("1. KẾT QUẢ\n1. Thu\n2. Chi\nH. HẠN CHẾ\nHI. NHIỆM VỤ\n", "1>I H>II HI>III ");
    assert_outline("I1. KẾT QUẢ\n1H. HẠN CHẾ\n", "I1>I 1H>II ");
    assert_outline("I. MỤC ĐÍCH\nI. YÊU CẦU\nIII. NHIỆM VỤ\n", "I>II ");
}

static void test_headings_that_may_be_meant_stay(void **state) {
    (void)state;
    assert_outline("1. MỤC ĐÍCH\n2. YÊU CẦU\n3. NHIỆM VỤ\n", "");
    assert_outline("III. NHIỆM VỤ\nIV. GIẢI PHÁP\n", "");
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nI. MỤC ĐÍCH\n", "");
    assert_outline("I. KẾT QUẢ\nI. MỤC ĐÍCH\n", "");
    assert_outline("khóa I. KẾT QUẢ\nkhóa II. KẾT QUẢ khóa II. KẾT", "");
    assert_outline("I. KẾT QUẢ\nII.\n", "");
}

static void test_items_have_their_turn(void **state) {
    (void)state;
    assert_outline("a) một\nb) hai\ne) ba\nd) bốn\n", "e>c ");
    assert_outline("a) một\nb) hai\nc) ba\nđ) bốn\nđ) năm\n", "đ>d ");
    assert_outline("a) một\nb) hai\ne) ba\n", "e>c ");
    assert_outline("b) hai\ne) ba\n", "");
    assert_outline("c) ba\nđ) bốn\ne) năm\n", "");
    assert_outline("a) một\nb) hai\nc) ba\nd) bốn\nđ) năm\ne) sáu\ng) bảy\n", "");
}

static void assert_numeral(const char *read, const char *meant) {
    const char *const found = soat__damaged_numeral(soat_span_from_string(read));
    if (meant == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        assert_string_equal(found, meant);
    }
}

static void test_two_strokes_are_read_as_h(void **state) {
    (void)state;
    assert_numeral("XIH", "XIII");
    assert_numeral("HI", "III");
    assert_numeral("VHI", "VIII");
    assert_numeral("XH", NULL); /* xã hội */
    assert_numeral("VH", NULL); /* văn hóa */
    assert_numeral("XIHV", NULL);
    assert_numeral("THI", NULL); /* a word; IIII is no numeral */
    assert_numeral("NHI", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_have_their_turn),
        cmocka_unit_test(test_headings_that_may_be_meant_stay),
        cmocka_unit_test(test_items_have_their_turn),
        cmocka_unit_test(test_two_strokes_are_read_as_h),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}

/* Content streams: cutting them into instructions, telling and taking out invisible text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/content_lexer.h"
#include "pdf/content_text.h"

/* The operators of a content stream, apart by spaces. */
static void assert_operators(const char *content, const char *wanted) {
    soat_content_lexer lexer = {soat_span_from_string(content), 0};
    soat_instruction instruction;
    char found[512] = "";
    while (soat__content_next(&lexer, &instruction)) {
        strncat(found, found[0] == '\0' ? "" : " ", sizeof found - strlen(found) - 1);
        strncat(found, instruction.operator_.data, instruction.operator_.size);
    }
    assert_string_equal(found, wanted);
}

static void operators_are_told_from_operands(void **state) {
    assert_operators("q 1 0 0 1 .5 -3 cm/Im Do Q", "q cm Do Q");
    assert_operators("BT/F 12 Tf(a)Tj[(b)-20<63>]TJ T* ET", "BT Tf Tj TJ T* ET");
    assert_operators("/a << /b [ 1 /c (d) ] /e true >> BDC null true gs EMC", "BDC gs EMC");
    assert_operators("% a Tj comment\n1 w%another\r2 w", "w w");
    assert_operators("(\\)Tj (nested) \\\\) ' (x) \"", "' \"");
    assert_operators("", "");
    assert_operators("1 2 3", "");
}

static void damage_does_not_run_away(void **state) {
    assert_operators("[ 1 2 ET q", "ET q");
    assert_operators("] >> ) } Q", "Q");
    assert_operators("(open to the end Tj", "");
    assert_operators("<41 Tj", "");
    assert_operators("1 0 ]TJ ET", "TJ ET");
}

static void image_data_is_skipped_whole(void **state) {
    assert_operators("BI /W 1 /H 1 ID \x01(EI [q EI\nQ", "BI ID Q");
    assert_operators("BI /W 9 ID ab EI\x80 x EIx EI Q Q", "BI ID Q Q");
    assert_operators("BI ID EI Q", "BI ID Q");
    assert_operators("BI ID never ends Q", "BI ID");
    assert_operators("BI ID x EI", "BI ID");
}

static void numbers_are_read_without_a_locale(void **state) {
    soat_content_lexer lexer = {soat_span_from_string("-1.5 +2 .25 4. x1 6 Tm"), 0};
    soat_instruction instruction;
    double value = 0;
    assert_true(soat__content_next(&lexer, &instruction));
    assert_int_equal(instruction.operand_count, 4);
    assert_true(soat__content_number(&instruction, 3, &value));
    assert_true(value == -1.5);
    assert_true(soat__content_number(&instruction, 1, &value));
    assert_true(value == 0.25);
    assert_true(soat__content_number(&instruction, 0, &value));
    assert_true(value == 4);
    assert_false(soat__content_number(&instruction, 4, &value));
    assert_string_equal("x1 6 Tm", instruction.operator_.data);
}

static bool is_inkless(void *context, soat_span font) {
    return font.size == 5 && memcmp(font.data, "/None", 5) == 0;
}

static void paint(void *context, soat_span name, int mode) {
    *(int *)context = mode * 10 + (int)name.size;
}

static soat_own_text text_of(const char *content) {
    int painted = 0;
    const soat_content_hooks hooks = {&painted, is_inkless, paint};
    soat_own_text found = {false, false};
    soat__content_text(soat_span_from_string(content), &hooks, 0, &found);
    return found;
}

static void assert_text(const char *content, bool visible, bool invisible) {
    const soat_own_text found = text_of(content);
    assert_int_equal(found.visible, visible);
    assert_int_equal(found.invisible, invisible);
}

static void text_is_told_by_its_mode_and_font(void **state) {
    assert_text("BT (a) Tj ET", true, false);
    assert_text("BT 3 Tr (a) Tj ET", false, true);
    assert_text("3 Tr q 0 Tr Q BT (a) Tj ET", false, true);
    assert_text("q 3 Tr Q BT [(a)] TJ ET", true, false);
    assert_text("BT 7 Tr (a) Tj ET", false, false);
    assert_text("BT /None 9 Tf (a) Tj /F 9 Tf ( ) Tj ET", false, true);
    assert_text("BT /F 9 Tf <> Tj () Tj <0020> Tj (  ) ' ET", false, false);
    assert_text("BT 3 Tr <0041> Tj 1 Tr 1 2 (b) \" ET", true, true);
    assert_text("BI ID (a) Tj EI q", false, false);
}

static void a_form_begins_with_the_mode_at_hand(void **state) {
    int painted = 0;
    const soat_content_hooks hooks = {&painted, is_inkless, paint};
    soat_own_text found = {false, false};
    soat__content_text(soat_span_from_string("q 3 Tr /Fm1 Do Q"), &hooks, 0, &found);
    assert_int_equal(painted, 34);
}

static void assert_stripped(const char *content, const char *wanted) {
    int painted = 0;
    const soat_content_hooks hooks = {&painted, is_inkless, paint};
    soat_syntax_writer out = SOAT_SYNTAX_WRITER_INIT;
    const bool changed = soat__content_strip(soat_span_from_string(content), &hooks, 0, &out);
    assert_int_equal(changed, wanted != NULL);
    if (wanted != NULL) {
        assert_string_equal(out.bytes.data, wanted);
    }
    soat_buffer_dispose(&out.bytes);
}

static void invisible_text_is_taken_out(void **state) {
    assert_stripped("q BT 3 Tr 1 0 0 1 2 3 Tm (a) Tj T* (b) ' ET Q", "q\n3 Tr\nQ\n");
    assert_stripped("BT (seen) Tj ET", NULL);
    assert_stripped("BT 3 Tr ET 1 w", NULL);
    assert_stripped("BT /None 9 Tf 5 6 TD (a) Tj ET BT /F 9 Tf (seen) Tj ET",
                    "/None 9 Tf\n-6 TL\nBT\n/F 9 Tf\n(seen) Tj\nET\n");
}

/* What the state was after the object, it still is. */
static void what_an_object_leaves_behind_stays(void **state) {
    assert_stripped("BT 3 Tr 1 2 (a) \" 0 Tr ET", "3 Tr\n1 Tw 2 Tc\n0 Tr\n");
    assert_stripped("BT 3 Tr /P <</MCID 0>> BDC (a) Tj EMC 2 Tc ET 0 0 9 9 re f",
                    "3 Tr\n/P <</MCID 0>> BDC\nEMC\n2 Tc\n0 0 9 9 re\nf\n");
}

static void an_object_that_also_shows_text_is_kept(void **state) {
    assert_stripped("BT 3 Tr (a) Tj 0 Tr (b) Tj ET", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_are_told_from_operands),
        cmocka_unit_test(damage_does_not_run_away),
        cmocka_unit_test(image_data_is_skipped_whole),
        cmocka_unit_test(numbers_are_read_without_a_locale),
        cmocka_unit_test(text_is_told_by_its_mode_and_font),
        cmocka_unit_test(a_form_begins_with_the_mode_at_hand),
        cmocka_unit_test(invisible_text_is_taken_out),
        cmocka_unit_test(what_an_object_leaves_behind_stays),
        cmocka_unit_test(an_object_that_also_shows_text_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

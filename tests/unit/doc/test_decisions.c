/* Decisions of a review carried out on texts, and what is learned from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/decisions.h"

#define HEAD "{\"format\":\"soat-decisions\",\"version\":1,\"pages\":[3,4],\"lines\":["
#define CHANGE(start, end, kind, before, after, decision)                                          \
    "{\"start\":" #start ",\"end\":" #end ",\"kind\":\"" kind "\",\"before\":\"" before            \
    "\",\"after\":\"" after "\",\"decision\":\"" decision "\"}"

/* One line with everything in it, and a line that stands on both pages. */
static const char review[] =
    HEAD "{\"page\":3,\"line\":1,\"read\":\"ab ~ cd ef gh\",\"text\":\"ab XX ef "
         "gh\",\"changes\":[" CHANGE(3, 4, "edit", "~", "", "reject") "," CHANGE(
             5, 7, "edit", "cd", "XX",
             "open") "," CHANGE(8, 10, "doubt", "ef", "EF",
                                "accept") "," CHANGE(11, 13, "doubt", "gh", "GH",
                                                     "reject") "]},\n"
                                                               "{\"page\":3,\"line\":2,\"read\":"
                                                               "\"same\",\"text\":\"SAME\","
                                                               "\"changes\":[" CHANGE(
                                                                   0, 4, "edit", "same", "SAME",
                                                                   "accept") "]},\n"
                                                                             "{\"page\":4,\"line\":"
                                                                             "1,\"read\":\"same\","
                                                                             "\"text\":\"SAME\","
                                                                             "\"changes\":[" CHANGE(
                                                                                 0, 4, "edit",
                                                                                 "same", "SAME",
                                                                                 "reject") "]}]}";

static soat_decisions *read_all(const char *json) {
    soat_decisions *made = NULL;
    soat_error error = {0};
    if (soat_decisions_read(&made, soat_span_from_string(json), &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    return made;
}

static void assert_applied(const char *text, const char *expected, size_t missing) {
    soat_decisions *const decisions = read_all(review);
    soat_buffer out = SOAT_BUFFER_INIT;
    soat_decisions_report report;
    assert_int_equal(
        soat_decisions_apply(decisions, soat_span_from_string(text), &out, &report, NULL), SOAT_OK);
    assert_string_equal(out.data == NULL ? "" : out.data, expected);
    assert_int_equal(report.accepted, 2);
    assert_int_equal(report.rejected, 3);
    assert_int_equal(report.lines, 3);
    assert_int_equal(report.missing, missing);
    soat_buffer_dispose(&out);
    soat_decisions_free(decisions);
}

static void text_as_read_becomes_what_was_decided(void **state) {
    assert_applied("ab ~ cd ef gh\nsame\n\fsame\n", "ab ~ XX EF gh\nSAME\n\fsame\n", 0);
}

static void corrected_text_becomes_the_same(void **state) {
    assert_applied("ab XX ef gh\nSAME\n\fSAME\n", "ab ~ XX EF gh\nSAME\n\fsame\n", 0);
}

static void lines_are_found_where_they_moved(void **state) {
    assert_applied("new\r\n\r\nab XX ef gh\r\nSAME\r\nother\r\n\fnew\r\nsame", /* */
                   "new\r\n\r\nab ~ XX EF gh\r\nSAME\r\nother\r\n\fnew\r\nsame", 0);
}

static void other_text_stays_and_what_is_missing_is_counted(void **state) {
    assert_applied("ab XX ef gh!\n\f\f\n", "ab XX ef gh!\n\f\f\n", 3);
    assert_applied("", "", 3);
    assert_applied("\f", "\f", 3);
    assert_applied("same", "SAME", 2);
}

static void a_word_that_goes_takes_its_blank_along(void **state) {
    static const char json[] =
        HEAD "{\"page\":3,\"line\":1,\"read\":\"~ a | b ~\",\"text\":\"?\",\"changes\":[" CHANGE(
            0, 1, "edit", "~", "", "open") "," CHANGE(4, 5, "edit", "|", "",
                                                      "accept") "," CHANGE(8, 9, "edit", "~", "",
                                                                           "open") "]}]}";
    soat_decisions *const decisions = read_all(json);
    soat_buffer out = SOAT_BUFFER_INIT;
    const soat_span text = soat_span_from_string("~ a | b ~\n");
    assert_int_equal(soat_decisions_apply(decisions, text, &out, NULL, NULL), SOAT_OK);
    assert_string_equal(out.data, "a b\n");
    soat_buffer_dispose(&out);
    soat_decisions_free(decisions);
}

/* The open edit is in neither side, the rejected change is right as it was read. */
static void pairs_hold_what_was_decided(void **state) {
    soat_decisions *const decisions = read_all(review);
    soat_buffer noisy = SOAT_BUFFER_INIT, gold = SOAT_BUFFER_INIT;
    assert_int_equal(soat_decisions_pairs(decisions, &noisy, &gold, NULL), SOAT_OK);
    assert_string_equal(noisy.data, "ab ~  ef gh\nsame\nsame\n");
    assert_string_equal(gold.data, "ab ~  EF gh\nSAME\nsame\n");
    soat_buffer_dispose(&noisy);
    soat_buffer_dispose(&gold);
    soat_decisions_free(decisions);
}

static void what_contradicts_itself_is_refused(void **state) {
#define LINE(changes)                                                                              \
    HEAD "{\"page\":3,\"line\":1,\"read\":\"abc\",\"text\":\"abc\",\"changes\":[" changes "]}]}"
    static const struct {
        const char *json, *sentence;
        soat_status status;
    } cases[] = {
        {"", "line 1", SOAT_ERROR_FORMAT},
        {"[]", "these are no decisions", SOAT_ERROR_FORMAT},
        {"{\"format\":\"soat-decisions\",\"version\":2}", "version 2", SOAT_ERROR_VERSION},
        {"{\"format\":\"soat-decisions\",\"version\":1}", "no list", SOAT_ERROR_FORMAT},
        {HEAD "{\"line\":1}]}", "page", SOAT_ERROR_FORMAT},
        {HEAD "{\"page\":3,\"line\":1}]}", "read", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(0, 4, "edit", "abcd", "x", "open")), "inside", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(-1, 1, "edit", "a", "x", "open")), "inside", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(1, 2, "edit", "b", "x", "open") "," CHANGE(1, 2, "edit", "b", "y", "open")),
         "behind", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(0, 1, "edit", "b", "x", "open")), "before", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(0, 1, "edit", "a", "\\n", "open")), "after", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(0, 1, "change", "a", "x", "open")), "kind", SOAT_ERROR_FORMAT},
        {LINE(CHANGE(0, 1, "edit", "a", "x", "yes")), "decision", SOAT_ERROR_FORMAT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        soat_decisions *made = NULL;
        soat_error error = {0};
        assert_int_equal(soat_decisions_read(&made, soat_span_from_string(cases[i].json), &error),
                         cases[i].status);
        assert_null(made);
        if (strstr(error.message, cases[i].sentence) == NULL) {
            fail_msg("case %zu says '%s'", i, error.message);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_as_read_becomes_what_was_decided),
        cmocka_unit_test(corrected_text_becomes_the_same),
        cmocka_unit_test(lines_are_found_where_they_moved),
        cmocka_unit_test(other_text_stays_and_what_is_missing_is_counted),
        cmocka_unit_test(a_word_that_goes_takes_its_blank_along),
        cmocka_unit_test(pairs_hold_what_was_decided),
        cmocka_unit_test(what_contradicts_itself_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

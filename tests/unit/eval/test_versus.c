/* What a correction detected, and whether one text is better than another: counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "soat/eval.h"

static void add(soat_eval *eval, const char *gold, const char *text, const char *raw) {
    const soat_span before = soat_span_from_string(raw);
    assert_int_equal(soat_eval_add(eval, soat_span_from_string(gold), soat_span_from_string(text),
                                   raw == NULL ? NULL : &before, NULL),
                     SOAT_OK);
}

static soat_eval *new_eval(void) {
    soat_eval *eval = NULL;
    assert_int_equal(soat_eval_new(&eval, NULL, NULL), SOAT_OK);
    return eval;
}

static const struct detection_case {
    const char *gold, *raw, *text;
    size_t words, wrong, changed, detected, corrected;
} detections[] = {
    {"một hai ba", "một hai ba", "một hai ba", 3, 0, 0, 0, 0},
    {"một hai ba", "một hái ba", "một hái ba", 3, 1, 0, 0, 0},
    {"một hai ba", "một hái ba", "một hai ba", 3, 1, 1, 1, 1},
    {"một hai ba", "một hái ba", "một hải ba", 3, 1, 1, 1, 0},
    {"một hai ba", "một hái ba", "mốt hai ba", 3, 1, 2, 1, 1},
    /* a word of the raw text that is two, and two that are one */
    {"THPT quốc gia", "THPTquốc gia", "THPT quốc gia", 2, 1, 1, 1, 1},
    {"trung tâm", "t rung tâm", "trung tâm", 3, 2, 2, 2, 2},
    /* noise is put right when it is gone, a lost word is no word of the raw text */
    {"một hai", "một xyz hai", "một hai", 3, 1, 1, 1, 1},
    {"một hai", "một xyz hai", "một xy hai", 3, 1, 1, 1, 0},
    {"một hai ba", "một ba", "một hai ba", 2, 0, 0, 0, 0},
    {"một hai", "một hai", "một lạ hai", 2, 0, 0, 0, 0},
    {"số «hw» ngày", "số 12 ngày", "số 17 ngày", 2, 0, 0, 0, 0},
};

static void words_of_the_raw_text_are_counted_as_at_icdar(void **state) {
    for (size_t i = 0; i < sizeof detections / sizeof detections[0]; i++) {
        const struct detection_case *const wanted = &detections[i];
        soat_eval *const eval = new_eval();
        add(eval, wanted->gold, wanted->text, wanted->raw);
        const soat_eval_detection found = soat_eval_pair(eval, 0)->detection;
        soat_eval_free(eval);
        if (found.words != wanted->words || found.wrong != wanted->wrong ||
            found.changed != wanted->changed || found.detected != wanted->detected ||
            found.corrected != wanted->corrected) {
            fail_msg("'%s' > '%s' for '%s': %zu words, %zu wrong, %zu changed, %zu detected, %zu "
                     "corrected",
                     wanted->raw, wanted->text, wanted->gold, found.words, found.wrong,
                     found.changed, found.detected, found.corrected);
        }
    }
}

/* Four pages: fewer errors on three by one word of four each, one error more on the last. */
static void the_exact_test_counts_every_exchange(void **state) {
    soat_eval *const text = new_eval(), *const other = new_eval();
    for (int page = 0; page < 4; page++) {
        add(text, "a b c d", page == 3 ? "x b c d" : "a b c d", NULL);
        add(other, "a b c d", page == 3 ? "a b c d" : "x b c d", NULL);
    }
    soat_eval_versus versus;
    assert_int_equal(soat_eval_compare(text, other, &versus, NULL), SOAT_OK);
    assert_true(versus.exact);
    assert_int_equal(versus.unit_count, 4);
    assert_int_equal(versus.words.better, 3);
    assert_int_equal(versus.words.worse, 1);
    assert_true(versus.words.difference == -2.0 / 16);
    /* Of 16 sums of four signs, 10 are as far from 0 as 2. */
    assert_true(versus.words.p_value == 10.0 / 16);
    assert_true(versus.words.interval.low <= -2.0 / 16 && versus.words.interval.high >= -2.0 / 16);
    soat_eval_free(text);
    soat_eval_free(other);
}

static void a_text_is_no_better_than_itself(void **state) {
    soat_eval *const text = new_eval();
    for (int page = 0; page < 20; page++) {
        add(text, "a b c d", page % 3 == 0 ? "x b c d" : "a b c d", NULL);
    }
    soat_eval_versus versus;
    assert_int_equal(soat_eval_compare(text, text, &versus, NULL), SOAT_OK);
    assert_false(versus.exact);
    assert_true(versus.words.difference == 0 && versus.words.p_value == 1);
    assert_true(versus.words.interval.low == 0 && versus.words.interval.high == 0);
    soat_eval_free(text);
}

/* Better on each of 20 pages: one exchange of a million gives as much, so 10,000 rounds see none. */
static void a_text_better_on_every_page_is_significant(void **state) {
    soat_eval *const text = new_eval(), *const other = new_eval();
    for (int page = 0; page < 20; page++) {
        add(text, "a b c d", "a b c d", NULL);
        add(other, "a b c d", "x b c d", NULL);
    }
    soat_eval_versus versus, again;
    assert_int_equal(soat_eval_compare(text, other, &versus, NULL), SOAT_OK);
    assert_true(versus.words.p_value < 0.001 && versus.words.p_value > 0);
    assert_true(versus.words.interval.high < 0);
    assert_int_equal(soat_eval_compare(text, other, &again, NULL), SOAT_OK);
    assert_memory_equal(&versus.words, &again.words, sizeof versus.words);
    soat_eval_free(text);
    soat_eval_free(other);
}

/* One page of 400 words: ten stretches, every other one worse by a letter of a word. */
static void a_single_page_is_compared_by_stretches(void **state) {
    char gold[4000] = "", bad[4000] = "";
    for (int i = 0; i < 400; i++) {
        strcat(gold, "một ");
        strcat(bad, i % 80 == 7 ? "mọt " : "một ");
    }
    soat_eval *const text = new_eval(), *const other = new_eval();
    add(text, gold, gold, NULL);
    add(other, gold, bad, NULL);
    soat_eval_versus versus;
    assert_int_equal(soat_eval_compare(text, other, &versus, NULL), SOAT_OK);
    assert_int_equal(versus.unit_count, 10);
    assert_int_equal(versus.words.better, 5);
    assert_true(versus.words.p_value == 2.0 / 32);
    assert_true(versus.letters.p_value == 2.0 / 32);
    soat_eval_free(text);
    soat_eval_free(other);
}

static void other_truths_are_refused(void **state) {
    soat_eval *const text = new_eval(), *const other = new_eval();
    add(text, "a b", "a b", NULL);
    add(other, "a b c", "a b c", NULL);
    soat_eval_versus versus;
    assert_int_equal(soat_eval_compare(text, other, &versus, NULL), SOAT_ERROR_ARGUMENT);
    soat_eval_free(text);
    soat_eval_free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_raw_text_are_counted_as_at_icdar),
        cmocka_unit_test(the_exact_test_counts_every_exchange),
        cmocka_unit_test(a_text_is_no_better_than_itself),
        cmocka_unit_test(a_text_better_on_every_page_is_significant),
        cmocka_unit_test(a_single_page_is_compared_by_stretches),
        cmocka_unit_test(other_truths_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

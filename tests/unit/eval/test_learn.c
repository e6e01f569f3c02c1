/* Learning a profile from texts whose confusions were put there by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lexicon/profile.h"
#include "soat/learn.h"

static const char *const gold_lines = "phát triển kinh tế trong tỉnh\n"
                                      "trường trung học phổ thông\n"
                                      "chương trình của nhà trường\n"
                                      "thực hiện kế hoạch năm nay\n"
                                      "hoà bình và Thái Bình\n"
                                      "TỔ CHỨC THỰC HIỆN\n";

static const char *const noisy_lines = "phát ừiển kinh tế ừong tỉnh\n" /* tr 2 of 7 times */
                                       "trường ừung học phổ ứiông\n"
                                       "chương trình của nhà trường\n"
                                       "ứiực hiện kê hoạch năm nay\n"
                                       "hòa bình và Thái Bình\n"
                                       "TÔ CHỨC THựC HIỆN\n";

static soat_learn *learn_from(const char *noisy, const char *gold,
                              const soat_learn_options *options) {
    soat_learn *learn = NULL;
    assert_int_equal(soat_learn_new(&learn, options, NULL), SOAT_OK);
    assert_int_equal(
        soat_learn_add(learn, soat_span_from_string(noisy), soat_span_from_string(gold), NULL),
        SOAT_OK);
    return learn;
}

static const soat_learn_confusion *find(const soat_learn_report *report, const char *observed,
                                        const char *truth) {
    for (size_t i = 0; i < report->kept; i++) {
        const soat_learn_confusion *const one = &report->confusions[i];
        if (one->observed.size == strlen(observed) && one->truth.size == strlen(truth) &&
            memcmp(one->observed.data, observed, one->observed.size) == 0 &&
            memcmp(one->truth.data, truth, one->truth.size) == 0) {
            return one;
        }
    }
    return NULL;
}

static void counts_what_was_put_there(void **state) {
    soat_learn_options options;
    soat_learn_options_init(&options);
    options.min_count = 1;
    soat_learn *const learn = learn_from(noisy_lines, gold_lines, &options);
    soat_buffer profile = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &profile, &report, NULL), SOAT_OK);
    assert_int_equal(report.pairs, 6);
    assert_int_equal(report.skipped, 0);
    assert_int_equal(find(&report, "ừ", "tr")->count, 3);
    assert_int_equal(find(&report, "ứi", "th")->count, 2);
    assert_int_equal(find(&report, "ê", "ế")->count, 1);
    assert_int_equal(find(&report, "ô", "ổ")->count, 1);
    /* Case and the placement of tone marks are no confusion. */
    assert_int_equal(report.kept, 4);
    assert_ptr_equal(find(&report, "ừ", "tr"), &report.confusions[0]);
    soat_buffer_dispose(&profile);
    soat_learn_free(learn);
}

static void writes_a_profile(void **state) {
    soat_learn *const learn = learn_from(noisy_lines, gold_lines, NULL);
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_OK);
    assert_int_equal(report.kept, 2); /* seen twice or more */
    assert_int_equal(report.rare, 2);
    const soat_span rules = soat_buffer_span(&text);
    soat_profile *profile = NULL;
    assert_int_equal(soat__profile_new(&profile, &rules, 1, NULL), SOAT_OK);
    assert_int_equal(profile->confusion_count, 2);
    for (uint32_t i = 0; i < profile->confusion_count; i++) {
        assert_int_equal(profile->confusions[i].truth_size, 2);
        assert_in_range(profile->confusions[i].cost, 0, 9000);
    }
    soat__profile_free(profile);
    soat_buffer_dispose(&text);
    soat_learn_free(learn);
}

/* "a" is wrong in half of its places, "o" in a twentieth: the same count, a dearer confusion. */
static void what_breaks_easily_is_cheap(void **state) {
    char gold[1024] = "", noisy[1024] = "";
    for (int i = 0; i < 40; i++) {
        strcat(gold, i < 4 ? "bo ba bim\n" : "bo be bim\n");
        strcat(noisy, i < 2 ? "be bi bin\n" : i < 4 ? "bo ba bin\n" : "bo be bin\n");
    }
    soat_learn_options options;
    soat_learn_options_init(&options);
    options.smoothing = 1;
    options.max_error_rate = 0.5;
    soat_learn *const learn = learn_from(noisy, gold, &options);
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_OK);
    const soat_learn_confusion *const easy = find(&report, "i", "a");
    const soat_learn_confusion *const hard = find(&report, "e", "o");
    assert_int_equal(easy->count, 2);
    assert_int_equal(hard->count, 2);
    /* 2 of 4 against 2 of 40: about ln 10, less what the smoothing takes. */
    assert_in_range(hard->cost - easy->cost, 1500, 2400);
    soat_buffer_dispose(&text);
    soat_learn_free(learn);
}

static void skips_lines_that_do_not_belong_together(void **state) {
    const char *const gold = "phát triển kinh tế\nmột dòng khác hẳn ở đây\n";
    soat_learn *learn = learn_from("phát ừiển kinh tế\nxyz 123 qwerty uiop asdf\n", gold, NULL);
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_OK);
    assert_int_equal(report.pairs, 1);
    assert_int_equal(report.skipped, 1);
    soat_learn_free(learn);
    /* Nothing left to learn from: said, and nothing written. */
    learn = learn_from("xyz 123 qwerty uiop\n", "một dòng khác hẳn\n", NULL);
    const size_t size = text.size;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_ERROR_NOT_FOUND);
    assert_int_equal(text.size, size);
    soat_learn_free(learn);
    soat_buffer_dispose(&text);
}

static void texts_of_other_line_counts_are_aligned_whole(void **state) {
    char joined[1024];
    strcpy(joined, noisy_lines);
    *strchr(joined, '\n') = ' ';
    soat_learn *const learn = learn_from(joined, gold_lines, NULL);
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_OK);
    assert_int_equal(report.pairs, 1);
    assert_int_equal(find(&report, "ừ", "tr")->count, 3);
    soat_buffer_dispose(&text);
    soat_learn_free(learn);
}

/* Signs that open a comment or a directive, controls, and what is not UTF-8 make no rule. */
static void bytes_that_are_no_rule_stay_out(void **state) {
    soat_learn_options options;
    soat_learn_options_init(&options);
    options.min_count = 1;
    soat_learn *const learn =
        learn_from("t#ong n@m n\x01y t\xffi nha,\n", "trong năm nay tôi nha.\n", &options);
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_learn_report report;
    assert_int_equal(soat_learn_finish(learn, &text, &report, NULL), SOAT_OK);
    assert_int_equal(report.kept, 0);
    soat_buffer_dispose(&text);
    soat_learn_free(learn);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_was_put_there),
        cmocka_unit_test(writes_a_profile),
        cmocka_unit_test(what_breaks_easily_is_cheap),
        cmocka_unit_test(skips_lines_that_do_not_belong_together),
        cmocka_unit_test(texts_of_other_line_counts_are_aligned_whole),
        cmocka_unit_test(bytes_that_are_no_rule_stay_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

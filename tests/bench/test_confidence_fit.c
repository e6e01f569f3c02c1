/* The judging and fitting behind engine/correct/confidence_curves.inc (bench/confidence). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "curves.h"
#include "damage_words.h"

static void add(GArray *changes, soat_change_kind kind, double posterior, int right, int count) {
    for (int i = 0; i < count; i++) {
        const judged_change made = {{posterior, kind}, i < right, (guint)i % CONFIDENCE_FOLDS};
        g_array_append_val(changes, made);
    }
}

/* Tones are right as often as said, letters half as often as their odds say, noise is always. */
static GArray *make_changes(void) {
    GArray *const changes = g_array_new(FALSE, FALSE, sizeof(judged_change));
    for (int i = 1; i < 20; i++) {
        const double posterior = i / 20.0;
        const double odds = posterior / (1.0 - posterior) / 4.0;
        add(changes, SOAT_CHANGE_TONE, posterior, (int)lround(400 * posterior), 400);
        add(changes, SOAT_CHANGE_LETTER, posterior, (int)lround(400 * odds / (1.0 + odds)), 400);
        add(changes, SOAT_CHANGE_NOISE, posterior, 380, 400);
    }
    return changes;
}

static void assert_near(double found, double expected, double within) {
    if (fabs(found - expected) > within) {
        fail_msg("%f is not %f", found, expected);
    }
}

static void the_fit_finds_what_was_put_in(void **state) {
    GArray *const changes = make_changes();
    const confidence_curves curves = confidence_curves_fit(changes, CONFIDENCE_NO_FOLD);
    assert_near(curves.of[SOAT_CHANGE_TONE].at_even, 0.0, 0.02);
    assert_near(curves.of[SOAT_CHANGE_TONE].slope, 1.0, 0.02);
    assert_near(curves.of[SOAT_CHANGE_LETTER].at_even, -log(4.0), 0.03);
    assert_near(curves.of[SOAT_CHANGE_LETTER].slope, 1.0, 0.03);
    assert_near(curves.of[SOAT_CHANGE_NOISE].slope, 0.05, 1e-9); /* flat, but never falling */
    assert_near(confidence_curve_at(&curves.of[SOAT_CHANGE_NOISE], 0.5), 0.95, 0.01);
    /* Never seen: what all kinds together say. */
    assert_true(curves.of[SOAT_CHANGE_SHAPE].slope > 0.3);
    g_array_free(changes, TRUE);
}

static void a_fold_is_left_out(void **state) {
    GArray *const changes = g_array_new(FALSE, FALSE, sizeof(judged_change));
    for (guint i = 0; i < 1000; i++) {
        const guint file = i % 10;
        /* The files of fold 3 say the opposite of the others. */
        const judged_change made = {
            {0.9, SOAT_CHANGE_TONE}, (file % 5 == 3) != (i / 10 % 5 > 0), file};
        g_array_append_val(changes, made);
    }
    const confidence_curves without = confidence_curves_fit(changes, 3);
    assert_near(confidence_curve_at(&without.of[SOAT_CHANGE_TONE], 0.9), 0.8, 0.01);
    g_array_free(changes, TRUE);
}

static void scores_are_counted(void **state) {
    GArray *const changes = g_array_new(FALSE, FALSE, sizeof(judged_change));
    add(changes, SOAT_CHANGE_TONE, 0.5, 3, 4);
    add(changes, SOAT_CHANGE_NOISE, 0.5, 0, 1);
    const double said[] = {0.9, 0.9, 0.9, 0.9, 0.2};
    const judged_score tone = judged_score_of(changes, said, SOAT_CHANGE_TONE);
    const judged_score all = judged_score_of(changes, said, SOAT_CHANGE_KIND_COUNT);
    assert_int_equal(tone.count, 4);
    assert_int_equal(tone.right, 3);
    assert_near(tone.brier, (3 * 0.01 + 0.81) / 4, 1e-12);
    assert_near(tone.ece, 0.15, 1e-12);
    assert_near(all.said, 0.76, 1e-12);
    assert_near(all.ece, (0.6 + 0.2) / 5, 1e-12);
    g_array_free(changes, TRUE);
}

/* The rows are those that the engine includes: SOAT_CHANGE_COUNT rows of as many points. */
static void the_table_is_the_engines(void **state) {
    char *text = NULL, *shipped = NULL;
    size_t size = 0;
    FILE *const out = open_memstream(&text, &size);
    GArray *const changes = make_changes();
    const confidence_curves curves = confidence_curves_fit(changes, CONFIDENCE_NO_FOLD);
    confidence_curves_write(&curves, out);
    assert_int_equal(fclose(out), 0);
    assert_true(g_file_get_contents(SOAT_SOURCE_DIR "/engine/correct/confidence_curves.inc",
                                    &shipped, NULL, NULL));
    for (char *at = text; *at != '\0'; at++) {
        *at = g_ascii_isdigit(*at) ? '0' : *at;
    }
    for (char *at = shipped; *at != '\0'; at++) {
        *at = g_ascii_isdigit(*at) ? '0' : *at;
    }
    assert_string_equal(text, shipped); /* but for the digits */
    g_free(shipped);
    free(text);
    g_array_free(changes, TRUE);
}

static void judged_lines_are_read(void **state) {
    char path[] = "/tmp/judged-XXXXXX";
    const int file = g_mkstemp(path);
    assert_true(file >= 0);
    GArray *const changes = g_array_new(FALSE, FALSE, sizeof(judged_change));
    assert_true(g_file_set_contents(path,
                                    "edit\tpattern\t0.998000\tright\từong\ttrong\n"
                                    "doubt\tnoise\t0.250000\tneither\t^\t\n",
                                    -1, NULL));
    assert_true(judged_read(changes, path, 7));
    assert_int_equal(changes->len, 2);
    const judged_change first = g_array_index(changes, judged_change, 0);
    assert_int_equal(first.judgement.kind, SOAT_CHANGE_PATTERN);
    assert_near(first.judgement.posterior, 0.998, 1e-12);
    assert_true(first.right);
    assert_int_equal(first.file, 7);
    assert_false(g_array_index(changes, judged_change, 1).right);
    assert_true(g_file_set_contents(path, "edit\tcolour\t0.5\tright\ta\tb\n", -1, NULL));
    assert_false(judged_read(changes, path, 0));
    assert_int_equal(remove(path), 0);
    assert_false(judged_read(changes, path, 0));
    g_array_free(changes, TRUE);
}

static void words_are_damaged_by_rule(void **state) {
    static const char profile[] = "# read true cost\nừ\ttr\t0\n^\t\t100\n@default\tletter\t5200\n";
    char *const all = damage_words("trong  trời\nđất tru tr", profile, 1.0, 3);
    char *const none = damage_words("trong  trời\nđất tru tr", profile, 0.0, 3);
    assert_string_equal(all, "ừong  ừời\nđất ừu ừ");
    assert_string_equal(none, "trong  trời\nđất tru tr");
    g_free(none);
    g_free(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fit_finds_what_was_put_in),
        cmocka_unit_test(a_fold_is_left_out),
        cmocka_unit_test(scores_are_counted),
        cmocka_unit_test(the_table_is_the_engines),
        cmocka_unit_test(judged_lines_are_read),
        cmocka_unit_test(words_are_damaged_by_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Whole evaluations, counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "eval/eval_text.h"
#include "eval/interval.h"
#include "soat/eval.h"

static soat_eval *eval_of(const char *gold, const char *text, const char *raw,
                          const soat_eval_options *options) {
    soat_eval *eval = NULL;
    assert_int_equal(soat_eval_new(&eval, options, NULL), SOAT_OK);
    const soat_span raw_span = soat_span_from_string(raw);
    assert_int_equal(soat_eval_add(eval, soat_span_from_string(gold), soat_span_from_string(text),
                                   raw == NULL ? NULL : &raw_span, NULL),
                     SOAT_OK);
    return eval;
}

static soat_eval_counts counts_of(const char *gold, const char *text, const char *raw) {
    soat_eval *const eval = eval_of(gold, text, raw, NULL);
    const soat_eval_counts counts = *soat_eval_pair(eval, 0);
    soat_eval_free(eval);
    return counts;
}

typedef struct counted {
    const char *gold, *text;
    size_t words, word_errors, letters, letter_errors, missed, extra;
} counted;

static const counted by_hand[] = {
    {"", "", 0, 0, 0, 0, 0, 0},
    {"một hai ba", "một hai ba", 3, 0, 10, 0, 0, 0},
    /* line breaks and runs of spaces are one space */
    {"một hai\n\nba", " một\thai ba \n", 3, 0, 10, 0, 0, 0},
    /* outer punctuation is no part of a word, inner is; a token of signs only is no word */
    {"“một”, (hai) - ba.", "một hai ba", 3, 0, 18, 8, 0, 0},
    {"552/QĐ-UBND", "552/QĐUBND", 1, 1, 11, 1, 1, 1},
    {"bằng kỳ", "bằng^, kỳ^", 2, 0, 7, 3, 0, 0},
    {"để phát triển", "đế phát ừiển", 3, 2, 13, 3, 2, 2},
    {"THPT quốc gia", "THPTquốc gia", 3, 2, 13, 1, 2, 1},
    {"một hai", "hai một", 2, 2, 7, 6, 0, 0},
    {"một hai", "một lạ hai", 2, 1, 7, 3, 0, 1},
    {"một", "", 1, 1, 3, 3, 1, 0},
    {"", "một hai", 0, 2, 0, 7, 0, 2},
    /* decomposed text is composed on both sides */
    {"ti\xE1\xBA\xBFng", "tie\xCC\x82\xCC\x81ng", 1, 0, 5, 0, 0, 0},
    {"hòa", "hoà", 1, 1, 3, 2, 1, 1},
    /* handwriting */
    {"Số: «hw» /QĐ-TTg", "Số: 707 /QĐ-TTg", 2, 0, 11, 0, 0, 0},
    {"Số: «hw» /QĐ-TTg", "Số: /QĐ-TTg", 2, 0, 11, 0, 0, 0},
    {"Số: «hw» /QĐ-TTg", "Số: 70 7 /QĐ-TTg", 2, 1, 11, 1, 0, 1},
    {"ngày «hw» tháng «hw» năm", "ngày tháng năm", 3, 0, 14, 0, 0, 0},
    {"số «hw»/TB xong", "số 173/TB xong", 3, 0, 11, 0, 0, 0},
    {"số «hw»/TB xong", "số 173/TP xong", 3, 1, 11, 1, 1, 1},
    {"a «hw» b c", "a x y c", 3, 1, 5, 1, 1, 1},
};

static void counts_are_those_of_a_patient_person(void **state) {
    for (size_t i = 0; i < sizeof by_hand / sizeof by_hand[0]; i++) {
        const counted *const expected = &by_hand[i];
        const soat_eval_counts counts = counts_of(expected->gold, expected->text, NULL);
        const size_t found[] = {counts.words,        counts.after.word_errors,
                                counts.letters,      counts.after.letter_errors,
                                counts.after.missed, counts.after.extra};
        const size_t wanted[] = {expected->words,         expected->word_errors, expected->letters,
                                 expected->letter_errors, expected->missed,      expected->extra};
        for (size_t j = 0; j < 6; j++) {
            if (found[j] != wanted[j]) {
                fail_msg("'%s' against '%s': count %zu is %zu, not %zu", expected->gold,
                         expected->text, j, found[j], wanted[j]);
            }
        }
    }
}

static const struct class_case {
    const char *gold, *text;
    soat_eval_class word, letter;
} classes[] = {
    {"a trong b", "a ừong b", SOAT_EVAL_LETTER, SOAT_EVAL_LETTER},
    {"a đã b", "a dã b", SOAT_EVAL_SHAPE, SOAT_EVAL_SHAPE},
    {"a cơ b", "a cô b", SOAT_EVAL_SHAPE, SOAT_EVAL_SHAPE},
    {"a để b", "a đế b", SOAT_EVAL_TONE, SOAT_EVAL_TONE},
    {"a số b", "a sò b", SOAT_EVAL_MARKS, SOAT_EVAL_MARKS},
    {"a hòa b", "a hoà b", SOAT_EVAL_PLACEMENT, SOAT_EVAL_PLACEMENT},
    {"a được b", "a đựơc b", SOAT_EVAL_TONE, SOAT_EVAL_TONE},
    {"a Ủy b", "a ủy b", SOAT_EVAL_CASE, SOAT_EVAL_CASE},
    {"a THPT quốc b", "a THPTquốc b", SOAT_EVAL_SPACING, SOAT_EVAL_SPACING},
    {"a trung b", "a t rung b", SOAT_EVAL_SPACING, SOAT_EVAL_SPACING},
    {"a 3.000 b", "a 3,000 b", SOAT_EVAL_PUNCTUATION, SOAT_EVAL_PUNCTUATION},
    {"a 21 b", "a 2l b", SOAT_EVAL_DIGIT, SOAT_EVAL_DIGIT},
    {"a b", "a xyz b", SOAT_EVAL_NOISE, SOAT_EVAL_NOISE},
    {"a xyz b", "a b", SOAT_EVAL_LOST, SOAT_EVAL_LOST},
};

static void every_error_has_its_class(void **state) {
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        const soat_eval_counts counts = counts_of(classes[i].gold, classes[i].text, NULL);
        size_t words = 0;
        for (int kind = 0; kind < SOAT_EVAL_CLASS_COUNT; kind++) {
            words += counts.after.word_classes[kind];
        }
        assert_int_equal(words, counts.after.word_errors);
        if (counts.after.word_classes[classes[i].word] != words ||
            counts.after.letter_classes[classes[i].letter] != counts.after.letter_errors) {
            fail_msg("'%s' against '%s' is not all %s", classes[i].gold, classes[i].text,
                     soat_eval_class_name(classes[i].word));
        }
    }
}

static void a_correction_fixes_breaks_leaves_and_miscorrects(void **state) {
    const soat_eval_counts counts =
        counts_of("một hai ba bốn năm sáu", "một hái ba bón nam sáu x", "một hai bà bôn nam y sáu");
    assert_int_equal(counts.changes.fixed, 1);        /* bà -> ba */
    assert_int_equal(counts.changes.broken, 1);       /* hai -> hái */
    assert_int_equal(counts.changes.miscorrected, 1); /* bôn -> bón */
    assert_int_equal(counts.changes.left, 1);         /* nam */
    assert_int_equal(counts.changes.noise_removed, 1);
    assert_int_equal(counts.changes.noise_added, 1);
    assert_int_equal(counts.before.word_errors, 4);
    assert_int_equal(counts.after.word_errors, 4);
}

static void tone_placement_can_be_folded(void **state) {
    soat_eval_options options = SOAT_EVAL_OPTIONS_INIT;
    options.fold_tone_placement = true;
    soat_eval *const eval =
        eval_of("hòa thủy khỏe THÚY hoàn qúy", "hoà thuỷ khoẻ THUÝ hoàn quý", NULL, &options);
    assert_int_equal(soat_eval_pair(eval, 0)->after.word_errors, 0);
    assert_int_equal(soat_eval_pair(eval, 0)->after.letter_errors, 0);
    soat_eval_free(eval);
}

static bool span_is(soat_span span, const char *text) {
    return span.size == strlen(text) && memcmp(span.data, text, span.size) == 0;
}

static void differences_and_confusions_are_listed(void **state) {
    soat_eval *const eval = eval_of("đã được trong năm trước", "đã được ừong năm tước", NULL, NULL);
    soat_eval_difference difference;
    assert_int_equal(soat_eval_difference_count(eval), 2);
    assert_true(soat_eval_difference_at(eval, 0, &difference));
    assert_false(soat_eval_difference_at(eval, 2, &difference));
    assert_true(span_is(difference.before, "đã được") && span_is(difference.read, "ừong"));
    assert_true(span_is(difference.truth, "trong") && span_is(difference.after, "năm trước"));
    soat_eval_confusion *confusions = NULL;
    size_t count = 0;
    assert_int_equal(soat_eval_confusions(eval, &confusions, &count, NULL), SOAT_OK);
    assert_int_equal(count, 2);
    assert_true(span_is(confusions[0].read, "") && span_is(confusions[0].truth, "r"));
    assert_true(span_is(confusions[1].read, "ừ") && span_is(confusions[1].truth, "tr"));
    soat_eval_confusions_free(confusions);
    soat_eval_free(eval);
}

static void intervals_are_the_same_each_time_and_hold_the_rate(void **state) {
    soat_eval_report first, second;
    char gold[4000] = "", text[4000] = "";
    for (int i = 0; i < 500; i++) {
        strcat(gold, "một ");
        strcat(text, i % 9 == 0 ? "mọt " : "một ");
    }
    soat_eval *const eval = eval_of(gold, text, NULL, NULL);
    assert_int_equal(soat_eval_report_make(eval, &first, NULL), SOAT_OK);
    assert_int_equal(soat_eval_report_make(eval, &second, NULL), SOAT_OK);
    assert_memory_equal(&first, &second, sizeof first);
    assert_int_equal(first.counts.after.word_errors, 56);
    assert_int_equal(first.unit_count, 13);
    assert_true(first.word_error_rate.low <= 56 / 500.0 &&
                56 / 500.0 <= first.word_error_rate.high);
    assert_true(first.word_error_rate.high - first.word_error_rate.low < 0.05);
    soat_eval_free(eval);
}

/* Newcombe (1998), table I, method 3: 81 of 263 and 0 of 20 */
static void wilson_agrees_with_the_literature(void **state) {
    const soat_eval_interval some = soat__wilson(81, 263), none = soat__wilson(0, 20);
    assert_true(some.low > 0.25525 && some.low < 0.25535);
    assert_true(some.high > 0.36615 && some.high < 0.36625);
    assert_true(none.low == 0 && none.high > 0.16105 && none.high < 0.16115);
}

/* --- against the plain matrix, on texts at random --- */

static uint64_t seed = 7;

static uint32_t draw(uint32_t below) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

static void append_random(char *text, size_t words) {
    static const char *const parts[] = {"đ",  "ế", "a",  "b", " ",  " ",
                                        ", ", "1", "- ", "“", "\n", "ừ"};
    text[0] = '\0';
    for (size_t i = 0; i < words * 3; i++) {
        strcat(text, parts[draw(sizeof parts / sizeof parts[0])]);
    }
}

static size_t plain_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t *const row = calloc(b_count + 1, sizeof *row);
    for (size_t j = 0; j <= b_count; j++) {
        row[j] = j;
    }
    for (size_t i = 0; i < a_count; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < b_count; j++) {
            const size_t both = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            const size_t one = (row[j] < diagonal ? row[j] : diagonal) + 1;
            row[j + 1] = both < one ? both : one;
        }
    }
    const size_t distance = row[b_count];
    free(row);
    return distance;
}

static size_t plain_word_errors(const soat__eval_text *a, const soat__eval_text *b) {
    uint32_t left[400], right[400];
    for (size_t i = 0; i < a->word_count; i++) {
        left[i] = a->words[i].symbol;
    }
    for (size_t i = 0; i < b->word_count; i++) {
        right[i] = b->words[i].symbol;
    }
    return plain_distance(left, a->word_count, right, b->word_count);
}

static void random_texts_agree_with_the_full_matrix(void **state) {
    static char gold[4000], text[4000];
    for (int round = 0; round < 300; round++) {
        append_random(gold, draw(80));
        append_random(text, draw(80));
        soat__eval_text first = {0}, second = {0};
        soat_map numbers = {0};
        const soat__eval_text_options options = {false, false};
        soat__eval_text_make(&first, soat_span_from_string(gold), options, NULL);
        soat__eval_text_make(&second, soat_span_from_string(text), options, NULL);
        soat__eval_number(&first, &numbers, NULL);
        soat__eval_number(&second, &numbers, NULL);
        const soat_eval_counts counts = counts_of(gold, text, NULL);
        assert_int_equal(counts.after.word_errors, plain_word_errors(&first, &second));
        assert_int_equal(
            counts.after.letter_errors,
            plain_distance(first.letters, first.letter_count, second.letters, second.letter_count));
        size_t classified = 0;
        for (int kind = 0; kind < SOAT_EVAL_CLASS_COUNT; kind++) {
            classified += counts.after.word_classes[kind];
        }
        assert_int_equal(classified, counts.after.word_errors);
        soat__map_dispose(&numbers);
        soat__eval_text_dispose(&first);
        soat__eval_text_dispose(&second);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_those_of_a_patient_person),
        cmocka_unit_test(every_error_has_its_class),
        cmocka_unit_test(a_correction_fixes_breaks_leaves_and_miscorrects),
        cmocka_unit_test(tone_placement_can_be_folded),
        cmocka_unit_test(differences_and_confusions_are_listed),
        cmocka_unit_test(intervals_are_the_same_each_time_and_hold_the_rate),
        cmocka_unit_test(wilson_agrees_with_the_literature),
        cmocka_unit_test(random_texts_agree_with_the_full_matrix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

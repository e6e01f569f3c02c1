#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "id_text.h"
#include "lm/estimate.h"
#include "lm/natural_log.h"

enum { S = SOAT_LM_START, E = SOAT_LM_END };

static void near(double is, double should_be) {
    if (!(fabs(is - should_be) < 1e-12)) {
        print_error("%.15g is not %.15g\n", is, should_be);
        fail();
    }
}

static double p(const soat_lm_estimate *model, const uint16_t *context, size_t size,
                uint16_t word) {
    return soat__lm_estimate_probability(model, context, size, word);
}

/*
 * "a b" and "a c" with a = 3, b = 4, c = 5. Too small for estimated discounts, so they are 1/2,
 * 1 and 3/2. Continuations: a 1, b 1, c 1, </s> 2, of 5; the discounts leave 2.5 / 5 to five words.
 */
static void agrees_with_hand_computed_bigrams(void **state) {
    static const uint16_t ids[] = {S, 3, 4, E, S, 3, 5, E};
    soat_lm_estimate model = {0};
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){ids, 8}, 6, 2, NULL),
                     SOAT_OK);
    soat__lm_estimate_smooth(&model);
    near(p(&model, NULL, 0, 3), 0.1 + 0.1);
    near(p(&model, NULL, 0, 4), 0.1 + 0.1);
    near(p(&model, NULL, 0, E), 0.2 + 0.1);
    near(p(&model, NULL, 0, SOAT_LM_UNKNOWN), 0.1);
    near(p(&model, NULL, 0, S), 0.0);
    static const uint16_t after_start[] = {S};
    static const uint16_t after_a[] = {3};
    static const uint16_t after_b[] = {4};
    near(p(&model, after_start, 1, 3), (2 - 1) / 2.0 + 0.5 * 0.2);
    near(p(&model, after_a, 1, 4), (1 - 0.5) / 2.0 + 0.5 * 0.2);
    near(p(&model, after_a, 1, E), 0.5 * 0.3);
    near(p(&model, after_b, 1, E), (1 - 0.5) / 1.0 + 0.5 * 0.3);
    soat__lm_estimate_dispose(&model);
}

/* The trigram "<s> a b" counts 1 of 2; "a b" has one word before it, though the text has it once. */
static void agrees_with_hand_computed_trigrams(void **state) {
    static const uint16_t ids[] = {S, 3, 4, E, S, 3, 5, E};
    soat_lm_estimate model = {0};
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){ids, 8}, 6, 3, NULL),
                     SOAT_OK);
    soat__lm_estimate_smooth(&model);
    static const uint16_t context[] = {S, 3};
    near(p(&model, context, 2, 4), 0.25 + 0.5 * (0.25 + 0.5 * 0.2));
    near(p(&model, context, 2, E), 0.5 * (0.5 * 0.3));
    soat__lm_estimate_dispose(&model);
}

/* n1 = 4, n2 = 2, n3 = 1, n4 = 1 give Y = 1/2. */
static void discounts_are_those_of_chen_and_goodman(void **state) {
    uint16_t ids[200];
    size_t size = 0;
    static const int repeats[] = {1, 1, 1, 1, 2, 2, 3, 4};
    for (uint16_t word = 0; word < 8; word++) {
        for (int i = 0; i < repeats[word]; i++) {
            ids[size++] = S;
            ids[size++] = (uint16_t)(3 + word);
        }
    }
    soat_lm_estimate model = {0};
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){ids, size}, 11, 2, NULL),
                     SOAT_OK);
    soat__lm_estimate_smooth(&model);
    near(model.levels[2].discount[1], 1 - 2 * 0.5 * 2 / 4.0);
    near(model.levels[2].discount[2], 2 - 3 * 0.5 * 1 / 2.0);
    near(model.levels[2].discount[3], 3 - 4 * 0.5 * 1 / 1.0);
    soat__lm_estimate_dispose(&model);
}

static void expect_sum_of_one(const soat_lm_estimate *model, const uint16_t *context, size_t size) {
    double sum = 0.0;
    for (uint32_t word = 0; word < model->vocabulary_size; word++) {
        const double probability = p(model, context, size, (uint16_t)word);
        assert_true(probability > 0.0 || word == S);
        sum += probability;
    }
    if (!(fabs(sum - 1.0) < 1e-9)) {
        print_error("sum %.12f\n", sum);
        fail();
    }
}

static void expect_sums_of_one(const soat_lm_estimate *model) {
    expect_sum_of_one(model, NULL, 0);
    for (uint16_t a = 0; a < model->vocabulary_size; a++) {
        for (uint16_t b = 0; b < model->vocabulary_size; b++) {
            const uint32_t third = (a * (uint32_t)b + 3) % model->vocabulary_size;
            const uint16_t context[] = {a, b, (uint16_t)third};
            expect_sum_of_one(model, context, 1 + b % 3);
        }
    }
}

static void every_context_sums_to_one(void **state) {
    id_text text;
    id_text_make(&text, 400, 40);
    for (uint32_t order = 2; order <= 4; order++) {
        soat_lm_estimate model = {0};
        assert_int_equal(soat__lm_estimate_count(&model, id_text_stream(&text), 40, order, NULL),
                         SOAT_OK);
        soat__lm_estimate_smooth(&model);
        expect_sums_of_one(&model);
        const size_t limits[] = {0, 0, 150, 200, 100};
        assert_int_equal(soat__lm_estimate_prune(&model, limits, NULL), SOAT_OK);
        expect_sums_of_one(&model);
        soat__lm_estimate_dispose(&model);
    }
    free(text.ids);
}

static void pruning_keeps_the_limits_and_what_is_needed(void **state) {
    id_text text;
    id_text_make(&text, 2000, 60);
    soat_lm_estimate model = {0};
    assert_int_equal(soat__lm_estimate_count(&model, id_text_stream(&text), 60, 3, NULL), SOAT_OK);
    const size_t limits[] = {0, 0, 900, 700, 0};
    assert_int_equal(soat__lm_estimate_prune(&model, limits, NULL), SOAT_OK);
    const soat_lm_level *const bigrams = &model.levels[2];
    const soat_lm_level *const trigrams = &model.levels[3];
    size_t kept[4] = {0};
    for (size_t i = 0; i < trigrams->grams.size; i++) {
        if (trigrams->kept[i]) {
            const uint64_t key = trigrams->grams.keys[i];
            const size_t context = soat__gram_table_find(&bigrams->grams, key >> 16);
            assert_true(bigrams->kept[context]);
            assert_true(bigrams->kept[trigrams->suffix[i]]);
            kept[3]++;
        }
    }
    for (size_t i = 0; i < bigrams->grams.size; i++) {
        kept[2] += bigrams->kept[i];
    }
    assert_in_range(kept[3], 600, 700);
    assert_in_range(kept[2], 500, 900);
    assert_true(bigrams->grams.size > 1000 && trigrams->grams.size > 2000);
    soat__lm_estimate_dispose(&model);
    free(text.ids);
}

static void unfit_streams_are_refused(void **state) {
    static const uint16_t headless[] = {3, 4, E};
    static const uint16_t strange[] = {S, 9, E};
    soat_lm_estimate model = {0};
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){headless, 3}, 6, 3, NULL),
                     SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){strange, 3}, 6, 3, NULL),
                     SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){NULL, 0}, 6, 3, NULL),
                     SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat__lm_estimate_count(&model, (soat_id_stream){strange, 3}, 16, 5, NULL),
                     SOAT_ERROR_ARGUMENT);
}

static void natural_log_is_a_logarithm(void **state) {
    for (double x = 1e-300; x < 1e300; x *= 1.37) {
        const double expected = log(x);
        assert_true(fabs(soat__natural_log(x) - expected) <= 1e-15 * (1 + fabs(expected)));
    }
    assert_int_equal(soat__cost_of_probability(1.0), 0);
    assert_int_equal(soat__cost_of_probability(0.5), 693);
    assert_int_equal(soat__cost_of_probability(1e-6), 13816);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_hand_computed_bigrams),
        cmocka_unit_test(agrees_with_hand_computed_trigrams),
        cmocka_unit_test(discounts_are_those_of_chen_and_goodman),
        cmocka_unit_test(every_context_sums_to_one),
        cmocka_unit_test(pruning_keeps_the_limits_and_what_is_needed),
        cmocka_unit_test(unfit_streams_are_refused),
        cmocka_unit_test(natural_log_is_a_logarithm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "id_text.h"
#include "lm/natural_log.h"
#include "lm/ngram.h"
#include "lm/ngram_pack.h"

enum { VOCABULARY = 80 };

typedef struct sample {
    soat_lm_estimate estimate;
    soat_ngram_sections sections;
    soat_ngram model;
} sample;

static void make(sample *out, uint32_t order) {
    *out = (sample){0};
    id_text text;
    id_text_make(&text, 4000, VOCABULARY);
    soat_lm_estimate *const estimate = &out->estimate;
    assert_int_equal(
        soat__lm_estimate_count(estimate, id_text_stream(&text), VOCABULARY, order, NULL), SOAT_OK);
    const size_t limits[] = {0, 0, 1800, 2500, 1500};
    assert_int_equal(soat__lm_estimate_prune(estimate, limits, NULL), SOAT_OK);
    assert_int_equal(soat__ngram_pack(&out->sections, estimate, NULL), SOAT_OK);
    soat_span grams[SOAT_LM_MAX_ORDER + 1];
    for (uint32_t n = 0; n <= SOAT_LM_MAX_ORDER; n++) {
        grams[n] = soat_buffer_span(&out->sections.grams[n]);
    }
    assert_int_equal(soat__ngram_open(&out->model, soat_buffer_span(&out->sections.codes), grams[1],
                                      grams, NULL),
                     SOAT_OK);
    free(text.ids);
}

static void release(sample *self) {
    soat__lm_estimate_dispose(&self->estimate);
    soat__ngram_sections_dispose(&self->sections);
}

/* Random contexts, most of them with words that follow each other in the text. */
static void random_context(id_text *random, uint16_t context[4]) {
    context[0] = (uint16_t)id_text_random(random, VOCABULARY);
    for (int i = 1; i < 4; i++) {
        context[i] = id_text_word(random, context[i - 1], VOCABULARY);
    }
}

static void costs_are_the_estimate_within_quantisation(void **state) {
    for (uint32_t order = 2; order <= 4; order++) {
        sample self;
        make(&self, order);
        id_text random = {.random = 5};
        size_t far = 0;
        size_t sum = 0;
        enum { TRIES = 20000 };
        for (size_t i = 0; i < TRIES; i++) {
            uint16_t words[4];
            random_context(&random, words);
            const double direct = soat__lm_estimate_probability(&self.estimate, words, 3, words[3]);
            const int32_t cost = soat__ngram_cost(&self.model, words, 3, words[3]);
            assert_true(cost >= 0);
            const size_t off = (size_t)abs(cost - soat__cost_of_probability(direct));
            far += off >= 250;
            sum += off;
        }
        /* false positives of the static functions: one look-up in 4096, two or three a query */
        assert_true(far < TRIES / 500);
        assert_true(sum / TRIES < 20);
        release(&self);
    }
}

static void all_kept_ngrams_are_found(void **state) {
    sample self;
    make(&self, 3);
    const soat_lm_level *const level = &self.estimate.levels[3];
    size_t checked = 0;
    size_t off = 0;
    for (size_t i = 0; i < level->grams.size; i++) {
        if (!level->kept[i]) {
            continue;
        }
        uint32_t value;
        assert_true(soat__static_function_find(&self.model.grams[3], level->grams.keys[i], &value));
        const int32_t cost = soat__cost_of_probability(level->probability[i]);
        off += (size_t)abs(self.model.costs[3][value] - cost);
        checked++;
    }
    assert_true(off / checked <= 20);
    assert_in_range(checked, 2000, 2500);
    release(&self);
}

static void stepping_equals_the_full_context(void **state) {
    for (uint32_t order = 2; order <= 4; order++) {
        sample self;
        make(&self, order);
        id_text random = {.random = 9};
        soat_ngram_state running;
        soat__ngram_start(&self.model, &running);
        uint16_t words[5000] = {SOAT_LM_START};
        for (size_t i = 1; i < 5000; i++) {
            words[i] = id_text_word(&random, words[i - 1], VOCABULARY);
            const size_t size = i < 3 ? i : 3;
            const int32_t full = soat__ngram_cost(&self.model, words + i - size, size, words[i]);
            soat_ngram_state next;
            assert_int_equal(soat__ngram_step(&self.model, &running, words[i], &next), full);
            assert_true(next.length < order);
            running = next;
        }
        release(&self);
    }
}

/* Two histories that end in equal states have equal futures. */
static void equal_states_have_equal_futures(void **state) {
    sample self;
    make(&self, 3);
    id_text random = {.random = 3};
    size_t met = 0;
    for (size_t i = 0; i < 20000; i++) {
        uint16_t one[4];
        uint16_t two[4];
        random_context(&random, one);
        random_context(&random, two);
        two[3] = one[3];
        soat_ngram_state states[2];
        soat__ngram_nothing(&states[0]);
        soat__ngram_nothing(&states[1]);
        for (int k = 0; k < 4; k++) {
            soat__ngram_step(&self.model, &states[0], one[k], &states[0]);
            soat__ngram_step(&self.model, &states[1], two[k], &states[1]);
        }
        if (memcmp(&states[0], &states[1], sizeof states[0]) != 0) {
            continue;
        }
        met += one[2] != two[2];
        const uint16_t next = id_text_word(&random, one[3], VOCABULARY);
        assert_int_equal(soat__ngram_cost(&self.model, one, 4, next),
                         soat__ngram_cost(&self.model, two, 4, next));
    }
    assert_true(met > 100); /* different words before, and yet the same state */
    release(&self);
}

static void an_unknown_id_is_the_unknown_word(void **state) {
    sample self;
    make(&self, 3);
    static const uint16_t context[] = {5, 6};
    assert_int_equal(soat__ngram_cost(&self.model, context, 2, 60000),
                     soat__ngram_cost(&self.model, context, 2, SOAT_LM_UNKNOWN));
    release(&self);
}

static void sections_that_do_not_fit_are_refused(void **state) {
    sample self;
    make(&self, 3);
    soat_span grams[SOAT_LM_MAX_ORDER + 1];
    for (uint32_t n = 0; n <= SOAT_LM_MAX_ORDER; n++) {
        grams[n] = soat_buffer_span(&self.sections.grams[n]);
    }
    const soat_span codes = soat_buffer_span(&self.sections.codes);
    soat_ngram model;
    for (size_t size = 0; size < codes.size; size += 13) {
        assert_int_equal(
            soat__ngram_open(&model, soat_span_make(codes.data, size), grams[1], grams, NULL),
            SOAT_ERROR_FORMAT);
    }
    assert_int_equal(soat__ngram_open(&model, codes, soat_span_make(grams[1].data, 8), grams, NULL),
                     SOAT_ERROR_FORMAT);
    const soat_span bigrams = grams[2];
    grams[2] = grams[3];
    assert_int_equal(soat__ngram_open(&model, codes, grams[1], grams, NULL), SOAT_ERROR_FORMAT);
    grams[2] = bigrams;
    assert_int_equal(soat__ngram_open(&model, codes, grams[1], grams, NULL), SOAT_OK);
    release(&self);
}

static void codebooks_are_near_and_in_order(void **state) {
    soat_cost_histogram *const histogram = calloc(1, sizeof *histogram);
    for (int32_t cost = 0; cost < 12000; cost++) {
        soat__cost_histogram_add(histogram, cost, (uint64_t)(1 + 12000 - cost));
    }
    soat_codebook book = {.first_code = 1, .code_count = 256};
    soat__codebook_train(&book, histogram);
    for (int32_t cost = 0; cost < 12000; cost++) {
        const uint32_t code = soat__codebook_code(&book, cost);
        assert_true(code >= 1);
        for (uint32_t other = 1; other < 256; other++) {
            assert_true(abs(book.costs[other] - cost) >= abs(book.costs[code] - cost));
        }
        assert_true(abs(book.costs[code] - cost) < 400);
    }
    free(histogram);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(costs_are_the_estimate_within_quantisation),
        cmocka_unit_test(all_kept_ngrams_are_found),
        cmocka_unit_test(stepping_equals_the_full_context),
        cmocka_unit_test(equal_states_have_equal_futures),
        cmocka_unit_test(an_unknown_id_is_the_unknown_word),
        cmocka_unit_test(sections_that_do_not_fit_are_refused),
        cmocka_unit_test(codebooks_are_near_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lm/letter_case.h"

enum { LOWER, TITLE, UPPER };

typedef struct sample {
    soat_corpus corpus;
    soat_word_choice choice;
    soat_case_sections sections;
    soat_case_model model;
} sample;

/* "hoa" is a flower, and after "bà" a name; "huế" is a name always, "tpp" an abbreviation. */
static const char *const lines[] = {
    "Trong vườn có hoa hồng và hoa cúc rất đẹp", "Hôm nay bà Hoa đi chợ ở Huế với người bạn",
    "Hiệp định TPP có lợi cho Huế và cho cả nước",
    "DANH SÁCH HOA CÚC HOA HỒNG", /* mostly capitals: tells nothing */
};

static void make(sample *out) {
    *out = (sample){0};
    for (int round = 0; round < 30; round++) {
        for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
            assert_int_equal(
                soat__corpus_add_line(&out->corpus, soat_span_from_string(lines[i]), NULL),
                SOAT_OK);
        }
    }
    const soat_word_rules rules = {.min_native = 2, .min_possible = 2, .min_other = 2};
    assert_int_equal(soat__word_choice_make(&out->choice, &out->corpus, &rules, NULL), SOAT_OK);
    assert_int_equal(soat__case_build(&out->sections, &out->corpus, &out->choice, 1000, NULL),
                     SOAT_OK);
    assert_int_equal(soat__case_open(&out->model, soat_buffer_span(&out->sections.words),
                                     soat_buffer_span(&out->sections.left),
                                     soat_buffer_span(&out->sections.right),
                                     (uint32_t)(SOAT_LM_FIRST_WORD + out->choice.word_count), NULL),
                     SOAT_OK);
}

static void release(sample *self) {
    soat__case_sections_dispose(&self->sections);
    soat__word_choice_dispose(&self->choice);
    soat__corpus_dispose(&self->corpus);
}

static uint16_t id_of(const sample *self, const char *word) {
    for (size_t i = 0; i < self->choice.word_count; i++) {
        const soat_span found = self->choice.words[i];
        if (found.size == strlen(word) && memcmp(found.data, word, found.size) == 0) {
            return (uint16_t)(SOAT_LM_FIRST_WORD + i);
        }
    }
    fail_msg("no word %s", word);
    return 0;
}

static int cheapest(const sample *self, const char *left, const char *word, const char *right) {
    int32_t costs[3];
    soat__case_costs(&self->model, left == NULL ? SOAT_LM_START : id_of(self, left),
                     id_of(self, word), id_of(self, right), costs);
    assert_true(costs[LOWER] >= 0 && costs[TITLE] >= 0 && costs[UPPER] >= 0);
    return costs[TITLE] < costs[LOWER] ? (costs[UPPER] < costs[TITLE] ? UPPER : TITLE)
                                       : (costs[UPPER] < costs[LOWER] ? UPPER : LOWER);
}

static void words_have_their_habit_and_neighbours_change_it(void **state) {
    sample self;
    make(&self);
    assert_int_equal(cheapest(&self, "có", "hoa", "hồng"), LOWER);
    assert_int_equal(cheapest(&self, "bà", "hoa", "đi"), TITLE);
    assert_int_equal(cheapest(&self, "cho", "huế", "và"), TITLE);
    assert_int_equal(cheapest(&self, "định", "tpp", "có"), UPPER);
    assert_int_equal(cheapest(&self, "đi", "vườn", "có"), LOWER);
    release(&self);
}

static void first_words_are_capital(void **state) {
    sample self;
    make(&self);
    assert_int_equal(cheapest(&self, NULL, "trong", "vườn"), TITLE);
    assert_int_equal(cheapest(&self, NULL, "cúc", "rất"), TITLE); /* never seen first */
    release(&self);
}

static void sections_that_do_not_fit_are_refused(void **state) {
    sample self;
    make(&self);
    const soat_span words = soat_buffer_span(&self.sections.words);
    const soat_span left = soat_buffer_span(&self.sections.left);
    const soat_span right = soat_buffer_span(&self.sections.right);
    soat_case_model model;
    const uint32_t size = self.model.vocabulary_size;
    assert_int_equal(soat__case_open(&model, words, left, right, size + 1, NULL),
                     SOAT_ERROR_FORMAT);
    assert_int_equal(soat__case_open(&model, words, words, right, size, NULL), SOAT_ERROR_FORMAT);
    assert_int_equal(soat__case_open(&model, words, left, words, size, NULL), SOAT_ERROR_FORMAT);
    release(&self);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_their_habit_and_neighbours_change_it),
        cmocka_unit_test(first_words_are_capital),
        cmocka_unit_test(sections_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

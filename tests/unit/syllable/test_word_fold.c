#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syllable/word_fold.h"

static const struct {
    const char *word, *folded;
    soat_word_case pattern;
} cases[] = {
    {"hoà", "hòa", SOAT_CASE_LOWER},
    {"Hoà", "hòa", SOAT_CASE_TITLE},
    {"THUỶ", "thủy", SOAT_CASE_UPPER},
    {"ỦY", "ủy", SOAT_CASE_UPPER},
    {"Ý", "ý", SOAT_CASE_TITLE},
    {"đ", "đ", SOAT_CASE_LOWER},
    {"THPTquốc", "thptquốc", SOAT_CASE_MIXED},
    {"iPhone", "iphone", SOAT_CASE_MIXED},
    {"QĐ", "qđ", SOAT_CASE_UPPER},
    {"TTg", "ttg", SOAT_CASE_MIXED},
    {"Ho\xCC\x80"
     "a",
     "hòa", SOAT_CASE_TITLE}, /* in pieces */
    {"hoa\xCC\x80", "hòa", SOAT_CASE_LOWER},
    {"ĐU\xCC\x9BO\xCC\x9B\xCC\x80NG", "đường", SOAT_CASE_UPPER},
    {"Café", "café", SOAT_CASE_TITLE},
    {"ÖSTERREICH", "österreich", SOAT_CASE_UPPER},
    {"Москва", "москва", SOAT_CASE_TITLE},
    {"東京", "東京", SOAT_CASE_LOWER},
    {"QH15", "qh15", SOAT_CASE_UPPER},
    {"", "", SOAT_CASE_LOWER},
    {"Pegavision", "pegavision", SOAT_CASE_TITLE},
};

static void known_words_fold(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[SOAT_LIMIT_WORD_BYTES + 1] = {0};
        size_t size = 0;
        soat_word_case pattern = SOAT_CASE_MIXED;
        const soat_span word = soat_span_from_string(cases[i].word);
        assert_true(soat__word_fold(word, out, &size, &pattern));
        out[size] = '\0';
        assert_string_equal(out, cases[i].folded);
        assert_int_equal(pattern, cases[i].pattern);
        assert_int_equal(soat__word_case_of(word), cases[i].pattern);
    }
}

static void words_that_cannot_fold_leave_the_outputs(void **state) {
    char long_word[SOAT_LIMIT_WORD_BYTES + 2];
    memset(long_word, 'a', sizeof long_word);
    char out[SOAT_LIMIT_WORD_BYTES];
    size_t size = 7;
    soat_word_case pattern = SOAT_CASE_MIXED;
    assert_true(
        soat__word_fold(soat_span_make(long_word, SOAT_LIMIT_WORD_BYTES), out, &size, NULL));
    assert_int_equal(size, SOAT_LIMIT_WORD_BYTES);
    size = 7;
    assert_false(
        soat__word_fold(soat_span_make(long_word, sizeof long_word), out, &size, &pattern));
    assert_false(soat__word_fold(soat_span_from_string("a\xFF"), out, &size, &pattern));
    /* Each U+1D160 comes apart into three code points in NFC: too long for the buffer. */
    char notes[SOAT_LIMIT_WORD_BYTES];
    for (size_t i = 0; i < sizeof notes; i += 4) {
        memcpy(notes + i, "\xF0\x9D\x85\xA0", 4);
    }
    assert_false(soat__word_fold(soat_span_make(notes, sizeof notes), out, &size, &pattern));
    assert_int_equal(size, 7);
    assert_int_equal(pattern, SOAT_CASE_MIXED);
}

static void case_is_given_back(void **state) {
    static const struct {
        const char *word;
        soat_word_case pattern;
        const char *expected;
    } words[] = {
        {"ủy", SOAT_CASE_TITLE, "Ủy"}, {"đường", SOAT_CASE_UPPER, "ĐƯỜNG"},
        {"ủy", SOAT_CASE_LOWER, "ủy"}, {"ttg", SOAT_CASE_MIXED, "ttg"},
        {"ư", SOAT_CASE_UPPER, "Ư"},   {"москва", SOAT_CASE_TITLE, "Москва"},
        {"", SOAT_CASE_UPPER, ""},     {"’ủy", SOAT_CASE_TITLE, "’Ủy"},
    };
    soat_buffer out = SOAT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        soat_buffer_clear(&out);
        assert_int_equal(soat__word_case_apply(soat_span_from_string(words[i].word),
                                               words[i].pattern, &out, NULL),
                         SOAT_OK);
        assert_string_equal(out.data, words[i].expected);
    }
    soat_buffer_dispose(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_words_fold),
        cmocka_unit_test(words_that_cannot_fold_leave_the_outputs),
        cmocka_unit_test(case_is_given_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

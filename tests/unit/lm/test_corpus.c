#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lm/corpus.h"
#include "lm/lm_build.h"
#include "lm/spelling.h"

/* Three forms of one word, numbers, marks that end sentences and marks that do not. */
static const char *const lines[] = {
    "Đoàn Hoà đến. Hòa, HÒA nói 3.500 (QH15) - 5/7!",
    "",
    "?!",
    "đến đến đựợc Pegavision pegavision",
};

static void learn(soat_corpus *corpus) {
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        assert_int_equal(soat__corpus_add_line(corpus, soat_span_from_string(lines[i]), NULL),
                         SOAT_OK);
    }
}

/* The stream as text, forms by their spelling. */
static void spell(const soat_corpus *corpus, char *out, size_t size) {
    static const char *const marks[] = {"unk", "<s>", "</s>", "#", "@", ",", ";",
                                        ":",   "(",   ")",    "-", "/", "%"};
    size_t used = 0;
    for (size_t i = 0; i < corpus->size; i++) {
        const uint32_t item = corpus->stream[i];
        const soat_span text = item < SOAT_LM_FIRST_WORD
                                   ? soat_span_from_string(marks[item])
                                   : corpus->forms.entries[item - SOAT_LM_FIRST_WORD].key;
        used += (size_t)snprintf(out + used, size - used, "%.*s ", (int)text.size, text.data);
    }
}

static void sentences_words_and_marks_become_a_stream(void **state) {
    soat_corpus corpus = {0};
    learn(&corpus);
    char text[1024];
    spell(&corpus, text, sizeof text);
    assert_string_equal(text, "<s> Đoàn Hoà đến </s> <s> Hòa , HÒA nói # ( @ ) - # / # </s> "
                              "<s> đến đến đựợc Pegavision pegavision </s> ");
    soat__corpus_dispose(&corpus);
}

static void forms_of_a_word_are_one_word_and_misprints_none(void **state) {
    soat_corpus corpus = {0};
    learn(&corpus);
    const soat_word_rules rules = {.min_native = 2, .min_possible = 2, .min_other = 2};
    soat_word_choice choice = {0};
    assert_int_equal(soat__word_choice_make(&choice, &corpus, &rules, NULL), SOAT_OK);
    assert_int_equal(choice.word_count, 3);
    static const char *const expected[] = {"hòa", "đến", "pegavision"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(choice.words[i].size, strlen(expected[i]));
        assert_memory_equal(choice.words[i].data, expected[i], strlen(expected[i]));
    }
    soat_buffer bytes = SOAT_BUFFER_INIT;
    assert_int_equal(soat__vocabulary_pack(&bytes, choice.words, choice.word_count, NULL), SOAT_OK);
    soat_vocabulary vocabulary;
    assert_int_equal(soat__vocabulary_open(&vocabulary, soat_buffer_span(&bytes), NULL), SOAT_OK);
    assert_int_equal(soat__vocabulary_find_raw(&vocabulary, soat_span_from_string("HOÀ")),
                     SOAT_LM_FIRST_WORD);
    assert_int_equal(soat__vocabulary_find_raw(&vocabulary, soat_span_from_string("đựợc")),
                     SOAT_LM_UNKNOWN);
    for (size_t size = 0; size < bytes.size; size++) {
        assert_int_equal(soat__vocabulary_open(&vocabulary, soat_span_make(bytes.data, size), NULL),
                         SOAT_ERROR_FORMAT);
    }
    soat_buffer_dispose(&bytes);
    soat__word_choice_dispose(&choice);
    soat__corpus_dispose(&corpus);
}

static void held_out_lines_are_not_learnt(void **state) {
    char path[] = "/tmp/soat-corpus-XXXXXX";
    FILE *const file = fdopen(mkstemp(path), "w");
    for (int i = 1; i <= 10; i++) {
        fprintf(file, "dòng %s\n", i % 5 == 0 ? "kín" : "mở");
    }
    fclose(file);
    soat_corpus corpus = {0};
    assert_int_equal(soat__corpus_read(&corpus, path, 5, NULL), SOAT_OK);
    assert_int_equal(corpus.line_count, 8);
    assert_null(soat__map_find(&corpus.forms, soat_span_from_string("kín")));
    assert_int_equal(*soat__map_find(&corpus.forms, soat_span_from_string("mở")), 8);
    soat__corpus_dispose(&corpus);
    soat_error error = {0};
    assert_int_equal(soat__corpus_read(&corpus, "/nowhere.txt", 0, &error), SOAT_ERROR_NOT_FOUND);
    soat__corpus_dispose(&corpus);
    unlink(path);
}

/* Rare names of two letters by turns: the spelling model knows the pattern and its end. */
static void spelling_prefers_what_rare_words_look_like(void **state) {
    soat_corpus corpus = {0};
    char line[64];
    for (int i = 0; i < 400; i++) {
        const char a = (char)('a' + i % 5);
        const char b = (char)('k' + i / 5 % 5);
        snprintf(line, sizeof line, "%c%c%c%c%c", a, b, a, b, 'a' + i % 3);
        assert_int_equal(soat__corpus_add_line(&corpus, soat_span_from_string(line), NULL),
                         SOAT_OK);
    }
    const soat_word_rules rules = {.min_native = 9999, .min_possible = 9999, .min_other = 9999};
    soat_word_choice choice = {0};
    assert_int_equal(soat__word_choice_make(&choice, &corpus, &rules, NULL), SOAT_OK);
    soat_spelling_sections made = {0};
    assert_int_equal(soat__spelling_build(&made, &choice, NULL), SOAT_OK);
    soat_span grams[SOAT_LM_MAX_ORDER + 1];
    for (uint32_t n = 0; n <= SOAT_LM_MAX_ORDER; n++) {
        grams[n] = soat_buffer_span(&made.ngram.grams[n]);
    }
    soat_spelling model;
    assert_int_equal(soat__spelling_open(&model, soat_buffer_span(&made.letters),
                                         soat_buffer_span(&made.ngram.codes), grams, NULL),
                     SOAT_OK);
    const int32_t usual = soat__spelling_cost(&model, soat_span_from_string("akaka"));
    assert_true(usual > 0);
    assert_true(usual < soat__spelling_cost(&model, soat_span_from_string("kkaaa")));
    assert_true(usual < soat__spelling_cost(&model, soat_span_from_string("akakaakaka")));
    assert_true(usual < soat__spelling_cost(&model, soat_span_from_string("ak\xFFka")));
    soat__spelling_sections_dispose(&made);
    soat__word_choice_dispose(&choice);
    soat__corpus_dispose(&corpus);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_words_and_marks_become_a_stream),
        cmocka_unit_test(forms_of_a_word_are_one_word_and_misprints_none),
        cmocka_unit_test(held_out_lines_are_not_learnt),
        cmocka_unit_test(spelling_prefers_what_rare_words_look_like),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

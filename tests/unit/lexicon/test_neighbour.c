#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "lexicon/alphabet.h"
#include "lexicon/neighbour.h"

static const char *const words[] = {"trong", "trông", "tròng", "thực",  "thục",  "chính",
                                    "tỉnh",  "tình",  "tính",  "người", "chung", "từ",
                                    "kinh",  "để",    "đế",    "đề",    "ban",   "bạn"};
enum { WORD_COUNT = sizeof words / sizeof words[0] };

static const char rules[] = "# a comment\n"
                            "@tone\tacute\thook\t1700\n"
                            "@shape\tnone\tstroke\t1700\n"
                            "@default\tletter\t5200\n"
                            "@default\tdelete\t4600\n"
                            "@default\tinsert\t5000\n"
                            "ừ\ttr\t700\n"
                            "ứi\tth\t600\n"
                            "ậ\tạ\t2100\n"
                            "xi\tu\t1900\n"
                            "xi\tu\t1800\n";

typedef struct fixture {
    soat_buffer bytes;
    soat_trie trie;
    soat_profile *profile;
    soat_neighbour_search *search;
} fixture;

static int set_up(void **state) {
    static fixture made;
    soat_trie_word list[WORD_COUNT];
    for (size_t i = 0; i < WORD_COUNT; i++) {
        list[i] = (soat_trie_word){soat_span_from_string(words[i]), (uint16_t)(i + 1)};
    }
    assert_int_equal(soat__trie_build(list, WORD_COUNT, &made.bytes, NULL), SOAT_OK);
    assert_int_equal(soat__trie_open(&made.trie, soat_buffer_span(&made.bytes), NULL), SOAT_OK);
    const soat_span text = soat_span_from_string(rules);
    soat_error error = {0};
    if (soat__profile_new(&made.profile, &text, 1, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    made.search = soat__neighbour_search_new();
    assert_non_null(made.search);
    *state = &made;
    return 0;
}

static int tear_down(void **state) {
    fixture *const made = *state;
    soat__trie_dispose(&made->trie);
    soat_buffer_dispose(&made->bytes);
    soat__profile_free(made->profile);
    soat__neighbour_search_free(made->search);
    return 0;
}

static size_t find(const fixture *self, const char *text, soat_observed_letter *letters,
                   soat_neighbour *out) {
    uint8_t codes[SOAT_OBSERVED_MAX];
    const size_t count =
        soat__alphabet_encode(soat_span_from_string(text), codes, SOAT_OBSERVED_MAX);
    for (size_t i = 0; i < count; i++) {
        letters[i].code = codes[i];
    }
    const soat_neighbour_limits limits = {1500, 13000, 13000, 30000};
    return soat__neighbours(self->search, &self->trie, self->profile, letters, count, limits, out,
                            8);
}

static void every_word_of_the_trie_is_found(void **state) {
    const fixture *const self = *state;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        uint8_t codes[SOAT_OBSERVED_MAX];
        const size_t count =
            soat__alphabet_encode(soat_span_from_string(words[i]), codes, SOAT_OBSERVED_MAX);
        assert_int_equal(soat__trie_find(&self->trie, codes, count), i + 1);
        assert_int_equal(soat__trie_find(&self->trie, codes, count - 1) == i + 1, false);
    }
}

static void damage_leads_to_the_word_it_came_from(void **state) {
    static const struct {
        const char *observed, *truth;
        int32_t cost;
        uint8_t edits;
    } cases[] = {{"ừong", "trong", 700, 1},
                 {"ứiực", "thực", 600, 1},
                 {"chxing", "chung", 1800, 1},
                 {"đế", "đế", 0, 0},
                 {"bận", "bạn", 2100, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        soat_observed_letter letters[SOAT_OBSERVED_MAX] = {{0}};
        soat_neighbour found[8];
        const size_t count = find(*state, cases[i].observed, letters, found);
        assert_true(count > 0);
        assert_string_equal(words[found[0].word - 1], cases[i].truth);
        assert_int_equal(found[0].cost, cases[i].cost);
        assert_int_equal(found[0].edits, cases[i].edits);
    }
}

static void a_recogniser_s_alternative_is_no_edit(void **state) {
    soat_observed_letter letters[SOAT_OBSERVED_MAX] = {{0}};
    letters[1].alternative_count = 1;
    letters[1].alternatives[0] = (soat_alternative_code){.size = 1, .cost = 400};
    soat__alphabet_encode(soat_span_from_string("ể"), letters[1].alternatives[0].codes, 1);
    soat_neighbour found[8];
    const size_t count = find(*state, "đế", letters, found);
    assert_true(count >= 2);
    assert_string_equal(words[found[1].word - 1], "để");
    assert_int_equal(found[1].cost, 400);
    assert_int_equal(found[1].edits, 0);
    assert_int_equal(found[1].choices, 1);
}

static void a_certain_letter_is_dearer_to_change(void **state) {
    soat_observed_letter letters[SOAT_OBSERVED_MAX] = {{0}};
    letters[0].certainty = 900;
    soat_neighbour found[8];
    assert_true(find(*state, "ừong", letters, found) > 0);
    assert_int_equal(found[0].cost, 1600);
}

static void bad_rules_are_named_by_line(void **state) {
    static const char *const bad[] = {
        "a\tb\n",         "a\tb\tx\n",        "@tone\tlow\thigh\t3\n", "\t\t5\n",
        "abcdef\ta\t5\n", "@pair\ta\t1\t5\n", "@nothing\ta\tb\t1\n",   "a\tb\t70000\n"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        soat_profile *profile = NULL;
        const soat_span text = soat_span_from_string(bad[i]);
        soat_error error = {0};
        assert_int_equal(soat__profile_new(&profile, &text, 1, &error), SOAT_ERROR_FORMAT);
        assert_null(profile);
        assert_int_equal(error.offset, 1);
        assert_non_null(strstr(error.message, "line 1"));
    }
}

static void a_damaged_trie_is_refused(void **state) {
    const fixture *const self = *state;
    soat_buffer copy = SOAT_BUFFER_INIT;
    assert_int_equal(soat_buffer_append(&copy, soat_buffer_span(&self->bytes), NULL), SOAT_OK);
    soat_trie trie;
    assert_int_equal(soat__trie_open(&trie, soat_span_make(copy.data, 12), NULL),
                     SOAT_ERROR_FORMAT);
    ((soat_trie_node *)(void *)copy.data)[0].first_child = 100000;
    assert_int_equal(soat__trie_open(&trie, soat_buffer_span(&copy), NULL), SOAT_ERROR_FORMAT);
    ((soat_trie_node *)(void *)copy.data)[0].first_child = 0;
    assert_int_equal(soat__trie_open(&trie, soat_buffer_span(&copy), NULL), SOAT_ERROR_FORMAT);
    soat_buffer_dispose(&copy);
}

static void the_alphabet_round_trips(void **state) {
    size_t letters = 0;
    for (unsigned code = 1; code < SOAT_ALPHABET_OTHER; code++) {
        const uint32_t code_point = soat__alphabet_code_point((uint8_t)code);
        /* Upper case folds, and the six plain vowels have an ASCII code besides their row's. */
        if (code_point == 0 || (code_point >= 'A' && code_point <= 'Z') ||
            (code >= 0x80 && code_point < 0x80)) {
            continue;
        }
        assert_int_equal(soat__alphabet_code(code_point), code);
        letters++;
    }
    assert_true(letters > 127 - 26 + 67);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_trie_is_found),
        cmocka_unit_test(damage_leads_to_the_word_it_came_from),
        cmocka_unit_test(a_recogniser_s_alternative_is_no_edit),
        cmocka_unit_test(a_certain_letter_is_dearer_to_change),
        cmocka_unit_test(bad_rules_are_named_by_line),
        cmocka_unit_test(a_damaged_trie_is_refused),
        cmocka_unit_test(the_alphabet_round_trips),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

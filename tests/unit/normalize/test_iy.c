/*
 * iy over every syllable of the sound structure, each alone in a text: which ones change, to what, and
 * back again; the words that need a neighbour, with it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/buffer.h"
#include "soat/normalize.h"
#include "syllable/syllable.h"

typedef struct pair {
    const char *with_i, *with_y;
} pair;

/* Alone: one word in both spellings, changed both ways. */
static const pair both[] = {{"kì", "kỳ"},   {"kí", "ký"},   {"kĩ", "kỹ"},   {"kỉ", "kỷ"},
                            {"kị", "kỵ"},   {"lí", "lý"},   {"mĩ", "mỹ"},   {"quí", "quý"},
                            {"quì", "quỳ"}, {"quĩ", "quỹ"}, {"quỉ", "quỷ"}, {"quị", "quỵ"},
                            {"sĩ", "sỹ"},   {"tì", "tỳ"},   {"tỉ", "tỷ"}};

/* Alone: with y an uncommon spelling of this word; with i it may be another word. */
static const pair only_to_i[] = {{"hí", "hý"}, {"hỉ", "hỷ"}, {"lì", "lỳ"}, {"lị", "lỵ"},
                                 {"mì", "mỳ"}, {"mị", "mỵ"}, {"sỉ", "sỷ"}, {"tí", "tý"},
                                 {"tị", "tỵ"}, {"vĩ", "vỹ"}};

static const pair beside[] = {
    {"hi vọng", "hy vọng"}, {"hí kịch", "hý kịch"},   {"du hí", "du hý"},
    {"hoan hỉ", "hoan hỷ"}, {"li hôn", "ly hôn"},     {"cách li", "cách ly"},
    {"kiết lị", "kiết lỵ"}, {"qui định", "quy định"}, {"nội qui", "nội quy"},
    {"công ti", "công ty"}, {"tị nạn", "tỵ nạn"},     {"ghen tị", "ghen tỵ"},
    {"QUẢN LÍ", "QUẢN LÝ"}, {"Kĩ thuật", "Kỹ thuật"}};

enum { BOTH = sizeof both / sizeof both[0], TO_I = sizeof only_to_i / sizeof only_to_i[0] };

static soat_normalizer *open_with(int setting) {
    soat_normalize_options options;
    soat_normalizer *normalizer = NULL;
    soat_normalize_options_init(&options);
    options.passes = "iy";
    options.iy = setting;
    assert_int_equal(soat_normalizer_new(&normalizer, &options, NULL), SOAT_OK);
    return normalizer;
}

static void check(soat_normalizer *normalizer, soat_span given, const char *expected) {
    soat_normalization made;
    assert_int_equal(soat_normalize(normalizer, given, &made, NULL), SOAT_OK);
    if (made.text.size != strlen(expected) ||
        memcmp(made.text.data, expected, made.text.size) != 0) {
        fail_msg("[%.*s] became [%.*s], not [%s]", (int)given.size, given.data, (int)made.text.size,
                 made.text.data, expected);
    }
}

static const pair *find(const pair *pairs, size_t count, const char *word) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pairs[i].with_i, word) == 0 || strcmp(pairs[i].with_y, word) == 0) {
            return &pairs[i];
        }
    }
    return NULL;
}

typedef struct sweep {
    soat_normalizer *to_i, *to_y;
    size_t seen, changed;
} sweep;

static void check_syllable(sweep *self, const char *word) {
    const soat_span text = soat_span_from_string(word);
    const pair *const two_ways = find(both, BOTH, word);
    const pair *const one_way = find(only_to_i, TO_I, word);
    const char *const with_i = two_ways != NULL  ? two_ways->with_i
                               : one_way != NULL ? one_way->with_i
                                                 : word;
    check(self->to_i, text, with_i);
    check(self->to_y, text, two_ways != NULL ? two_ways->with_y : word);
    if (two_ways != NULL) {
        check(self->to_i, soat_span_from_string(two_ways->with_y), two_ways->with_i);
        check(self->to_y, soat_span_from_string(two_ways->with_i), two_ways->with_y);
    }
    self->seen++;
    self->changed += strcmp(with_i, word) != 0 || two_ways != NULL;
}

static void test_every_syllable(void **state) {
    sweep self = {open_with(SOAT_IY_SETTING_I), open_with(SOAT_IY_SETTING_Y), 0, 0};
    for (unsigned onset = 0; onset < SOAT_ONSET_COUNT; onset++) {
        for (size_t rime = 0; rime < soat__rime_count(); rime++) {
            for (unsigned tone = 0; tone < SOAT_TONE_COUNT; tone++) {
                const soat_syllable syllable = {(uint8_t)onset, (uint8_t)rime, (uint8_t)tone};
                char word[SOAT_SYLLABLE_BYTES + 1];
                if (soat__syllable_kind_of(syllable) != SOAT_SYLLABLE_NONE) {
                    word[soat__syllable_compose(syllable, false, word)] = '\0';
                    check_syllable(&self, word);
                    word[soat__syllable_compose(syllable, true, word)] = '\0';
                    check_syllable(&self, word);
                }
            }
        }
    }
    assert_true(self.seen > 2 * 6000);
    assert_true(self.changed >= 2 * BOTH); /* that the sweep meets them at all */
    soat_normalizer_free(self.to_i);
    soat_normalizer_free(self.to_y);
}

/* Spellings that the sound structure writes in its other way are met here: sỹ, quí. */
static void test_pairs_and_back(void **state) {
    sweep self = {open_with(SOAT_IY_SETTING_I), open_with(SOAT_IY_SETTING_Y), 0, 0};
    for (size_t i = 0; i < BOTH; i++) {
        check_syllable(&self, both[i].with_i);
        check_syllable(&self, both[i].with_y);
    }
    for (size_t i = 0; i < TO_I; i++) {
        check_syllable(&self, only_to_i[i].with_i);
        check_syllable(&self, only_to_i[i].with_y);
    }
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        const soat_span with_i = soat_span_from_string(beside[i].with_i);
        const soat_span with_y = soat_span_from_string(beside[i].with_y);
        check(self.to_y, with_i, beside[i].with_y);
        check(self.to_i, with_y, beside[i].with_i);
        check(self.to_i, with_i, beside[i].with_i);
        check(self.to_y, with_y, beside[i].with_y);
    }
    soat_normalizer_free(self.to_i);
    soat_normalizer_free(self.to_y);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_syllable),
                                       cmocka_unit_test(test_pairs_and_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Specks, hairs and pieces of rules among words of print, and small print that only looks so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "doc/strokes.h"

enum { LETTERS = 30 }; /* pixels that a word of print is high */

/* One word among words of print: what was read, how big it came out, how sure the recogniser is. */
typedef struct lone_word {
    const char *read;
    int32_t wide, high, gap; /* pixels; gap: from the word before, or first in the line: -1 */
    float confidence;
} lone_word;

static void add_print(soat_page_builder *builder, int32_t *left, int32_t count, int32_t high) {
    for (int32_t i = 0; i < count; i++) {
        const soat_box box = {*left, 100, *left + 60, 100 + high};
        soat__page_builder_word(builder, box, soat_span_from_string("nhân"), 95);
        *left += 70;
    }
}

/* Whether the word is a stroke in a line of `count` words that are `high`, after eight of LETTERS. */
static bool is_stroke_among(lone_word word, int32_t count, int32_t high) {
    const soat_box line = {50, 90, 1500, 140};
    soat_page_builder *const builder = soat__page_builder_new(1, 1600, 2300, 200);
    soat__page_builder_block(builder, line);
    soat__page_builder_line(builder, line);
    int32_t left = 100;
    add_print(builder, &left, 8, LETTERS);
    soat__page_builder_line(builder, line);
    left = 100;
    if (word.gap >= 0) {
        add_print(builder, &left, 1, high);
        left += word.gap - 10;
    }
    const soat_box box = {left, 110, left + word.wide, 110 + word.high};
    soat__page_builder_word(builder, box, soat_span_from_string(word.read), word.confidence);
    left += word.wide + 20;
    add_print(builder, &left, count, high);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    bool strokes[64] = {false};
    assert_true(page->word_count <= sizeof strokes / sizeof strokes[0]);
    assert_true(soat__page_strokes(page, strokes));
    size_t told = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        told += strokes[i];
    }
    const bool stroke = strokes[word.gap >= 0 ? 9 : 8];
    assert_int_equal(told, stroke); /* and no word of print is */
    soat_page_free(page);
    return stroke;
}

static void specks_and_hairs_are_strokes(void **state) {
    static const lone_word words[] = {
        {"l", 3, 2, 300, 0},    {"n", 5, 5, 60, 62},  {"7", 4, 4, 140, 33}, {"tá4", 31, 7, 30, 0},
        {"ị", 2, 20, 60, 60},   {"Ị", 2, 35, -1, 88}, {"i", 2, 44, -1, 0},  {"0:", 3, 1, 40, 46},
        {"l", 16, 93, 300, 18}, {"ị", 6, 58, 60, 35}, {".", 3, 3, 90, 90},  {"-", 3, 3, -1, 70},
        {":", 2, 4, 300, 0},    {"_", 3, 4, 20, 55},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!is_stroke_among(words[i], 8, LETTERS)) {
            fail_msg("%zu, '%s', is taken for print", i, words[i].read);
        }
    }
}

static void small_print_is_not(void **state) {
    static const lone_word words[] = {
        {"1", 7, 13, -1, 55},  /* the mark of a footnote */
        {"1", 6, 22, -1, 40},  /* an item, faint */
        {"I", 4, 22, 40, 50},  /* a numeral without feet */
        {"l", 4, 24, 40, 40},  /* a letter without feet */
        {"-", 10, 3, -1, 60},  /* a bullet */
        {"–", 9, 2, 10, 60},   /* a dash */
        {".", 3, 3, 6, 60},    /* a full stop that stands a little apart */
        {"…", 20, 3, 10, 60},  /* leaders */
        {"x", 12, 13, 40, 60}, /* a low letter */
        {"tại", 4, 3, 30, 93}, /* a word that was read well; its box is wrong */
        {"nhận:", 83, 8, 14, 88}, {"l", 3, 2, 300, -1}, /* the recogniser did not say */
        {"l", 0, 0, 300, 0},                            /* no box */
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (is_stroke_among(words[i], 8, LETTERS)) {
            fail_msg("%zu, '%s', is taken for a stroke", i, words[i].read);
        }
    }
}

static void letters_are_those_of_the_line(void **state) {
    const lone_word small = {"1", 4, 8, -1, 60};
    assert_false(is_stroke_among(small, 8, 14)); /* small print below big print */
    assert_true(is_stroke_among(small, 8, LETTERS));
    const lone_word beside_title = {"n", 8, 12, 20, 60};
    assert_false(is_stroke_among(beside_title, 8, 70)); /* beside letters bigger than the page's */
}

static void a_page_of_few_words_has_none(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1600, 2300, 200);
    const soat_box box = {10, 10, 13, 12};
    soat__page_builder_block(builder, box);
    soat__page_builder_line(builder, box);
    soat__page_builder_word(builder, box, soat_span_from_string("l"), 0);
    int32_t left = 100;
    add_print(builder, &left, 7, LETTERS);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    bool strokes[8];
    assert_true(soat__page_strokes(page, strokes));
    assert_false(strokes[0]);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specks_and_hairs_are_strokes),
        cmocka_unit_test(small_print_is_not),
        cmocka_unit_test(letters_are_those_of_the_line),
        cmocka_unit_test(a_page_of_few_words_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

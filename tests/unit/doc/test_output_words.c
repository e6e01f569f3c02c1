/* The words of a line as outputs have them: which box, which reading, how sure. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/box.h"
#include "doc/output_words.h"
#include "doc/page_builder.h"
#include "doc/page_turn.h"
#include "random_page.h"

static soat_span span(const char *text) {
    return soat_span_from_string(text);
}

static soat_page *finish(soat_page_builder *builder) {
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

/* A word without symbols. */
static void add_word(soat_page_builder *builder, int32_t left, int32_t width, const char *read,
                     float confidence) {
    soat__page_builder_word(builder, (soat_box){left, 50, left + width, 70}, span(read),
                            confidence);
}

/* The letters of the last word, each as wide as `widths` says. */
static void add_symbols(soat_page_builder *builder, int32_t left, const char *const *letters,
                        const int32_t *widths) {
    for (size_t i = 0; letters[i] != NULL; i++) {
        soat__page_builder_symbol(builder, (soat_box){left, 52, left + widths[i], 70});
        soat__page_builder_choice(builder, span(letters[i]), 0);
        left += widths[i];
    }
}

static void set_text(soat_page *page, size_t word, const char *text, float confidence) {
    assert_int_equal(soat__page_copy_text(page, span(text), &page->words[word].text, NULL),
                     SOAT_OK);
    page->words[word].confidence = confidence;
}

static void take(soat_output_words *words, const soat_page *page) {
    assert_int_equal(soat__output_words_take(words, page, &page->lines[0], false, NULL), SOAT_OK);
}

static void assert_word(const soat_output_word *word, const char *text, const char *read,
                        int32_t left, int32_t right) {
    assert_int_equal(word->text.size, strlen(text));
    assert_memory_equal(word->text.data, text, word->text.size);
    assert_int_equal(word->read.size, strlen(read));
    assert_memory_equal(word->read.data, read, word->read.size);
    assert_int_equal(word->box.left, left);
    assert_int_equal(word->box.right, right);
    assert_int_equal(word->box.top, 50);
    assert_int_equal(word->box.bottom, 70);
}

static void plain_words_stay(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 30, "phó", 80);
    add_word(builder, 40, 20, "22", 90);
    soat_page *const page = finish(builder);
    set_text(page, 0, "phố", 0.75F);
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_word(&words.items[0], "phố", "phó", 0, 30);
    assert_word(&words.items[1], "22", "22", 40, 60);
    assert_true(soat__output_word_changed(&words.items[0]));
    assert_false(soat__output_word_changed(&words.items[1]));
    assert_true(soat__output_word_certainty(&words.items[0]) == 0.75);
    assert_true(fabs(soat__output_word_certainty(&words.items[1]) - 0.9) < 1e-9);
    assert_int_equal(soat__output_words_take(&words, page, &page->lines[0], true, NULL), SOAT_OK);
    assert_word(&words.items[0], "phó", "phó", 0, 30);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

static void split_words_follow_their_symbols(void **state) {
    static const char *const letters[] = {"T", "H", "P", "T", "q", "u", "ố", "c", NULL};
    static const int32_t widths[] = {20, 20, 20, 20, 10, 10, 10, 10};
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 100, 120, "THPTquốc", 80);
    add_symbols(builder, 100, letters, widths);
    soat_page *const page = finish(builder);
    set_text(page, 0, "THPT quốc", 0.9F);
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_word(&words.items[0], "THPT", "THPT", 100, 180);
    assert_word(&words.items[1], "quốc", "quốc", 180, 220);
    assert_int_equal(words.items[1].part, 1);
    assert_int_equal(words.items[1].part_count, 2);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

static void assert_box(const soat_box *box, soat_box wanted) {
    assert_int_equal(box->left, wanted.left);
    assert_int_equal(box->top, wanted.top);
    assert_int_equal(box->right, wanted.right);
    assert_int_equal(box->bottom, wanted.bottom);
}

/* The page lies on its side: its lines run down (quarter 1) or up (3), or it stands on its head. */
static void split_words_are_cut_along_their_line(void **state) {
    (void)state;
    static const struct {
        soat_box next, word, first, second;
    } ways[] = {
        {{50, 300, 70, 340}, {50, 100, 70, 180}, {50, 100, 70, 140}, {50, 140, 70, 180}},
        {{50, 20, 70, 60}, {50, 100, 70, 180}, {50, 140, 70, 180}, {50, 100, 70, 140}},
        {{10, 50, 50, 70}, {100, 50, 180, 70}, {140, 50, 180, 70}, {100, 50, 140, 70}},
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        soat_page_builder *const builder = soat__page_builder_new(1, 500, 400, 200);
        soat__page_builder_word(builder, ways[i].word, span("củanăm"), 80);
        soat__page_builder_word(builder, ways[i].next, span("dân"), 80);
        soat_page *const page = finish(builder);
        set_text(page, 0, "của năm", 0.9F);
        soat_output_words words = {0};
        take(&words, page);
        assert_int_equal(words.count, 3);
        const soat_box *const first = &words.items[0].box, *const second = &words.items[1].box;
        assert_box(first, ways[i].first);
        assert_box(second, ways[i].second);
        soat__output_words_dispose(&words);
        soat_page_free(page);
    }
}

/* `ừongnăm`: three letters became five before the split, none after it. */
static void a_split_is_found_from_the_end_too(void **state) {
    static const char *const letters[] = {"ừ", "o", "n", "g", "n", "ă", "m", NULL};
    static const int32_t widths[] = {10, 10, 10, 10, 20, 20, 20};
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 100, "ừongnăm", 80);
    add_symbols(builder, 0, letters, widths);
    soat_page *const page = finish(builder);
    set_text(page, 0, "trong năm", 0.9F);
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_word(&words.items[0], "trong", "ừong", 0, 40);
    assert_word(&words.items[1], "năm", "năm", 40, 100);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

static void without_symbols_letters_are_counted(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 90, "phổthôngx", 80);
    soat_page *const page = finish(builder);
    set_text(page, 0, "phổ thông x", 0.9F);
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 3);
    assert_word(&words.items[0], "phổ", "phổ", 0, 30);
    assert_word(&words.items[1], "thông", "thông", 30, 80);
    assert_word(&words.items[2], "x", "x", 80, 90);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

/* A part for which no letter was read: all parts as wide as their letters. */
static void more_parts_than_letters_share_the_box(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 60, "m", 80);
    soat_page *const page = finish(builder);
    set_text(page, 0, "ra đi", 0.9F);
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_int_equal(words.items[0].box.right, 30);
    assert_int_equal(words.items[1].box.left, 30);
    assert_int_equal(words.items[1].box.right, 60);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

static void joined_words_take_the_box_around_them(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 10, "t", 90);
    add_word(builder, 20, 40, "rung", 70);
    add_word(builder, 80, 20, "^", 10);
    add_word(builder, 110, 20, "ra", 95);
    soat_page *const page = finish(builder);
    set_text(page, 0, "trung", 0.9F);
    set_text(page, 1, "", 0.8F);
    set_text(page, 2, "", 0.9F);
    page->words[0].joined_to_next = true;
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_word(&words.items[0], "trung", "t rung", 0, 60);
    assert_int_equal(words.items[0].word_count, 2);
    assert_true(words.items[0].read_confidence == 70);
    assert_true(words.items[0].confidence == 0.8F);
    assert_word(&words.items[1], "ra", "ra", 110, 130);
    assert_int_equal(words.items[1].first_word, 3);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

/* `t rungtâm` became `trung tâm`: the blank moved. */
static void words_may_be_joined_and_split(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 200);
    add_word(builder, 0, 10, "t", 90);
    add_word(builder, 20, 70, "rungtâm", 70);
    soat_page *const page = finish(builder);
    set_text(page, 0, "trung tâm", 0.9F);
    set_text(page, 1, "", 0.9F);
    page->words[0].joined_to_next = true;
    soat_output_words words = {0};
    take(&words, page);
    assert_int_equal(words.count, 2);
    assert_word(&words.items[0], "trung", "t rung", 0, 60);
    assert_word(&words.items[1], "tâm", "tâm", 60, 90);
    soat__output_words_dispose(&words);
    soat_page_free(page);
}

/* Around the words that it was read from. */
static soat_box box_around(const soat_page *page, const soat_output_word *word) {
    soat_box around = page->words[word->first_word].box;
    for (size_t i = 1; i < word->word_count; i++) {
        around = soat__box_united(around, page->words[word->first_word + i].box);
    }
    return around;
}

/* A box that is not higher than wide is cut from left to right even in a line that runs up or down. */
static soat_page_turn turn_of(const soat_page *page, const soat_line *line, soat_box around) {
    soat_page_turn turn = soat__line_turn(page, line);
    const bool is_high = around.bottom - around.top > around.right - around.left;
    turn.quarters = turn.quarters % 2 != 0 && !is_high ? 0 : turn.quarters;
    return turn;
}

static void check_part(const soat_page *page, const soat_line *line, const soat_output_word *word) {
    const soat_box around = box_around(page, word);
    assert_true(word->box.left >= around.left && word->box.right <= around.right);
    assert_true(word->box.top >= around.top && word->box.bottom <= around.bottom);
    if (word->part > 0) {
        const soat_page_turn turn = turn_of(page, line, around);
        assert_true(soat__page_turn_box(turn, word[-1].box).right <=
                    soat__page_turn_box(turn, word->box).left);
    }
}

/* Symbols outside of their word, or in the wrong order, give no box outside of it. */
static void boxes_stay_inside_and_in_order(void **state) {
    random_source source = {99};
    soat_output_words words = {0};
    size_t turned = 0;
    for (uint32_t i = 1; i <= 200; i++) {
        soat_page *const page = random_page(&source, i);
        random_change(&source, page);
        for (size_t l = 0; l < page->line_count; l++) {
            const soat_line *const line = &page->lines[l];
            assert_int_equal(soat__output_words_take(&words, page, line, false, NULL), SOAT_OK);
            turned += soat__line_turn(page, line).quarters != 0;
            for (size_t w = 0; w < words.count; w++) {
                const soat_output_word *const word = &words.items[w];
                assert_true(word->text.size > 0);
                assert_true(word->box.left <= word->box.right);
                check_part(page, line, word);
            }
        }
        soat_page_free(page);
    }
    assert_true(turned > 0); /* both ways were tried */
    soat__output_words_dispose(&words);
}

/* Runs of blanks inside a word's text are one between words. */
static void lines_are_those_of_the_text(void **state) {
    random_source source = {7};
    soat_output_words words = {0};
    for (uint32_t i = 1; i <= 200; i++) {
        soat_page *const page = random_page(&source, i);
        random_change(&source, page);
        soat_buffer expected = SOAT_BUFFER_INIT, text = SOAT_BUFFER_INIT;
        assert_int_equal(soat_page_text(page, false, &expected, NULL), SOAT_OK);
        for (size_t b = 0; b < page->block_count; b++) {
            soat_buffer_append(&text, span(b > 0 ? "\n" : ""), NULL);
            for (uint32_t l = 0; l < page->blocks[b].line_count; l++) {
                const soat_line *const line = &page->lines[page->blocks[b].first_line + l];
                assert_int_equal(soat__output_words_take(&words, page, line, false, NULL), SOAT_OK);
                for (size_t w = 0; w < words.count; w++) {
                    soat_buffer_append(&text, span(w > 0 ? " " : ""), NULL);
                    soat_buffer_append(&text, words.items[w].text, NULL);
                }
                soat_buffer_append(&text, span("\n"), NULL);
            }
        }
        assert_int_equal(text.size, expected.size);
        assert_memory_equal(text.data, expected.data, text.size);
        soat_buffer_dispose(&expected);
        soat_buffer_dispose(&text);
        soat_page_free(page);
    }
    soat__output_words_dispose(&words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words_stay),
        cmocka_unit_test(split_words_follow_their_symbols),
        cmocka_unit_test(split_words_are_cut_along_their_line),
        cmocka_unit_test(a_split_is_found_from_the_end_too),
        cmocka_unit_test(without_symbols_letters_are_counted),
        cmocka_unit_test(more_parts_than_letters_share_the_box),
        cmocka_unit_test(joined_words_take_the_box_around_them),
        cmocka_unit_test(words_may_be_joined_and_split),
        cmocka_unit_test(boxes_stay_inside_and_in_order),
        cmocka_unit_test(lines_are_those_of_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

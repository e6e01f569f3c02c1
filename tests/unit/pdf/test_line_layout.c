/* Words of a line laid with few numbers: near to their boxes, apart for readers, and cheap. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../random_page.h"
#include "pdf/line_layout.h"

enum { BLANK = 250, WORDS_MAX = 100 };
static const double SIZE = 40;

typedef struct shown {
    double start, end;
} shown;

/* What a reader makes of the numbers: where each word begins and ends. */
static void show(const soat_laid_word *words, size_t count, double left, shown *out) {
    double pen = left;
    for (size_t i = 0; i < count; i++) {
        const double unit = SIZE * (double)words[i].scale / 100 / 1000;
        out[i].start = pen - (double)words[i].step * unit;
        out[i].end = out[i].start + (double)words[i].natural * unit;
        pen = out[i].end + BLANK * unit;
    }
}

static size_t numbers_of(const soat_laid_word *words, size_t count) {
    size_t numbers = 0;
    for (size_t i = 0; i < count; i++) {
        numbers += words[i].step != 0;
        numbers += i == 0 || words[i].scale != words[i - 1].scale;
    }
    return numbers;
}

static void lay(soat_laid_word *words, size_t count) {
    const soat_line_face face = {.size = SIZE, .blank = BLANK};
    soat__line_layout(words, count, words[0].left, &face);
}

/* Words of 2,000 units at nine tenths of their width: 72 pixels, and blanks of 9. */
static size_t even_line(soat_laid_word *words, size_t count, double jitter) {
    for (size_t i = 0; i < count; i++) {
        const double off = i % 2 == 0 ? jitter : -jitter;
        words[i] =
            (soat_laid_word){.left = 100 + 81 * (double)i + off, .width = 72, .natural = 2000};
    }
    return count;
}

static void a_line_set_evenly_takes_one_number(void **state) {
    soat_laid_word words[WORDS_MAX];
    const size_t count = even_line(words, 12, 0);
    lay(words, count);
    assert_int_equal(numbers_of(words, count), 1);
    assert_int_equal(words[0].scale, 90);
}

static void boxes_that_tremble_take_no_more(void **state) {
    soat_laid_word words[WORDS_MAX];
    const size_t count = even_line(words, 12, 0.8);
    lay(words, count);
    assert_true(numbers_of(words, count) <= 2);
}

static void the_scale_in_force_is_kept_where_it_serves(void **state) {
    soat_laid_word words[WORDS_MAX];
    const size_t count = even_line(words, 3, 0);
    const soat_line_face face = {.size = SIZE, .blank = BLANK, .scale = 89};
    soat__line_layout(words, count, words[0].left, &face);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(words[i].scale, 89);
    }
}

static void a_wider_word_and_a_wider_gap_cost_a_number_each(void **state) {
    soat_laid_word words[WORDS_MAX];
    const size_t count = even_line(words, 9, 0);
    words[4].natural = 1500;
    for (size_t i = 6; i < count; i++) {
        words[i].left += 30;
    }
    lay(words, count);
    assert_int_equal(words[4].scale, 120);
    assert_true(words[6].step < 0);
    assert_true(numbers_of(words, count) <= 6);
}

/* The first word of a box that begins inside another one's: a dash and a word, say. */
static void words_whose_boxes_touch_are_parted(void **state) {
    soat_laid_word words[] = {{.left = 733, .width = 10, .natural = 333},
                              {.left = 740, .width = 59, .natural = 1167},
                              {.left = 809, .width = 88, .natural = 2222}};
    shown at[3];
    lay(words, 3);
    show(words, 3, 733, at);
    assert_true(at[1].start - at[0].end > 0.15 * SIZE);
    assert_true(at[2].start - at[1].end > 0.15 * SIZE);
    assert_true(fabs(at[1].end - 799) < 0.15 * SIZE);
}

/* Lines as boxes of a page may be: words of any width, gaps of any size, some of them back. */
static size_t random_line(random_source *source, soat_laid_word *words) {
    const size_t count = 1 + random_below(source, WORDS_MAX);
    double left = random_below(source, 1000);
    for (size_t i = 0; i < count; i++) {
        const long natural = 250 + random_below(source, 4000);
        const double stretch = 0.7 + random_below(source, 60) / 100.0;
        const double width = (double)natural * stretch * SIZE / 1000;
        words[i] = (soat_laid_word){.left = left, .width = width, .natural = natural};
        left += random_below(source, 20) == 0 ? -(double)random_below(source, 300)
                                              : width + random_below(source, 30);
    }
    return count;
}

static void every_word_is_near_to_its_box_and_apart_from_the_next(void **state) {
    random_source source = {.state = 5};
    for (int round = 0; round < 2000; round++) {
        soat_laid_word words[WORDS_MAX];
        shown at[WORDS_MAX];
        const size_t count = random_line(&source, words);
        const double left = words[0].left;
        lay(words, count);
        show(words, count, left, at);
        for (size_t i = 0; i < count; i++) {
            const double room = i + 1 < count ? words[i + 1].left - words[i].left : INFINITY;
            const double widest = room > 0.22 * SIZE ? fmin(words[i].width, room) : words[i].width;
            assert_true(fabs(at[i].start - words[i].left) <= 0.061 * SIZE);
            assert_true(at[i].end - words[i].left <= widest + 0.151 * SIZE);
            if (room > 0.24 * SIZE) {
                assert_true(at[i + 1 < count ? i + 1 : i].start - at[i].end > 0.15 * SIZE ||
                            i + 1 == count || words[i].scale == 5);
            }
        }
        assert_true(numbers_of(words, count) <= 2 * count);
    }
}

static void boxes_without_sense_give_numbers_that_print(void **state) {
    random_source source = {.state = 9};
    for (int round = 0; round < 500; round++) {
        soat_laid_word words[WORDS_MAX];
        const size_t count = 1 + random_below(&source, WORDS_MAX);
        for (size_t i = 0; i < count; i++) {
            words[i] = (soat_laid_word){.left = (double)random_below(&source, 100000) - 50000,
                                        .width = random_below(&source, 3) * 30000.0,
                                        .natural = 1 + random_below(&source, 200000)};
        }
        lay(words, count);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(words[i].scale, 5, 2000);
            assert_true(labs(words[i].step) < 1000000000);
        }
    }
}

static void a_line_of_no_words_is_laid(void **state) {
    const soat_line_face face = {.size = SIZE, .blank = BLANK};
    soat__line_layout(NULL, 0, 0, &face);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_set_evenly_takes_one_number),
        cmocka_unit_test(boxes_that_tremble_take_no_more),
        cmocka_unit_test(the_scale_in_force_is_kept_where_it_serves),
        cmocka_unit_test(a_wider_word_and_a_wider_gap_cost_a_number_each),
        cmocka_unit_test(words_whose_boxes_touch_are_parted),
        cmocka_unit_test(every_word_is_near_to_its_box_and_apart_from_the_next),
        cmocka_unit_test(boxes_without_sense_give_numbers_that_print),
        cmocka_unit_test(a_line_of_no_words_is_laid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

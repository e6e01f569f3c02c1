/* Pieces of words that were read beside the whole ones, and short words that only look so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "doc/read_twice.h"

typedef struct placed {
    const char *read;
    int32_t left, right;
} placed;

/* Whether the first and the second word of the line are pieces of each other: two bits. */
static unsigned pieces_of(placed first, placed second) {
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 100, 300);
    const placed words[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        soat__page_builder_word(builder, (soat_box){words[i].left, 10, words[i].right, 40},
                                soat_span_from_string(words[i].read), 90);
    }
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    unsigned found = 0;
    for (uint32_t i = 0; i < 2; i++) {
        found |= (unsigned)soat__word_is_read_twice(page, &page->lines[0], i) << i;
    }
    soat_page_free(page);
    return found;
}

static void a_beginning_inside_the_next_word_is_a_piece(void **state) {
    (void)state;
    assert_int_equal(pieces_of((placed){"ô", 806, 821}, (placed){"ông", 807, 852}), 1);
    assert_int_equal(pieces_of((placed){"TR", 62, 109}, (placed){"TRƯỞNG,", 59, 231}), 1);
    assert_int_equal(pieces_of((placed){"á", 474, 481}, (placed){"án", 469, 504}), 1);
}

static void an_end_inside_the_word_before_is_a_piece(void **state) {
    (void)state;
    assert_int_equal(pieces_of((placed){"Tô", 426, 462}, (placed){"Ổ", 445, 465}), 2);
}

static void what_stands_apart_or_reads_otherwise_is_none(void **state) {
    (void)state;
    assert_int_equal(pieces_of((placed){"ô", 790, 802}, (placed){"ông", 807, 852}), 0);
    assert_int_equal(pieces_of((placed){"năng", 454, 531}, (placed){"năng", 454, 531}), 0);
    assert_int_equal(pieces_of((placed){"động", 743, 847}, (placed){"-", 831, 849}), 0);
    assert_int_equal(pieces_of((placed){"tháng", 155, 286}, (placed){"5", 258, 281}), 0);
    assert_int_equal(pieces_of((placed){"ĐIỆN", 210, 282}, (placed){"TỪ", 260, 281}), 0);
    assert_int_equal(pieces_of((placed){"a)", 10, 20}, (placed){"a", 10, 20}), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_beginning_inside_the_next_word_is_a_piece),
        cmocka_unit_test(an_end_inside_the_word_before_is_a_piece),
        cmocka_unit_test(what_stands_apart_or_reads_otherwise_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ocr/reading_order.h"

/* Pieces of a made-up page: lines are 20 pixels high and 30 apart, y in lines, x in pixels. */
enum { HEIGHT = 20, PITCH = 30, PIECES_MAX = 32 };

typedef struct sketch {
    char name; /* first_word holds it, so that the order can be read as a string */
    int left, right;
    double line;
    bool numeric, late;
} sketch;

static void assert_order(const sketch *drawn, size_t count, const char *expected) {
    soat_pieces pieces = {0};
    assert_true(soat__vector_reserve(&pieces.items, &pieces.capacity, count, sizeof *pieces.items));
    for (size_t i = 0; i < count; i++) {
        const int32_t top = (int32_t)(drawn[i].line * PITCH);
        pieces.items[pieces.count++] =
            (soat_piece){.box = {drawn[i].left, top, drawn[i].right, top + HEIGHT},
                         .line = (uint32_t)i,
                         .first_word = (uint32_t)drawn[i].name,
                         .numeric = drawn[i].numeric,
                         .late = drawn[i].late};
    }
    assert_true(soat__reading_order(&pieces));
    char order[PIECES_MAX + 1] = {0};
    for (size_t i = 0; i < count; i++) {
        order[i] = (char)pieces.items[i].first_word;
    }
    assert_string_equal(order, expected);
    soat__pieces_dispose(&pieces);
}

#define ASSERT_ORDER(drawn, expected)                                                              \
    assert_order(drawn, sizeof(drawn) / sizeof(drawn)[0], expected)

static void reads_the_left_of_a_letterhead_first(void **state) {
    static const sketch drawn[] = {
        {'a', 100, 300, 0, 0, 0}, {'b', 400, 800, 0, 0, 0},   {'c', 120, 280, 1, 0, 0},
        {'d', 480, 720, 1, 0, 0}, {'e', 130, 270, 2.5, 0, 0}, {'f', 450, 750, 2.7, 0, 0},
        {'t', 350, 550, 6, 0, 0}, {'u', 60, 840, 8, 0, 0},    {'v', 60, 840, 9, 0, 0},
        {'w', 60, 840, 10, 0, 0}, {'x', 60, 500, 11, 0, 0},
    };
    ASSERT_ORDER(drawn, "acebdftuvwx");
    (void)state;
}

/* The recogniser's order of the columns does not matter; the number above them stays there. */
static void gathers_columns_that_were_read_apart(void **state) {
    static const sketch drawn[] = {
        {'n', 440, 460, 0, 0, 0}, {'b', 500, 700, 3, 0, 0}, {'d', 480, 720, 4, 0, 0},
        {'t', 60, 840, 12, 0, 0}, {'a', 60, 200, 3, 0, 0},  {'c', 60, 300, 4, 0, 0},
        {'e', 60, 280, 5, 0, 0},
    };
    ASSERT_ORDER(drawn, "nacebdt");
    (void)state;
}

static void reads_who_receives_before_who_signs(void **state) {
    static const sketch drawn[] = {
        {'u', 60, 840, 0, 0, 0},   {'v', 60, 840, 1, 0, 0},   {'w', 60, 840, 2, 0, 0},
        {'x', 60, 840, 3, 0, 0},   {'y', 60, 840, 4, 0, 0},   {'z', 60, 400, 5, 0, 0},
        {'S', 520, 780, 7, 0, 0},  {'a', 60, 180, 7.8, 0, 0}, {'T', 560, 740, 8, 0, 0},
        {'b', 60, 200, 8.8, 0, 0}, {'c', 60, 290, 9.6, 0, 0}, {'N', 550, 750, 13, 0, 0},
    };
    ASSERT_ORDER(drawn, "uvwxyzabcSTN");
    (void)state;
}

/* Two persons sign: the room left to each is no end of the columns. */
static void keeps_a_name_under_its_office(void **state) {
    static const sketch drawn[] = {
        {'u', 60, 840, 0, 0, 0},  {'v', 60, 840, 1, 0, 0},  {'a', 120, 240, 3, 0, 0},
        {'b', 600, 720, 3, 0, 0}, {'c', 100, 260, 9, 0, 0}, {'d', 580, 740, 9, 0, 0},
    };
    ASSERT_ORDER(drawn, "uvacbd");
    (void)state;
}

static void reads_tables_row_by_row(void **state) {
    static const sketch numbers[] = {
        {'u', 60, 840, 0, 0, 0},  {'a', 60, 200, 1, 0, 0},  {'b', 600, 700, 1, 0, 0},
        {'c', 60, 280, 2, 0, 0},  {'d', 610, 690, 2, 1, 0}, {'e', 60, 250, 3, 0, 0},
        {'f', 610, 690, 3, 1, 0},
    };
    ASSERT_ORDER(numbers, "uabcdef");
    static const sketch three[] = {
        {'a', 60, 200, 0, 0, 0}, {'b', 400, 500, 0, 0, 0}, {'c', 700, 800, 0, 0, 0},
        {'d', 60, 220, 1, 0, 0}, {'e', 420, 480, 1, 0, 0}, {'f', 710, 790, 1, 0, 0},
        {'g', 60, 240, 2, 0, 0}, {'h', 410, 490, 2, 0, 0}, {'i', 720, 780, 2, 0, 0},
    };
    ASSERT_ORDER(three, "abcdefghi");
    (void)state;
}

static void leaves_wide_gaps_of_justified_text(void **state) {
    static const sketch drawn[] = {
        {'a', 60, 400, 0, 0, 0},  {'b', 430, 840, 0, 0, 0}, {'c', 60, 390, 1, 0, 0},
        {'d', 420, 840, 1, 0, 0}, {'e', 60, 840, 2, 0, 0},  {'f', 60, 840, 3, 0, 0},
        {'g', 60, 840, 4, 0, 0},  {'h', 60, 840, 5, 0, 0},  {'i', 60, 840, 6, 0, 0},
    };
    ASSERT_ORDER(drawn, "abcdefghi");
    (void)state;
}

/* What the recogniser made of a poem in two columns stands, wherever a stanza ends. */
static void leaves_prose_in_columns(void **state) {
    sketch drawn[26];
    char expected[27] = {0};
    for (int i = 0; i < 26; i++) {
        const bool right = i >= 14;
        const int line = right ? i - 14 : i;
        drawn[i] = (sketch){(char)('a' + i),
                            right ? 500 : 60,
                            right ? 800 : 360,
                            line < 6 ? line : line + 1.5,
                            false,
                            false};
        expected[i] = (char)('a' + i);
    }
    assert_order(drawn, 26, expected);
    (void)state;
}

static void puts_late_pieces_where_they_stand(void **state) {
    static const sketch drawn[] = {
        {'a', 60, 840, 1, 0, 0}, {'b', 60, 300, 2, 0, 0},  {'d', 500, 840, 2, 0, 0},
        {'e', 60, 840, 3, 0, 0}, {'c', 350, 450, 2, 0, 1}, {'0', 440, 460, 0, 1, 1},
        {'f', 60, 300, 4, 0, 1}, {'B', 20, 40, 2, 0, 1},
    };
    ASSERT_ORDER(drawn, "0aBbcdef");
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_left_of_a_letterhead_first),
        cmocka_unit_test(gathers_columns_that_were_read_apart),
        cmocka_unit_test(reads_who_receives_before_who_signs),
        cmocka_unit_test(keeps_a_name_under_its_office),
        cmocka_unit_test(reads_tables_row_by_row),
        cmocka_unit_test(leaves_wide_gaps_of_justified_text),
        cmocka_unit_test(leaves_prose_in_columns),
        cmocka_unit_test(puts_late_pieces_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

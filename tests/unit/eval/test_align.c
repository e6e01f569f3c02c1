/* The fast alignment against the plain quadratic matrix, on random sequences of every kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "eval/align.h"

enum { LONGEST = 700, SYMBOLS = 200, MOST_SPECIALS = 8 };

static uint64_t seed = 20231107;

static uint32_t draw(uint32_t below) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

typedef struct sample {
    uint32_t rows[LONGEST], columns[LONGEST];
    soat__align_special specials[MOST_SPECIALS];
    uint8_t matches[MOST_SPECIALS][SYMBOLS];
    soat__align_input input;
} sample;

static uint32_t plain[LONGEST + 1][LONGEST + 1];

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static const soat__align_special *special_of(const soat__align_input *input, size_t row) {
    for (size_t i = 0; i < input->special_count; i++) {
        if (input->specials[i].row == row) {
            return &input->specials[i];
        }
    }
    return NULL;
}

static size_t plain_distance(const soat__align_input *input) {
    for (size_t j = 0; j <= input->column_count; j++) {
        plain[0][j] = (uint32_t)j;
    }
    for (size_t i = 1; i <= input->row_count; i++) {
        const soat__align_special *const special = special_of(input, i - 1);
        const uint32_t deletion = special != NULL && special->optional ? 0 : 1;
        plain[i][0] = plain[i - 1][0] + deletion;
        for (size_t j = 1; j <= input->column_count; j++) {
            const uint32_t symbol = input->columns[j - 1];
            const bool same =
                special != NULL ? special->matches[symbol] : input->rows[i - 1] == symbol;
            const uint32_t insertion = special != NULL && special->absorbs && same ? 0 : 1;
            plain[i][j] =
                least(least(plain[i - 1][j - 1] + (same ? 0 : 1), plain[i - 1][j] + deletion),
                      plain[i][j - 1] + insertion);
        }
    }
    return plain[input->row_count][input->column_count];
}

/* Rows at random; columns are the rows with `noise` in a hundred places changed. */
static void make(sample *out, size_t length, uint32_t symbols, uint32_t noise) {
    memset(out, 0, sizeof *out);
    size_t columns = 0;
    for (size_t i = 0; i < length; i++) {
        out->rows[i] = draw(symbols);
        const uint32_t luck = draw(100);
        if (luck >= noise || luck % 3 == 0) {
            out->columns[columns++] = luck >= noise ? out->rows[i] : draw(symbols);
        }
        while (columns < LONGEST - 1 && draw(300) < noise) {
            out->columns[columns++] = draw(symbols);
        }
        if (columns >= LONGEST - 1) {
            break;
        }
    }
    out->input = (soat__align_input){.rows = out->rows,
                                     .row_count = length,
                                     .columns = out->columns,
                                     .column_count = columns,
                                     .symbol_count = SYMBOLS,
                                     .specials = out->specials};
}

static void add_specials(sample *out, bool absorbing) {
    size_t count = 0;
    for (size_t row = 0; row < out->input.row_count && count < MOST_SPECIALS; row++) {
        if (draw(20) != 0) {
            continue;
        }
        for (size_t i = 0; i < SYMBOLS; i++) {
            out->matches[count][i] = (uint8_t)(draw(3) != 0);
        }
        out->specials[count] = (soat__align_special){.row = (uint32_t)row,
                                                     .optional = draw(3) != 0,
                                                     .absorbs = false,
                                                     .matches = out->matches[count]};
        if (absorbing && draw(2) == 0) {
            out->specials[count].absorbs = out->specials[count].optional = true;
        }
        count++;
    }
    out->input.special_count = count;
    out->input.absorbed_limit = absorbing ? LONGEST : 0;
}

static size_t cost_of_path(const soat__align_input *input, const uint32_t *column_of) {
    size_t cost = 0, next = 0;
    for (size_t row = 0; row < input->row_count; row++) {
        const soat__align_special *const special = special_of(input, row);
        if (column_of[row] == SOAT_ALIGN_NONE) {
            cost += special != NULL && special->optional ? 0 : 1;
            continue;
        }
        assert_true(column_of[row] >= next && column_of[row] < input->column_count);
        cost += column_of[row] - next;
        const uint32_t symbol = input->columns[column_of[row]];
        cost += (special != NULL ? special->matches[symbol] : symbol == input->rows[row]) ? 0 : 1;
        next = column_of[row] + 1;
    }
    return cost + input->column_count - next;
}

static void check(const sample *given, bool with_path) {
    const size_t expected = plain_distance(&given->input);
    const size_t guesses[] = {0, expected, 3 * expected + 7};
    for (size_t i = 0; i < 3; i++) {
        size_t distance = SIZE_MAX;
        assert_int_equal(soat__align_distance(&given->input, guesses[i], &distance, NULL), SOAT_OK);
        assert_int_equal(distance, expected);
        if (with_path) {
            uint32_t column_of[LONGEST];
            assert_int_equal(soat__align_path(&given->input, guesses[i], column_of, NULL), SOAT_OK);
            assert_int_equal(cost_of_path(&given->input, column_of), expected);
        }
    }
}

static void plain_rows_agree_with_the_full_matrix(void **state) {
    static sample given;
    for (int round = 0; round < 150; round++) {
        make(&given, draw(LONGEST / 2), 1 + draw(draw(2) == 0 ? 12 : SYMBOLS), draw(100));
        check(&given, true);
    }
    make(&given, LONGEST - 100, SYMBOLS, 5);
    check(&given, true);
}

static void nothing_against_something_costs_its_length(void **state) {
    static sample given;
    make(&given, 0, 1, 0);
    check(&given, true);
    given.input.column_count = 70;
    check(&given, true);
    given.input.row_count = 130;
    given.input.column_count = 0;
    check(&given, true);
}

static void special_rows_agree_with_the_full_matrix(void **state) {
    static sample given;
    for (int round = 0; round < 200; round++) {
        make(&given, draw(LONGEST / 2), 1 + draw(draw(2) == 0 ? 12 : SYMBOLS), draw(100));
        add_specials(&given, false);
        check(&given, true);
        add_specials(&given, true);
        check(&given, false);
    }
}

static size_t distance_of(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    const soat__align_input input = {.rows = a,
                                     .row_count = a_count,
                                     .columns = b,
                                     .column_count = b_count,
                                     .symbol_count = SYMBOLS};
    size_t distance = SIZE_MAX;
    assert_int_equal(soat__align_distance(&input, 0, &distance, NULL), SOAT_OK);
    return distance;
}

static void distance_is_a_metric(void **state) {
    static sample one, other;
    for (int round = 0; round < 100; round++) {
        make(&one, draw(LONGEST / 2), 4, draw(60));
        make(&other, draw(LONGEST / 2), 4, 0);
        const uint32_t *const texts[] = {one.rows, one.columns, other.rows};
        const size_t sizes[] = {one.input.row_count, one.input.column_count, other.input.row_count};
        size_t distances[3][3];
        for (size_t i = 0; i < 9; i++) {
            distances[i / 3][i % 3] =
                distance_of(texts[i / 3], sizes[i / 3], texts[i % 3], sizes[i % 3]);
        }
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(distances[i][i], 0);
            assert_int_equal(distances[i][(i + 1) % 3], distances[(i + 1) % 3][i]);
            assert_true(distances[i][(i + 1) % 3] <=
                        distances[i][(i + 2) % 3] + distances[(i + 2) % 3][(i + 1) % 3]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_rows_agree_with_the_full_matrix),
        cmocka_unit_test(nothing_against_something_costs_its_length),
        cmocka_unit_test(special_rows_agree_with_the_full_matrix),
        cmocka_unit_test(distance_is_a_metric),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

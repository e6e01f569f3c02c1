/* The counts and the fit behind engine/doc/choice_odds.inc (bench/choice_odds). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "odds.h"

/* Read as the engine reads its own: the fit of counts.tsv, which test_fit_writes_the_table makes. */
typedef struct letter_row {
    char read[ODDS_LETTER_BYTES], choice[ODDS_LETTER_BYTES];
    int16_t bias;
} letter_row;

static const letter_row fitted[] = {
#include "choice_odds/fitted.inc"
};

enum { FITTED = sizeof fitted / sizeof fitted[0] };

static const soat_box anywhere = {1, 2, 3, 4};

/* A symbol: what was read, and one alternative, "" for none, so many milli-nats behind. */
typedef struct symbol {
    const char *read, *choice;
    int32_t behind;
} symbol;

static void add_word(soat_page_builder *page, const char *read, const symbol *symbols,
                     size_t count) {
    soat__page_builder_word(page, anywhere, soat_span_from_string(read), 80);
    for (size_t i = 0; i < count; i++) {
        soat__page_builder_symbol(page, anywhere);
        soat__page_builder_choice(page, soat_span_from_string(symbols[i].read), 0);
        if (symbols[i].choice[0] != '\0') {
            soat__page_builder_choice(page, soat_span_from_string(symbols[i].choice),
                                      symbols[i].behind);
        }
    }
}

/* `thê ... nhe` for the truth `thể ... nhe`, the last word with a letter too many. */
static soat_page *make_page(void) {
    static const symbol wrong[] = {{"t", "", 0}, {"h", "n", 9000}, {"ê", "ể", 3999}};
    static const symbol right[] = {{"n", "h", 4000}, {"h", "ể", 0}, {"e", "é", 200000}};
    static const symbol longer[] = {{"c", "e", 100}, {"ó", "o", 100}, {"i", "í", 100}};
    soat_page_builder *const builder = soat__page_builder_new(1, 100, 200, 300);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    add_word(builder, "thê", wrong, 3);
    add_word(builder, "nhe", right, 3);
    add_word(builder, "cói", longer, 3);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

static void test_counts_beside_the_truth(void **state) {
    (void)state;
    static const char expected[] = "pair\te\té\t10\t1\t0\n" /* beyond the last step */
                                   "pair\th\tn\t2\t1\t0\n"
                                   "pair\th\tể\t0\t1\t0\n"
                                   "pair\tn\th\t1\t1\t0\n" /* 4,000 begins a step */
                                   "pair\tê\tể\t0\t0\t1\n" /* 3,999 ends one */
                                   "letter\te\t1\nletter\th\t2\nletter\tn\t1\nletter\tt\t1\n"
                                   "letter\tể\t1\n";
    char *text = NULL;
    size_t size = 0;
    FILE *const out = open_memstream(&text, &size);
    odds *const self = odds_new();
    soat_page *const page = make_page();
    assert_true(odds_count_page(self, page, soat_span_from_string("thể nhe có\n")));
    odds_write_counts(self, out);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, expected);
    free(text);
    soat_page_free(page);
    odds_free(self);
}

static char *read_file(const char *name) {
    char *const path = g_strconcat(SOAT_SOURCE_DIR "/tests/bench/choice_odds/", name, NULL);
    char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_free(path);
    return text;
}

static void test_reads_what_it_wrote(void **state) {
    (void)state;
    char *const counts = read_file("counts.tsv"), *text = NULL;
    size_t size = 0;
    FILE *const out = open_memstream(&text, &size);
    odds *const self = odds_new();
    assert_true(odds_read_counts(self, counts));
    odds_write_counts(self, out);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, counts);
    assert_false(odds_read_counts(self, "pair\tê\tể\t11\t1\t1\n"));
    assert_false(odds_read_counts(self, "pair\tê\tể\t1\t1\n"));
    assert_false(odds_read_counts(self, "letter\tê\t-1\n"));
    free(text);
    g_free(counts);
    odds_free(self);
}

static void test_fit_writes_the_table(void **state) {
    (void)state;
    char *const counts = read_file("counts.tsv"), *const expected = read_file("fitted.inc");
    char *text = NULL;
    size_t size = 0;
    double behind[ODDS_STEPS];
    FILE *const out = open_memstream(&text, &size);
    odds *const self = odds_new();
    assert_true(odds_read_counts(self, counts));
    odds_fit(self, behind, out);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, expected);
    free(text);
    g_free(expected);
    g_free(counts);
    odds_free(self);
}

static int bias_of(const char *read, const char *choice) {
    for (size_t i = 0; i < FITTED; i++) {
        if (strncmp(fitted[i].read, read, ODDS_LETTER_BYTES) == 0 &&
            strncmp(fitted[i].choice, choice, ODDS_LETTER_BYTES) == 0) {
            return fitted[i].bias;
        }
    }
    return 0;
}

/* What counts.tsv says must come out: it is in order, and each row says what was counted. */
static void test_the_engine_reads_the_table(void **state) {
    (void)state;
    for (size_t i = 1; i < FITTED; i++) {
        assert_true(memcmp(&fitted[i - 1], &fitted[i], offsetof(letter_row, bias)) < 0);
    }
    assert_true(bias_of("ê", "ể") < -1000);  /* right in 60 of 100 */
    assert_true(bias_of("ể", "ê") > 1000);   /* in 1 of 100 */
    assert_int_equal(bias_of("a", "á"), 0);  /* as all letters together */
    assert_int_equal(bias_of("x", "y"), 0);  /* seen 14 times */
    assert_int_equal(bias_of("m", "rn"), 0); /* two letters have no row */
    assert_true(bias_of("\"", "\\") < 0);    /* written with the strokes of C */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_beside_the_truth),
        cmocka_unit_test(test_reads_what_it_wrote),
        cmocka_unit_test(test_fit_writes_the_table),
        cmocka_unit_test(test_the_engine_reads_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"

static const soat_box anywhere = {1, 2, 3, 4};

static soat_span span(const char *text) {
    return soat_span_from_string(text);
}

static soat_page *finish(soat_page_builder *builder) {
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

static void assert_text(const soat_page *page, bool as_read, const char *expected) {
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_page_text(page, as_read, &text, NULL), SOAT_OK);
    assert_string_equal(text.size == 0 ? "" : text.data, expected);
    soat_buffer_dispose(&text);
}

static void keeps_blocks_lines_words_symbols_and_choices(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(7, 100, 200, 300);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_word(builder, anywhere, span("Hà"), 91.5F);
    soat__page_builder_symbol(builder, anywhere);
    soat__page_builder_choice(builder, span("H"), 0);
    soat__page_builder_symbol(builder, anywhere);
    soat__page_builder_choice(builder, span("à"), 0);
    soat__page_builder_choice(builder, span("á"), 2500);
    soat__page_builder_word(builder, anywhere, span("Nội"), 80);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_word(builder, anywhere, span("ngày"), 80);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_word(builder, anywhere, span("22"), 80);
    soat_page *const page = finish(builder);
    assert_int_equal(page->number, 7);
    assert_int_equal(page->resolution, 300);
    assert_int_equal(page->block_count, 2);
    assert_int_equal(page->line_count, 3);
    assert_int_equal(page->word_count, 4);
    assert_int_equal(page->words[0].symbol_count, 2);
    assert_int_equal(page->words[1].symbol_count, 0);
    const soat_symbol *const second = &page->symbols[page->words[0].first_symbol + 1];
    assert_int_equal(second->choice_count, 2);
    assert_int_equal(page->choices[second->first_choice + 1].cost, 2500);
    assert_true(page->words[0].confidence < 0);
    assert_text(page, true, "Hà Nội\nngày\n\n22\n");
    soat_page_free(page);
}

static void text_leaves_out_removed_words_and_joins_others(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 10, 10, 200);
    soat__page_builder_word(builder, anywhere, span("bằng^"), 50);
    soat__page_builder_word(builder, anywhere, span("~"), 50);
    soat__page_builder_word(builder, anywhere, span("t"), 50);
    soat__page_builder_word(builder, anywhere, span("rung"), 50);
    soat_page *const page = finish(builder);
    assert_int_equal(soat__page_copy_text(page, span("bằng"), &page->words[0].text, NULL), SOAT_OK);
    page->words[1].text = soat_span_make(NULL, 0);
    page->words[2].joined_to_next = true;
    assert_text(page, false, "bằng trung\n");
    assert_text(page, true, "bằng^ ~ t rung\n");
    soat_page_free(page);
}

static void drops_lines_without_words_and_blocks_without_lines(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 10, 10, 200);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_block(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_line(builder, anywhere);
    soat__page_builder_word(builder, anywhere, span("một"), 50);
    soat__page_builder_line(builder, anywhere);
    soat_page *const page = finish(builder);
    assert_int_equal(page->block_count, 1);
    assert_int_equal(page->line_count, 1);
    assert_int_equal(page->blocks[0].first_line, 0);
    assert_int_equal(page->blocks[0].line_count, 1);
    assert_text(page, true, "một\n");
    soat_page_free(page);
}

static void symbols_and_choices_without_a_parent_are_ignored(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 10, 10, 200);
    soat__page_builder_choice(builder, span("x"), 0);
    soat__page_builder_symbol(builder, anywhere);
    soat__page_builder_word(builder, anywhere, span("a"), 50);
    soat__page_builder_choice(builder, span("x"), 0);
    soat_page *const page = finish(builder);
    assert_int_equal(page->symbol_count, 0);
    assert_int_equal(page->choice_count, 0);
    soat_page_free(page);
}

static void an_empty_page_has_no_text(void **state) {
    soat_page *const page = finish(soat__page_builder_new(1, 10, 10, 200));
    assert_text(page, true, "");
    soat_page_free(page);
    soat_page_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_blocks_lines_words_symbols_and_choices),
        cmocka_unit_test(text_leaves_out_removed_words_and_joins_others),
        cmocka_unit_test(drops_lines_without_words_and_blocks_without_lines),
        cmocka_unit_test(symbols_and_choices_without_a_parent_are_ignored),
        cmocka_unit_test(an_empty_page_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

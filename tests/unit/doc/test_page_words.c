/* Words as recognisers give them, odd ones too, on their way through the corrector. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "soat/correct.h"
#include "tiny/tiny_model.h"

static const soat_box box = {0, 0, 10, 10};

static void add_word(soat_page_builder *builder, const char *read) {
    soat__page_builder_word(builder, box, soat_span_from_string(read), 90.0F);
    for (const char *c = read; *c != '\0'; c++) {
        soat__page_builder_symbol(builder, box);
        soat__page_builder_choice(builder, soat_span_make(c, 1), 0);
    }
}

/* Tesseract gives rules of tables as words that begin with a blank: " -". */
static void a_word_may_begin_with_a_blank(void **state) {
    soat_page_builder *const builder = soat__page_builder_new(1, 100, 100, 200);
    static const char *const words[] = {"- x", " -", "", "  ", " a ", "b"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        add_word(builder, words[i]);
    }
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);

    soat_model *const model = tiny_model_new();
    soat_context *context = NULL;
    soat_correction made;
    soat_error error = {0};
    assert_int_equal(soat_context_new(&context, model, NULL, &error), SOAT_OK);
    if (soat_correct_page(context, page, &made, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    assert_int_equal(made.edit_count, 0);
    for (size_t i = 0; i < page->word_count; i++) {
        assert_int_equal(page->words[i].text.size, strlen(words[i]));
        assert_memory_equal(page->words[i].text.data, words[i], strlen(words[i]));
    }
    soat_context_free(context);
    soat_model_free(model);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_word_may_begin_with_a_blank)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

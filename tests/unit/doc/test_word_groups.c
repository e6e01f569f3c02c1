/* Edits that reach over several words: the first gets the text, the others are joined to it. */
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

static soat_page *page_of(const char *const *words) {
    soat_page_builder *const builder = soat__page_builder_new(1, 100, 100, 200);
    soat_page *page = NULL;
    soat__page_builder_block(builder, box);
    soat__page_builder_line(builder, box);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (words[i][0] == '\n') {
            soat__page_builder_line(builder, box);
        } else {
            soat__page_builder_word(builder, box, soat_span_from_string(words[i]), 60.0F);
        }
    }
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

/* Runs of blanks are one: a removed word leaves none behind on a page, and one in a text. */
static void squeeze(soat_buffer *text) {
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        const bool edge = kept == 0 || text->data[kept - 1] == '\n' || text->data[kept - 1] == ' ';
        if (text->data[i] == '\n' && kept > 0 && text->data[kept - 1] == ' ') {
            kept--;
        }
        if (text->data[i] != ' ' || !edge) {
            text->data[kept++] = text->data[i];
        }
    }
    text->size = kept;
    text->data[kept] = '\0';
}

static void words_carry_what_the_edits_say(void **state) {
    static const char *const words[] = {
        "ban",  "hành", "kế",    "hoạch", "phát", "ừiển", "kinh", "tế",    "t",     "rung,",
        "\n",   "nhân", "dân",   "tỉ",    "nh.",  "(t",   "rung", "ương)", "^",     "ừong",
        "năm,", "\n",   "thông", "tư",    "ừ",    "ong",  "nước", "ừước",  "giáo.", NULL};
    soat_model *const model = tiny_model_new();
    soat_context *context = NULL;
    soat_correction made;
    soat_buffer read = SOAT_BUFFER_INIT, edited = SOAT_BUFFER_INIT, text = SOAT_BUFFER_INIT;
    soat_page *const page = page_of(words);
    assert_int_equal(soat_context_new(&context, model, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_page_text(page, true, &read, NULL), SOAT_OK);
    assert_int_equal(soat_correct_page(context, page, &made, NULL), SOAT_OK);
    size_t reaching = 0;
    for (size_t i = 0; i < made.edit_count; i++) {
        reaching += memchr(made.edits[i].before.data, ' ', made.edits[i].before.size) != NULL;
    }
    assert_true(reaching > 0); /* else this tests nothing */
    assert_int_equal(
        soat_edits_apply(soat_buffer_span(&read), made.edits, made.edit_count, &edited, NULL),
        SOAT_OK);
    assert_int_equal(soat_page_text(page, false, &text, NULL), SOAT_OK);
    squeeze(&edited);
    assert_string_equal(text.data, edited.data);
    for (size_t i = 0; i + 1 < page->word_count; i++) {
        if (page->words[i].joined_to_next) {
            assert_int_equal(page->words[i + 1].text.size, 0);
        }
    }
    soat_buffer_dispose(&read);
    soat_buffer_dispose(&edited);
    soat_buffer_dispose(&text);
    soat_context_free(context);
    soat_model_free(model);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_carry_what_the_edits_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

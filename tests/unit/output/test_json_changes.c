/* Edits of a page in its JSON: which words, which box, what for what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "doc/page_builder.h"
#include "soat/correct.h"
#include "soat/output.h"
#include "tiny/tiny_model.h"

static void add_line(soat_page_builder *builder, int32_t top, const char *const *words) {
    const soat_box line = {0, top, 1000, top + 20};
    soat__page_builder_line(builder, line);
    for (int32_t i = 0; words[i] != NULL; i++) {
        const soat_box box = {100 * i, top, 100 * i + 80, top + 20};
        soat__page_builder_word(builder, box, soat_span_from_string(words[i]), 80.0F);
    }
}

/* Two blocks; the words that are wrong are numbers 5, 11 and 13 of the page. */
static soat_page *make_page(void) {
    static const char *const first[] = {"Ủy", "ban", "nhân", "dân", NULL};
    static const char *const second[] = {"phát", "ừiển", "kinh", "tế", "-", "xã", "hội", NULL};
    static const char *const third[] = {"ừong", "năm", "ừước.", NULL};
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 500, 200);
    soat__page_builder_block(builder, (soat_box){0, 0, 1000, 60});
    add_line(builder, 0, first);
    add_line(builder, 30, second);
    soat__page_builder_block(builder, (soat_box){0, 100, 1000, 130});
    add_line(builder, 100, third);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

static json_t *write_page(const soat_page *page, const soat_correction *made, bool as_read) {
    const soat_writer_options options = {.as_read = as_read};
    soat_writer *writer = NULL;
    soat_buffer out = SOAT_BUFFER_INIT;
    assert_int_equal(soat_writer_new(&writer, "json", &options, NULL), SOAT_OK);
    soat_writer_set_correction(writer, made);
    assert_int_equal(soat_writer_page(writer, page, &out, NULL), SOAT_OK);
    /* It was of that page only. */
    assert_int_equal(soat_writer_page(writer, page, &out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, &out, NULL), SOAT_OK);
    json_t *const root = json_loadb(out.data, out.size, 0, NULL);
    assert_non_null(root);
    soat_writer_free(writer);
    soat_buffer_dispose(&out);
    return root;
}

static void check_edit(const json_t *edit, json_int_t word, const char *before, const char *after,
                       json_int_t left, json_int_t top) {
    const json_t *const box = json_object_get(edit, "box");
    assert_int_equal(json_integer_value(json_object_get(edit, "first_word")), word);
    assert_int_equal(json_integer_value(json_object_get(edit, "word_count")), 1);
    assert_string_equal(json_string_value(json_object_get(edit, "before")), before);
    assert_string_equal(json_string_value(json_object_get(edit, "after")), after);
    assert_string_equal(json_string_value(json_object_get(edit, "reason")), "letter");
    assert_int_equal(json_integer_value(json_array_get(box, 0)), left);
    assert_int_equal(json_integer_value(json_array_get(box, 1)), top);
    assert_int_equal(json_integer_value(json_array_get(box, 2)), left + 80);
}

static void edits_name_their_words(void **state) {
    soat_model *const model = tiny_model_new();
    soat_context *context = NULL;
    assert_int_equal(soat_context_new(&context, model, NULL, NULL), SOAT_OK);
    soat_page *const page = make_page();
    soat_correction made;
    assert_int_equal(soat_correct_page(context, page, &made, NULL), SOAT_OK);
    assert_int_equal(made.edit_count, 3);
    json_t *const root = write_page(page, &made, false);
    const json_t *const pages = json_object_get(root, "pages");
    const json_t *const edits = json_object_get(json_array_get(pages, 0), "edits");
    assert_int_equal(json_array_size(edits), 3);
    check_edit(json_array_get(edits, 0), 5, "ừiển", "triển", 100, 30);
    check_edit(json_array_get(edits, 1), 11, "ừong", "trong", 0, 100);
    check_edit(json_array_get(edits, 2), 13, "ừước", "trước", 200, 100);
    assert_true(json_is_array(json_object_get(json_array_get(pages, 0), "doubts")));
    assert_null(json_object_get(json_array_get(pages, 1), "edits"));
    json_decref(root);
    soat_page_free(page);
    soat_context_free(context);
    soat_model_free(model);
}

static void raw_pages_have_none(void **state) {
    soat_page *const page = make_page();
    const soat_correction made = {0};
    json_t *const root = write_page(page, &made, true);
    const json_t *const pages = json_object_get(root, "pages");
    assert_null(json_object_get(json_array_get(pages, 0), "edits"));
    json_decref(root);
    soat_page_free(page);
}

static void split_words_tell_their_parts(void **state) {
    soat_page *const page = make_page();
    page->words[5].text = soat_span_from_string("phát triển");
    json_t *const root = write_page(page, NULL, false);
    const json_t *const blocks =
        json_object_get(json_array_get(json_object_get(root, "pages"), 0), "blocks");
    const json_t *const line =
        json_array_get(json_object_get(json_array_get(blocks, 0), "lines"), 1);
    const json_t *const words = json_object_get(line, "words");
    const json_t *const parts = json_object_get(json_array_get(words, 1), "parts");
    assert_int_equal(json_array_size(parts), 2);
    const json_t *const second = json_array_get(parts, 1);
    assert_string_equal(json_string_value(json_object_get(second, "text")), "triển");
    const json_t *const box = json_object_get(second, "box");
    assert_true(json_integer_value(json_array_get(box, 0)) > 100);
    assert_int_equal(json_integer_value(json_array_get(box, 2)), 180);
    assert_null(json_object_get(json_array_get(words, 0), "parts"));
    json_decref(root);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_name_their_words),
        cmocka_unit_test(raw_pages_have_none),
        cmocka_unit_test(split_words_tell_their_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

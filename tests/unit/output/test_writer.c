#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "doc/page_builder.h"
#include "soat/output.h"

static soat_page *page_of(uint32_t number, const char *word) {
    soat_page_builder *const builder = soat__page_builder_new(number, 100, 200, 300);
    const soat_box box = {1, 2, 3, 4};
    soat__page_builder_word(builder, box, soat_span_from_string(word), 87.1F);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

/* A document of "phó" corrected to "phố", a page that failed, and "hai". */
static void write_document(const char *format, bool as_read, soat_buffer *out) {
    const soat_writer_options options = {.as_read = as_read, .source = "a\"b.pdf"};
    soat_writer *writer = NULL;
    assert_int_equal(soat_writer_new(&writer, format, &options, NULL), SOAT_OK);
    soat_page *const first = page_of(1, "phó"), *const last = page_of(3, "hai");
    first->words[0].text = soat_span_from_string("phố");
    first->words[0].confidence = 0.998F;
    assert_int_equal(soat_writer_page(writer, first, out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_failed_page(writer, 2, "no \xff luck", out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_page(writer, last, out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, out, NULL), SOAT_OK);
    soat_writer_free(writer);
    soat_page_free(first);
    soat_page_free(last);
}

static void text_has_a_form_feed_between_pages(void **state) {
    soat_buffer out = SOAT_BUFFER_INIT;
    write_document("txt", false, &out);
    assert_string_equal(out.data, "phố\n\f\fhai\n");
    soat_buffer_clear(&out);
    write_document("txt", true, &out);
    assert_string_equal(out.data, "phó\n\f\fhai\n");
    soat_buffer_dispose(&out);
}

static void json_says_what_was_read_and_what_failed(void **state) {
    soat_buffer out = SOAT_BUFFER_INIT;
    write_document("json", false, &out);
    json_t *const root = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_int_equal(json_integer_value(json_object_get(root, "version")), 1);
    assert_string_equal(json_string_value(json_object_get(root, "source")), "a\"b.pdf");
    json_t *const pages = json_object_get(root, "pages");
    assert_int_equal(json_array_size(pages), 3);
    const char *text = NULL, *read = NULL;
    double confidence = 0;
    int right = 0;
    assert_int_equal(json_unpack(json_array_get(pages, 0),
                                 "{s:[{s:[{s:[{s:s,s:s,s:f,s:[i,i,i,i!]}]}]}]}", "blocks", "lines",
                                 "words", "text", &text, "read", &read, "confidence", &confidence,
                                 "box", &(int){0}, &(int){0}, &right, &(int){0}),
                     0);
    assert_string_equal(text, "phố");
    assert_string_equal(read, "phó");
    assert_true(confidence > 0.9979 && confidence < 0.9981);
    assert_int_equal(right, 3);
    assert_non_null(json_object_get(json_array_get(pages, 1), "error"));
    assert_int_equal(json_array_size(json_object_get(json_array_get(pages, 1), "blocks")), 0);
    json_decref(root);
    soat_buffer_dispose(&out);
}

static void json_of_no_pages_is_whole(void **state) {
    soat_buffer out = SOAT_BUFFER_INIT;
    soat_writer *writer = NULL;
    assert_int_equal(soat_writer_new(&writer, "json", NULL, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, &out, NULL), SOAT_OK);
    json_t *const root = json_loadb(out.data, out.size, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(root, "pages")), 0);
    assert_true(json_is_null(json_object_get(root, "source")));
    json_decref(root);
    soat_writer_free(writer);
    soat_buffer_dispose(&out);
}

static void an_unknown_format_is_refused(void **state) {
    soat_writer *writer = NULL;
    soat_error error = {0};
    assert_int_equal(soat_writer_new(&writer, "docx", NULL, &error), SOAT_ERROR_ARGUMENT);
    assert_null(writer);
    assert_non_null(strstr(error.message, "docx"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_a_form_feed_between_pages),
        cmocka_unit_test(json_says_what_was_read_and_what_failed),
        cmocka_unit_test(json_of_no_pages_is_whole),
        cmocka_unit_test(an_unknown_format_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

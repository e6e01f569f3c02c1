/* Our own JSON back to pages: what it says of words, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/read.h"

#define HEAD                                                                                       \
    "{\"format\":\"soat-document\",\"version\":1,\"generator\":\"x\",\"source\":null,\"pages\":["
#define BOX "\"box\":[1,2,30,40]"

static void words_have_both_texts(void **state) {
    static const char json[] = HEAD
        "{\"number\":4,\"width\":100,\"height\":200,\"resolution\":300,\"later\":true,\"blocks\":["
        "{" BOX ",\"lines\":[{" BOX ",\"words\":["
        "{\"text\":\"phố\"," BOX ",\"read_confidence\":0.871,\"read\":\"phó\",\"confidence\":0.5},"
        "{\"text\":\"trung\"," BOX
        ",\"read_confidence\":0.9,\"read\":\"t\",\"joined_to_next\":true},"
        "{\"text\":\"\"," BOX ",\"read\":\"rung\"},"
        "{\"text\":\"ra\"," BOX "}]}]}]},\n"
        "{\"number\":5,\"error\":\"no luck\",\"blocks\":[]}\n]}\n";
    soat_document document;
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_error error = {0};
    const soat_span bytes = soat_span_from_string(json);
    assert_int_equal(soat_document_kind_of(bytes), SOAT_DOCUMENT_JSON);
    assert_int_equal(soat_document_read(&document, bytes, &error), SOAT_OK);
    assert_int_equal(document.page_count, 2);
    const soat_page *const page = document.pages[0];
    assert_int_equal(page->number, 4);
    assert_int_equal(page->resolution, 300);
    assert_int_equal(page->word_count, 4);
    assert_true(page->words[0].confidence == 0.5F);
    assert_true(page->words[0].read_confidence > 87.0F && page->words[0].read_confidence < 87.2F);
    assert_true(page->words[1].confidence < 0);
    assert_true(page->words[3].read_confidence < 0);
    assert_int_equal(page->words[3].box.bottom, 40);
    assert_int_equal(soat_page_text(page, false, &text, NULL), SOAT_OK);
    assert_string_equal(text.data, "phố trung ra\n");
    soat_buffer_clear(&text);
    assert_int_equal(soat_page_text(page, true, &text, NULL), SOAT_OK);
    assert_string_equal(text.data, "phó t rung ra\n");
    assert_int_equal(document.pages[1]->number, 5);
    assert_int_equal(document.pages[1]->word_count, 0);
    soat_buffer_dispose(&text);
    soat_document_dispose(&document);
}

static void what_is_not_ours_is_refused(void **state) {
    static const struct {
        const char *json;
        soat_status status;
        const char *message;
    } cases[] = {
        {HEAD "{\"number\":1,", SOAT_ERROR_FORMAT, "line 1"},
        {"{\"version\":1,\"pages\":[],\"x\":\"soat-document\"}", SOAT_ERROR_FORMAT,
         "no soat-document"},
        {"{\"format\":\"soat-document\",\"version\":2,\"pages\":[]}", SOAT_ERROR_VERSION,
         "version 2"},
        {"{\"format\":\"soat-document\",\"version\":1}", SOAT_ERROR_FORMAT, "no list of pages"},
        {HEAD "{\"blocks\":[]}]}", SOAT_ERROR_FORMAT, "no number"},
        {HEAD "7]}", SOAT_ERROR_FORMAT, "no number"},
        {HEAD "{\"number\":3}]}", SOAT_ERROR_FORMAT, "page 3: "},
        {HEAD "{\"number\":3,\"width\":-1,\"blocks\":[]}]}", SOAT_ERROR_FORMAT, "size"},
        {HEAD "{\"number\":3,\"blocks\":[{\"box\":[1,2,3],\"lines\":[]}]}]}", SOAT_ERROR_FORMAT,
         "box"},
        {HEAD "{\"number\":3,\"blocks\":[{\"box\":[1,2,3,9999999999],\"lines\":[]}]}]}",
         SOAT_ERROR_FORMAT, "box"},
        {HEAD "{\"number\":3,\"blocks\":[{" BOX ",\"lines\":[{" BOX ",\"words\":[{" BOX "}]}]}]}]}",
         SOAT_ERROR_FORMAT, "no text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        soat_document document;
        soat_error error = {0};
        const soat_span bytes = soat_span_from_string(cases[i].json);
        assert_int_equal(soat_document_read(&document, bytes, &error), cases[i].status);
        if (strstr(error.message, cases[i].message) == NULL) {
            fail_msg("'%s' lacks '%s'", error.message, cases[i].message);
        }
        assert_int_equal(document.page_count, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_both_texts),
        cmocka_unit_test(what_is_not_ours_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

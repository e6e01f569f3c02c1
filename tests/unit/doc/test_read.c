/* Documents of other programs, read into pages: what must come out, and what is refused and how. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "soat/file.h"
#include "soat/read.h"

static soat_buffer seed(const char *name) {
    char path[4096];
    soat_buffer bytes = SOAT_BUFFER_INIT;
    snprintf(path, sizeof path, "%s/tests/fuzz/seeds/read/%s", SOAT_SOURCE_DIR, name);
    assert_int_equal(soat_file_read(path, 0, &bytes, NULL), SOAT_OK);
    return bytes;
}

static soat_document document_of(const char *name) {
    soat_buffer bytes = seed(name);
    soat_document document = {0};
    soat_error error = {0};
    const soat_status status = soat_document_read(&document, soat_buffer_span(&bytes), &error);
    soat_buffer_dispose(&bytes);
    if (status != SOAT_OK) {
        fail_msg("%s: %s", name, error.message);
    }
    return document;
}

static void assert_text(const char *name, const char *expected) {
    soat_buffer bytes = seed(name), text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_document_text(soat_buffer_span(&bytes), false, &text, NULL), SOAT_OK);
    assert_string_equal(text.data, expected);
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&bytes);
}

static void assert_box(soat_box box, int left, int top, int right, int bottom) {
    const int found[] = {box.left, box.top, box.right, box.bottom};
    const int wanted[] = {left, top, right, bottom};
    assert_memory_equal(found, wanted, sizeof found);
}

static bool span_is(soat_span span, const char *text) {
    return span.size == strlen(text) && memcmp(span.data, text, span.size) == 0;
}

static void hocr_becomes_a_page(void **state) {
    soat_document document = document_of("hocr");
    assert_int_equal(document.kind, SOAT_DOCUMENT_HOCR);
    assert_int_equal(document.page_count, 1);
    const soat_page *const page = document.pages[0];
    assert_int_equal(page->number, 1);
    assert_int_equal(page->width, 900);
    assert_int_equal(page->resolution, 200);
    assert_int_equal(page->word_count, 5);
    assert_box(page->words[0].box, 10, 20, 90, 50);
    assert_true(page->words[0].read_confidence == 96.0F);
    assert_true(page->words[1].read_confidence == 71.5F);
    assert_true(page->words[4].read_confidence < 0);
    /* text of the line outside of words has the box of the line */
    assert_true(span_is(page->words[2].read, "nhân") && span_is(page->words[3].read, "dân"));
    assert_box(page->words[3].box, 10, 20, 500, 50);
    assert_int_equal(page->words[4].symbol_count, 2);
    const soat_symbol *const first = &page->symbols[page->words[4].first_symbol];
    assert_int_equal(first->choice_count, 2);
    const soat_choice *const choices = &page->choices[first->first_choice];
    assert_true(span_is(choices[0].text, "t") && choices[0].cost == 0);
    assert_true(span_is(choices[1].text, "l") && choices[1].cost == 78500);
    soat_document_dispose(&document);
    assert_text("hocr", "Ủy ban nhân dân tỉ\n");
}

static void old_html_is_forgiven(void **state) {
    assert_text("html", "tám tấn gạo\n\f");
}

static void alto_becomes_a_page(void **state) {
    soat_document document = document_of("alto");
    const soat_page *const page = document.pages[0];
    assert_int_equal(page->number, 4);
    assert_int_equal(page->resolution, 300);
    assert_int_equal(page->width, 2480);
    assert_box(page->words[0].box, 300, 150, 450, 209);
    assert_box(page->blocks[0].box, 300, 151, 900, 451);
    assert_true(page->words[0].read_confidence == 93.0F);
    assert_true(span_is(page->words[0].read, "kế"));
    assert_int_equal(page->words[0].symbol_count, 2);
    const soat_choice *const choices = &page->choices[page->symbols[1].first_choice];
    assert_true(span_is(choices[1].text, "ê"));
    assert_true(choices[0].cost == 0 && choices[1].cost == 223); /* 1000 ln(0.5 / 0.4) */
    soat_document_dispose(&document);
    assert_text("alto", "kế hoạch nă-\n");
}

static void tsv_becomes_pages(void **state) {
    soat_document document = document_of("tsv");
    assert_int_equal(document.page_count, 2);
    const soat_page *const page = document.pages[0];
    assert_int_equal(page->width, 900);
    assert_int_equal(page->line_count, 2);
    assert_box(page->words[1].box, 100, 20, 180, 50);
    assert_true(page->words[1].read_confidence == 41.0F);
    assert_int_equal(document.pages[1]->word_count, 0);
    soat_document_dispose(&document);
    assert_text("tsv", "thành phó\nHà Nội\n\f");
}

static const struct refusal {
    const char *text, *says;
    soat_status status;
} refusals[] = {
    {"<?xml version='1.0'?>\n<alto>\n<Page>\n<TextLine></Page></alto>", "line 4",
     SOAT_ERROR_FORMAT},
    {"<?xml version='1.0'?>\n<alto>\n<Page", "line 3", SOAT_ERROR_FORMAT},
    {"<alto></alto>", "no Page", SOAT_ERROR_FORMAT},
    {"<html><meta name='ocr-system'></html>", "no ocr_page", SOAT_ERROR_FORMAT},
    {"<html><div class='ocr_page'>a", "</html>", SOAT_ERROR_FORMAT},
    {"<?xml version='1.0'?><PcGts/>", "neither hOCR nor ALTO", SOAT_ERROR_FORMAT},
    {"level\tpage_num\tblock_num\n", "line 1: the header has no column 'par_num'",
     SOAT_ERROR_FORMAT},
    {"level\tpage_num\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext\n"
     "5\t1\t1\n",
     "line 2: 3 columns, where the header has 11", SOAT_ERROR_FORMAT},
    {"level\tpage_num\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext\n"
     "5\t1\t1\t1\t1\tx\t1\t1\t1\t1\tA\n",
     "line 2: 'x' is no number for the column 'left'", SOAT_ERROR_FORMAT},
    {"just text", "plain text", SOAT_ERROR_ARGUMENT},
};

static void what_is_refused_says_where(void **state) {
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        soat_document document = {0};
        soat_error error = {0};
        const soat_status status =
            soat_document_read(&document, soat_span_from_string(refusals[i].text), &error);
        if (status != refusals[i].status || strstr(error.message, refusals[i].says) == NULL) {
            fail_msg("'%s': %d, '%s'", refusals[i].text, status, error.message);
        }
        assert_int_equal(document.page_count, 0);
        soat_document_dispose(&document);
    }
}

/* Neither a file of the machine nor an entity that multiplies gets into the text. */
static void entities_of_a_file_are_not_known(void **state) {
    soat_buffer bytes = seed("entities"), text = SOAT_BUFFER_INIT;
    soat_error error = {0};
    assert_int_equal(soat_document_text(soat_buffer_span(&bytes), false, &text, &error),
                     SOAT_ERROR_FORMAT);
    assert_int_equal(text.size, 0);
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&bytes);
}

static void nesting_has_a_limit(void **state) {
    char *const deep = malloc(8000);
    strcpy(deep, "<html><div class='ocr_page'>");
    for (int i = 0; i < 1000; i++) {
        strcat(deep, "<i>");
    }
    strcat(deep, "</html>");
    soat_document document = {0};
    soat_error error = {0};
    assert_int_equal(soat_document_read(&document, soat_span_from_string(deep), &error),
                     SOAT_ERROR_LIMIT);
    assert_non_null(strstr(error.message, "nested"));
    free(deep);
}

static void kinds_are_told_by_content(void **state) {
    static const struct {
        const char *text;
        soat_document_kind kind;
    } cases[] = {
        {"", SOAT_DOCUMENT_TEXT},
        {"Hà Nội", SOAT_DOCUMENT_TEXT},
        {"< 5 %", SOAT_DOCUMENT_TEXT},
        {"{\"a\":1}", SOAT_DOCUMENT_TEXT},
        {"\xEF\xBB\xBF\n<alto>", SOAT_DOCUMENT_ALTO},
        {"<?xml?><x:alto>", SOAT_DOCUMENT_ALTO},
        {"<!DOCTYPE html><div class='ocr_page'>", SOAT_DOCUMENT_HOCR},
        {"<!doctype html><p>", SOAT_DOCUMENT_OTHER_MARKUP},
        {"level\tpage_num\t", SOAT_DOCUMENT_TSV},
        {" {\"format\":\"soat-document\"", SOAT_DOCUMENT_JSON},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const soat_document_kind found =
            soat_document_kind_of(soat_span_from_string(cases[i].text));
        if (found != cases[i].kind) {
            fail_msg("'%s' is taken for %s", cases[i].text, soat_document_kind_name(found));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hocr_becomes_a_page),
        cmocka_unit_test(old_html_is_forgiven),
        cmocka_unit_test(alto_becomes_a_page),
        cmocka_unit_test(tsv_becomes_pages),
        cmocka_unit_test(what_is_refused_says_where),
        cmocka_unit_test(entities_of_a_file_are_not_known),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(kinds_are_told_by_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

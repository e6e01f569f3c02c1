/*
 * Every format of a real page: what `soat scan` made of tests/corpus/scans/10-thong-ke-copy-2.pdf,
 * kept as a page record so that neither a recogniser nor a model decides this test, against the
 * files in golden/. There a part of the review page stands by its name, {{review.css}}. With SOAT_UPDATE=1 in the environment the files are written instead; read the
 * diff before you commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "soat/file.h"
#include "soat/output.h"
#include "soat/page_record.h"
#include "soat/read.h"

#define FOLDER SOAT_SOURCE_DIR "/tests/unit/output/golden/"
#define PARTS SOAT_SOURCE_DIR "/engine/output/web/"

enum { FILE_LIMIT = 1 << 24 };

static soat_buffer record_bytes;
static soat_page_record record;

static int read_record(void **state) {
    size_t used = 0;
    soat_error error = {0};
    const bool read =
        soat_file_read(FOLDER "page.record", FILE_LIMIT, &record_bytes, &error) == SOAT_OK &&
        soat_page_record_read(&record, &used, soat_buffer_span(&record_bytes), &error) == SOAT_OK;
    if (!read) {
        fprintf(stderr, "%s\n", error.message);
    }
    return !read;
}

static int free_record(void **state) {
    soat_page_record_dispose(&record);
    soat_buffer_dispose(&record_bytes);
    return 0;
}

static void write_page(const char *format, soat_writer_options options, soat_buffer *out) {
    soat_writer *writer = NULL;
    options.source = "10-thong-ke-copy-2.pdf";
    options.page_count = 1;
    assert_int_equal(soat_writer_new(&writer, format, &options, NULL), SOAT_OK);
    soat_writer_set_correction(writer, &record.correction);
    assert_int_equal(soat_writer_page(writer, record.page, out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, out, NULL), SOAT_OK);
    soat_writer_free(writer);
}

/* Puts the name of a part of the review page where its text stands. */
static void name_part(soat_buffer *page, const char *name) {
    char path[512], mark[64];
    soat_buffer part = SOAT_BUFFER_INIT, named = SOAT_BUFFER_INIT;
    snprintf(path, sizeof path, PARTS "%s", name);
    snprintf(mark, sizeof mark, "{{%s}}\n", name);
    assert_int_equal(soat_file_read(path, FILE_LIMIT, &part, NULL), SOAT_OK);
    const char *const found = strstr(page->data, part.data);
    assert_non_null(found);
    const size_t start = (size_t)(found - page->data), end = start + part.size;
    assert_int_equal(soat_buffer_append(&named, soat_span_make(page->data, start), NULL), SOAT_OK);
    assert_int_equal(soat_buffer_append(&named, soat_span_from_string(mark), NULL), SOAT_OK);
    assert_int_equal(
        soat_buffer_append(&named, soat_span_make(page->data + end, page->size - end), NULL),
        SOAT_OK);
    soat_buffer_dispose(&part);
    soat_buffer_dispose(page);
    *page = named;
}

static void name_parts(soat_buffer *page) {
    static const char *const names[] = {"base.css",       "review.css",      "review.html",
                                        "review_data.js", "review_pages.js", "review.js"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        name_part(page, names[i]);
    }
}

static void check(const char *format, soat_writer_options options, const char *path) {
    soat_buffer found = SOAT_BUFFER_INIT, expected = SOAT_BUFFER_INIT;
    soat_error error = {0};
    write_page(format, options, &found);
    if (strcmp(format, "html") == 0) {
        name_parts(&found);
    }
    if (getenv("SOAT_UPDATE") != NULL) {
        assert_int_equal(soat_file_write(path, soat_buffer_span(&found), &error), SOAT_OK);
    } else if (soat_file_read(path, FILE_LIMIT, &expected, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    } else if (found.size != expected.size || memcmp(found.data, expected.data, found.size) != 0) {
        fail_msg("%s is not what the %s writer makes; see the head of this file", path, format);
    }
    soat_buffer_dispose(&found);
    soat_buffer_dispose(&expected);
}

static void every_format_is_as_it_was(void **state) {
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        const char *const format = soat_output_format_at(i)->name;
        char path[512];
        snprintf(path, sizeof path, FOLDER "page.%s", format);
        check(format, (soat_writer_options)SOAT_WRITER_OPTIONS_INIT, path);
    }
}

static void text_reflows_and_goes_back(void **state) {
    check("txt", (soat_writer_options){.reflow = true}, FOLDER "reflow.txt");
    check("txt", (soat_writer_options){.as_read = true}, FOLDER "as_read.txt");
}

/* What is written is read back: the text, and the boxes of the words. */
static void every_format_is_read_back(void **state) {
    static const char *const formats[] = {"json", "hocr", "alto", "tsv"};
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_page_text(record.page, false, &text, NULL), SOAT_OK);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        soat_buffer written = SOAT_BUFFER_INIT, read = SOAT_BUFFER_INIT;
        soat_document document;
        soat_error error = {0};
        write_page(formats[i], (soat_writer_options)SOAT_WRITER_OPTIONS_INIT, &written);
        if (soat_document_read(&document, soat_buffer_span(&written), &error) != SOAT_OK) {
            fail_msg("%s: %s", formats[i], error.message);
        }
        assert_int_equal(document.page_count, 1);
        const soat_page *const page = document.pages[0];
        assert_int_equal(page->number, record.page->number);
        assert_int_equal(page->width, record.page->width);
        assert_int_equal(page->word_count, record.page->word_count);
        assert_int_equal(soat_page_text(page, false, &read, NULL), SOAT_OK);
        assert_string_equal(read.data, text.data);
        for (size_t w = 0; w < page->word_count; w++) {
            assert_memory_equal(&page->words[w].box, &record.page->words[w].box, sizeof(soat_box));
        }
        soat_document_dispose(&document);
        soat_buffer_dispose(&written);
        soat_buffer_dispose(&read);
    }
    soat_buffer_dispose(&text);
}

/* The JSON loses nothing of the words: written again it is the same, but for edits and doubts. */
static void json_comes_back_whole(void **state) {
    soat_buffer direct = SOAT_BUFFER_INIT, again = SOAT_BUFFER_INIT;
    soat_document document;
    record.correction = (soat_correction){0};
    write_page("json", (soat_writer_options)SOAT_WRITER_OPTIONS_INIT, &direct);
    assert_int_equal(soat_document_read(&document, soat_buffer_span(&direct), NULL), SOAT_OK);
    soat_page *const own = record.page;
    record.page = document.pages[0];
    write_page("json", (soat_writer_options)SOAT_WRITER_OPTIONS_INIT, &again);
    record.page = own;
    assert_string_equal(direct.data, again.data);
    soat_document_dispose(&document);
    soat_buffer_dispose(&direct);
    soat_buffer_dispose(&again);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_as_it_was),
        cmocka_unit_test(text_reflows_and_goes_back),
        cmocka_unit_test(every_format_is_read_back),
        cmocka_unit_test(json_comes_back_whole),
    };
    return cmocka_run_group_tests(tests, read_record, free_record);
}

/* A page record gives back what was written, to the last bit, or refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "random_page.h"
#include "soat/output.h"
#include "soat/page_record.h"

static void assert_same_text(soat_span left, soat_span right) {
    assert_int_equal(left.size, right.size);
    assert_memory_equal(left.data, right.data, left.size);
}

static void assert_same_edits(const soat_edit *left, const soat_edit *right, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(left[i].start, right[i].start);
        assert_int_equal(left[i].end, right[i].end);
        assert_same_text(left[i].before, right[i].before);
        assert_same_text(left[i].after, right[i].after);
        assert_int_equal(left[i].reason, right[i].reason);
        assert_true(left[i].confidence == right[i].confidence);
        assert_int_equal(left[i].alternative_count, right[i].alternative_count);
        for (size_t a = 0; a < left[i].alternative_count; a++) {
            assert_same_text(left[i].alternatives[a].text, right[i].alternatives[a].text);
            assert_true(left[i].alternatives[a].probability ==
                        right[i].alternatives[a].probability);
        }
    }
}

static void assert_same_words(const soat_page *left, const soat_page *right) {
    for (size_t i = 0; i < left->word_count; i++) {
        const soat_word *const one = &left->words[i], *const other = &right->words[i];
        assert_memory_equal(&one->box, &other->box, sizeof one->box);
        assert_same_text(one->read, other->read);
        assert_same_text(one->text, other->text);
        assert_true(one->read_confidence == other->read_confidence);
        assert_true(one->confidence == other->confidence);
        assert_int_equal(one->first_symbol, other->first_symbol);
        assert_int_equal(one->symbol_count, other->symbol_count);
        assert_int_equal(one->joined_to_next, other->joined_to_next);
    }
}

static void assert_same_page(const soat_page *left, const soat_page *right) {
    assert_int_equal(left->number, right->number);
    assert_int_equal(left->width, right->width);
    assert_int_equal(left->height, right->height);
    assert_int_equal(left->resolution, right->resolution);
    assert_int_equal(left->origin.own_text, right->origin.own_text);
    assert_ptr_equal(left->origin.charset, right->origin.charset);
    assert_true(left->origin.confidence == right->origin.confidence);
    assert_true(left->origin.unreadable == right->origin.unreadable);
    assert_int_equal(left->block_count, right->block_count);
    assert_int_equal(left->line_count, right->line_count);
    assert_int_equal(left->word_count, right->word_count);
    assert_int_equal(left->symbol_count, right->symbol_count);
    assert_int_equal(left->choice_count, right->choice_count);
    assert_memory_equal(left->blocks, right->blocks, left->block_count * sizeof *left->blocks);
    assert_memory_equal(left->lines, right->lines, left->line_count * sizeof *left->lines);
    assert_memory_equal(left->symbols, right->symbols, left->symbol_count * sizeof *left->symbols);
    assert_same_words(left, right);
    for (size_t i = 0; i < left->choice_count; i++) {
        assert_same_text(left->choices[i].text, right->choices[i].text);
        assert_int_equal(left->choices[i].cost, right->choices[i].cost);
    }
}

static void write_page(const char *format, const soat_page *page, const soat_correction *made,
                       soat_buffer *out) {
    soat_writer *writer = NULL;
    assert_int_equal(soat_writer_new(&writer, format, NULL, NULL), SOAT_OK);
    soat_writer_set_correction(writer, made);
    assert_int_equal(soat_writer_page(writer, page, out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, out, NULL), SOAT_OK);
    soat_writer_free(writer);
}

static void assert_writers_agree(const soat_page *page, const soat_correction *made,
                                 const soat_page_record *record) {
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        const char *const format = soat_output_format_at(i)->name;
        soat_buffer direct = SOAT_BUFFER_INIT, again = SOAT_BUFFER_INIT;
        write_page(format, page, made, &direct);
        write_page(format, record->page, record->corrected ? &record->correction : NULL, &again);
        assert_same_text(soat_buffer_span(&direct), soat_buffer_span(&again));
        soat_buffer_dispose(&direct);
        soat_buffer_dispose(&again);
    }
}

static void check_round_trip(const soat_page *page, const soat_correction *made) {
    soat_buffer bytes = SOAT_BUFFER_INIT;
    soat_page_record record;
    soat_error error = {0};
    size_t used = 0;
    assert_int_equal(soat_page_record_write(page, made, &bytes, &error), SOAT_OK);
    const size_t size = bytes.size;
    assert_int_equal(soat_buffer_append(&bytes, soat_span_from_string("next"), NULL), SOAT_OK);
    assert_int_equal(soat_page_record_read(&record, &used, soat_buffer_span(&bytes), &error),
                     SOAT_OK);
    assert_int_equal(used, size);
    assert_same_page(page, record.page);
    assert_int_equal(record.corrected, made != NULL);
    if (made != NULL) {
        assert_int_equal(made->word_count, record.correction.word_count);
        assert_true(made->error_rate == record.correction.error_rate);
        assert_int_equal(made->edit_count, record.correction.edit_count);
        assert_int_equal(made->doubt_count, record.correction.doubt_count);
        assert_same_edits(made->edits, record.correction.edits, made->edit_count);
        assert_same_edits(made->doubts, record.correction.doubts, made->doubt_count);
    }
    assert_writers_agree(page, made, &record);
    soat_page_record_dispose(&record);
    soat_buffer_dispose(&bytes);
}

static void every_page_comes_back(void **state) {
    random_source source = {20261122};
    for (uint32_t i = 1; i <= 300; i++) {
        soat_page *const page = random_page(&source, i);
        soat_buffer text = SOAT_BUFFER_INIT;
        random_correction made;
        assert_int_equal(soat_page_text(page, true, &text, NULL), SOAT_OK);
        random_correct(&source, &text, &made);
        random_change(&source, page);
        check_round_trip(page, i % 5 == 0 ? NULL : &made.made);
        soat_buffer_dispose(&text);
        soat_page_free(page);
    }
}

static soat_buffer record_of_some_page(void) {
    random_source source = {42};
    soat_buffer text = SOAT_BUFFER_INIT, bytes = SOAT_BUFFER_INIT;
    random_correction made;
    soat_page *page = random_page(&source, 1);
    while (page->word_count < 8) {
        soat_page_free(page);
        page = random_page(&source, 1);
    }
    assert_int_equal(soat_page_text(page, true, &text, NULL), SOAT_OK);
    random_correct(&source, &text, &made);
    assert_int_equal(soat_page_record_write(page, &made.made, &bytes, NULL), SOAT_OK);
    soat_buffer_dispose(&text);
    soat_page_free(page);
    return bytes;
}

static void assert_refused(soat_span bytes) {
    soat_page_record record;
    soat_error error = {0};
    size_t used = 1;
    const soat_status status = soat_page_record_read(&record, &used, bytes, &error);
    assert_true(status == SOAT_ERROR_FORMAT || status == SOAT_ERROR_VERSION);
    assert_int_equal(error.code, status);
    assert_true(error.message[0] != '\0');
    assert_null(record.page);
    assert_int_equal(used, 0);
}

static void cut_records_are_refused(void **state) {
    soat_buffer bytes = record_of_some_page();
    for (size_t size = 0; size < bytes.size; size++) {
        assert_refused(soat_span_make(bytes.data, size));
    }
    soat_buffer_dispose(&bytes);
}

static void flipped_bits_are_refused(void **state) {
    soat_buffer bytes = record_of_some_page();
    for (size_t bit = 0; bit < 8 * bytes.size; bit++) {
        bytes.data[bit / 8] = (char)(bytes.data[bit / 8] ^ (1 << (bit % 8)));
        assert_refused(soat_buffer_span(&bytes));
        bytes.data[bit / 8] = (char)(bytes.data[bit / 8] ^ (1 << (bit % 8)));
    }
    soat_buffer_dispose(&bytes);
}

static void another_version_is_named(void **state) {
    soat_buffer bytes = record_of_some_page();
    bytes.data[8] = 9;
    soat_page_record record;
    soat_error error = {0};
    size_t used = 0;
    assert_int_equal(soat_page_record_read(&record, &used, soat_buffer_span(&bytes), &error),
                     SOAT_ERROR_VERSION);
    assert_non_null(strstr(error.message, "version 9"));
    soat_buffer_dispose(&bytes);
}

static void parts_out_of_order_are_no_record(void **state) {
    random_source source = {7};
    soat_page *page = random_page(&source, 1);
    while (page->line_count < 2) {
        soat_page_free(page);
        page = random_page(&source, 1);
    }
    page->lines[1].first_word = 0;
    soat_buffer bytes = SOAT_BUFFER_INIT;
    assert_int_equal(soat_buffer_append(&bytes, soat_span_from_string("kept"), NULL), SOAT_OK);
    soat_error error = {0};
    assert_int_equal(soat_page_record_write(page, NULL, &bytes, &error), SOAT_ERROR_ARGUMENT);
    assert_int_equal(bytes.size, 4);
    soat_buffer_dispose(&bytes);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_comes_back),
        cmocka_unit_test(cut_records_are_refused),
        cmocka_unit_test(flipped_bits_are_refused),
        cmocka_unit_test(another_version_is_named),
        cmocka_unit_test(parts_out_of_order_are_no_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

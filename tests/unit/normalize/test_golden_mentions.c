/*
 * The golden cases of mentions: tests/golden/normalize/entities, in the format that the README in
 * the folder above tells. Every case is also found again with the text cut in two at each line end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <glob.h>

#include "soat/buffer.h"
#include "soat/file.h"
#include "soat/mention.h"
#include "text/line.h"

static void put(soat_buffer *out, const char *before, soat_span text) {
    assert_int_equal(soat_buffer_append(out, soat_span_from_string(before), NULL), SOAT_OK);
    assert_int_equal(soat_buffer_append(out, text, NULL), SOAT_OK);
}

/* kind text = value .. to unit (paper) ? | … */
static void describe(const soat_mention *found, soat_buffer *out) {
    const soat_span nothing = {0};
    put(out, out->size > 0 ? " | " : "",
        soat_span_from_string(soat_mention_kind_name(found->kind)));
    put(out, " ", found->text);
    put(out, " = ", found->value.size > 0 ? found->value : soat_span_from_string("?"));
    put(out, found->to.size > 0 ? " .. " : "", found->to);
    put(out, found->unit.size > 0 ? " " : "", found->unit);
    put(out, found->paper.size > 0 ? " (" : "", found->paper);
    put(out, found->paper.size > 0 ? ")" : "", nothing);
    put(out, found->ambiguous ? " ambiguous" : "", nothing);
    put(out, found->agrees ? "" : " but ", found->agrees ? nothing : found->figures);
}

static void describe_all(const soat_mention_list *list, soat_buffer *out) {
    for (size_t i = 0; i < list->count; i++) {
        describe(&list->items[i], out);
    }
}

static void check_places(soat_span text, const soat_mention_list *list) {
    size_t end = 0;
    for (size_t i = 0; i < list->count; i++) {
        const soat_mention *const found = &list->items[i];
        assert_true(found->start >= end && found->end > found->start && found->end <= text.size);
        assert_memory_equal(found->text.data, text.data + found->start, found->text.size);
        assert_int_equal(found->text.size, found->end - found->start);
        assert_true(found->kind != SOAT_MENTION_WORDS || found->figures_end <= found->start);
        end = found->end;
    }
}

/* Text by text as a long document is given. */
static void describe_parts(soat_mention_finder *finder, soat_span text, soat_buffer *out) {
    size_t position = 0;
    bool first = true;
    for (soat_span line; soat__line_next(text, &position, &line); first = false) {
        soat_mention_list list;
        const size_t size = (size_t)(text.data + position - line.data);
        const soat_span part = soat_span_make(line.data, size);
        assert_int_equal(first ? soat_mentions_find(finder, part, &list, NULL)
                               : soat_mentions_find_more(finder, part, &list, NULL),
                         SOAT_OK);
        for (size_t i = 0; i < list.count; i++) {
            assert_ptr_equal(list.items[i].text.data, text.data + list.items[i].start);
        }
        describe_all(&list, out);
    }
}

static void unescape(soat_span text, soat_buffer *out) {
    soat_buffer_clear(out);
    for (size_t i = 0; i < text.size; i++) {
        const bool feed = text.data[i] == '\\' && i + 1 < text.size && text.data[i + 1] == 'n';
        i += feed;
        assert_int_equal(
            soat_buffer_append(
                out, feed ? soat_span_make("\n", 1) : soat_span_make(text.data + i, 1), NULL),
            SOAT_OK);
    }
}

static bool same(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

static size_t check_case(soat_mention_finder *finder, const char *path, size_t number,
                         soat_span line) {
    const char *const tab = memchr(line.data, '\t', line.size);
    const size_t left = tab == NULL ? line.size : (size_t)(tab - line.data);
    const soat_span expected =
        tab == NULL ? (soat_span){0} : soat_span_make(tab + 1, line.size - left - 1);
    soat_buffer given = SOAT_BUFFER_INIT, made = SOAT_BUFFER_INIT, parts = SOAT_BUFFER_INIT;
    unescape(soat_span_make(line.data, left), &given);
    const soat_span text = soat_buffer_span(&given);
    soat_mention_list list;
    assert_int_equal(soat_mentions_find(finder, text, &list, NULL), SOAT_OK);
    check_places(text, &list);
    describe_all(&list, &made);
    describe_parts(finder, text, &parts);
    const bool good = same(soat_buffer_span(&made), expected);
    const bool parted = same(soat_buffer_span(&parts), expected);
    if (!good || !parted) {
        const soat_span shown = soat_buffer_span(good ? &parts : &made);
        print_error("%s:%zu: %s%.*s\n  expected [%.*s]\n  made     [%.*s]\n", path, number,
                    good ? "in parts: " : "", (int)text.size, text.data, (int)expected.size,
                    expected.data, (int)shown.size, shown.data);
    }
    soat_buffer_dispose(&given);
    soat_buffer_dispose(&made);
    soat_buffer_dispose(&parts);
    return !good || !parted;
}

static void test_every_golden_case(void **state) {
    (void)state;
    glob_t files;
    size_t cases = 0, failures = 0;
    soat_mention_finder *finder = NULL;
    assert_int_equal(soat_mention_finder_new(&finder, NULL), SOAT_OK);
    assert_int_equal(
        glob(SOAT_SOURCE_DIR "/tests/golden/normalize/entities/*.txt", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        soat_buffer text = SOAT_BUFFER_INIT;
        size_t position = 0, number = 0;
        assert_int_equal(soat_file_read(files.gl_pathv[i], 0, &text, NULL), SOAT_OK);
        for (soat_span line; soat__line_next(soat_buffer_span(&text), &position, &line);) {
            number++;
            if (line.size > 0 && line.data[0] != '#') {
                failures += check_case(finder, files.gl_pathv[i], number, line);
                cases++;
            }
        }
        soat_buffer_dispose(&text);
    }
    globfree(&files);
    soat_mention_finder_free(finder);
    print_message("%zu cases\n", cases);
    assert_true(cases > 0);
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_golden_case)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

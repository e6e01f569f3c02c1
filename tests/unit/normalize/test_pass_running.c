/*
 * What the pass running must hold on random pages of few lines, so that many are alike: it takes whole
 * lines from the edges of pages and nothing else, leaves the page ends, and finds nothing a second time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "soat/buffer.h"
#include "soat/normalize.h"

enum { ROUNDS = 4000, PAGES = 12, LINES = 14, EDGE_LINES = 4 };

static const char *const titles[] = {
    "Bản tin", "BẢN TIN", "Phiếu thu",   "Họ tên",    "Độc lập - Tự do", "Dinh Độc lập", "Trang %u",
    "%u",      "- %u -",  "Sổ tay | %u", "%u Sổ tay", "STT Họ tên",      "Mẫu số %u",    "",
    "",        "12",      "iv"};
static const char *const proses[] = {"Gieo mạ đúng vụ.", "Bón phân cân đối.", "Tưới nước đủ ẩm.",
                                     "a", "Trần Văn Mạch"};

static unsigned draw(uint32_t *seed, unsigned count) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % count;
}

static void make_text(uint32_t *seed, soat_buffer *out) {
    const unsigned pages = draw(seed, PAGES);
    for (unsigned page = 1; page <= pages; page++) {
        const unsigned lines = draw(seed, LINES), prose = draw(seed, 3);
        for (unsigned line = 0; line < lines; line++) {
            char text[64];
            const char *const form = line == lines / 2 && prose > 0
                                         ? proses[draw(seed, sizeof proses / sizeof *proses)]
                                         : titles[draw(seed, sizeof titles / sizeof *titles)];
            const char *const number = strstr(form, "%u");
            if (number == NULL) {
                snprintf(text, sizeof text, "%s\n", form);
            } else {
                snprintf(text, sizeof text, "%.*s%u%s\n", (int)(number - form), form,
                         page + draw(seed, 8) / 7, number + 2);
            }
            assert_int_equal(soat_buffer_append(out, soat_span_from_string(text), NULL), SOAT_OK);
        }
        assert_int_equal(soat_buffer_append(out, soat_span_from_string("\f"), NULL), SOAT_OK);
    }
}

static soat_normalizer *new_normalizer(void) {
    soat_normalize_options options;
    soat_normalize_options_init(&options);
    options.passes = "running";
    soat_normalizer *normalizer = NULL;
    assert_int_equal(soat_normalizer_new(&normalizer, &options, NULL), SOAT_OK);
    return normalizer;
}

static size_t count_byte(soat_span text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == byte;
    }
    return count;
}

/* Lines that are not empty. */
static size_t count_lines(soat_span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] != '\n' && (i + 1 == text.size || text.data[i + 1] == '\n');
    }
    return count;
}

static void check_edit(soat_span text, const soat_normal_edit *edit) {
    assert_int_equal(edit->after.size, 0);
    assert_int_equal(count_byte(edit->before, '\f'), 0);
    assert_in_range(count_lines(edit->before), 1, EDGE_LINES);
    const bool from_top = edit->start == 0 || text.data[edit->start - 1] == '\f';
    const bool to_foot = edit->end == text.size || text.data[edit->end] == '\f';
    assert_true(from_top || to_foot);
    assert_true(from_top || text.data[edit->start - 1] == '\n');
}

static void only_edges_of_pages_go_and_go_at_once(void **state) {
    (void)state;
    soat_normalizer *const normalizer = new_normalizer(), *const again = new_normalizer();
    uint32_t seed = 20;
    size_t taken = 0;
    for (int round = 0; round < ROUNDS; round++) {
        soat_buffer text = SOAT_BUFFER_INIT;
        make_text(&seed, &text);
        const soat_span given = soat_buffer_span(&text);
        soat_normalization once, twice;
        assert_int_equal(soat_normalize(normalizer, given, &once, NULL), SOAT_OK);
        assert_int_equal(count_byte(once.text, '\f'), count_byte(given, '\f'));
        for (size_t i = 0; i < once.edit_count; i++) {
            soat_normal_edit edit;
            assert_true(soat_normalizer_edit(normalizer, i, &edit));
            check_edit(given, &edit);
            taken++;
        }
        assert_int_equal(soat_normalize(again, once.text, &twice, NULL), SOAT_OK);
        if (twice.edit_count != 0) {
            fail_msg("seed %u: a second time something goes from\n%.*s\nwhich was made from\n%.*s",
                     (unsigned)round, (int)once.text.size, once.text.data, (int)given.size,
                     given.data);
        }
        soat_buffer_dispose(&text);
    }
    assert_true(taken > ROUNDS / 4); /* the texts do hold what is looked for */
    soat_normalizer_free(normalizer);
    soat_normalizer_free(again);
}

/* A text that comes in parts counts its pages on. */
static void pages_are_counted_from_part_to_part(void **state) {
    (void)state;
    soat_normalizer *const normalizer = new_normalizer();
    soat_normalization out;
    const soat_span first =
        soat_span_from_string("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\fTrang hai.\n\f");
    const soat_span rest = soat_span_from_string("3\nTrang thứ ba.\n\fTrang thứ tư.\n\f");
    assert_int_equal(soat_normalize(normalizer, first, &out, NULL), SOAT_OK);
    assert_int_equal(out.edit_count, 0);
    assert_int_equal(soat_normalize_more(normalizer, rest, &out, NULL), SOAT_OK);
    assert_int_equal(out.edit_count, 1);
    assert_int_equal(soat_normalize(normalizer, rest, &out, NULL), SOAT_OK);
    assert_int_equal(out.edit_count, 0); /* a new document: the 3 is not of its first page */
    soat_normalizer_free(normalizer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_edges_of_pages_go_and_go_at_once),
        cmocka_unit_test(pages_are_counted_from_part_to_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

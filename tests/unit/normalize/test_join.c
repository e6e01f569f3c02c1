/*
 * What the pass join must hold on lines of every kind, made at random, and on the texts of tests/corpus,
 * as they are and set to many widths: done again it changes nothing, and it takes away nothing but
 * line ends, page ends, blanks around them, and hyphens.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <glob.h>

#include "soat/buffer.h"
#include "soat/file.h"
#include "soat/normalize.h"

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void append(soat_buffer *out, const char *text) {
    assert_int_equal(soat_buffer_append(out, soat_span_from_string(text), NULL), SOAT_OK);
}

/* The bytes that the pass has no business with: all but blanks, ends and hyphens (U+00AD too). */
static void keep_print(soat_span text, soat_buffer *out) {
    soat_buffer_clear(out);
    for (size_t i = 0; i < text.size; i++) {
        const bool soft = i + 1 < text.size && memcmp(&text.data[i], "\xC2\xAD", 2) == 0;
        i += soft;
        if (!soft && strchr(" \t\r\n\f-", text.data[i]) == NULL) {
            assert_int_equal(soat_buffer_append(out, soat_span_make(&text.data[i], 1), NULL),
                             SOAT_OK);
        }
    }
}

static bool same(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

typedef struct fixture {
    soat_normalizer *normalizer;
    soat_buffer given, once, print, made_print;
    uint64_t random;
    size_t changed; /* texts in which something was joined */
} fixture;

static int set_up(void **state) {
    fixture *const self = calloc(1, sizeof *self);
    soat_normalize_options options;
    soat_normalize_options_init(&options);
    options.passes = "join";
    self->random = 20231123;
    *state = self;
    return soat_normalizer_new(&self->normalizer, &options, NULL) == SOAT_OK ? 0 : -1;
}

static int tear_down(void **state) {
    fixture *const self = *state;
    soat_normalizer_free(self->normalizer);
    soat_buffer_dispose(&self->given);
    soat_buffer_dispose(&self->once);
    soat_buffer_dispose(&self->print);
    soat_buffer_dispose(&self->made_print);
    free(self);
    return 0;
}

static void check(fixture *self) {
    const soat_span given = soat_buffer_span(&self->given);
    soat_normalization made;
    assert_int_equal(soat_normalize(self->normalizer, given, &made, NULL), SOAT_OK);
    self->changed += made.edit_count > 0;
    keep_print(given, &self->print);
    keep_print(made.text, &self->made_print);
    if (!same(soat_buffer_span(&self->print), soat_buffer_span(&self->made_print))) {
        fail_msg("print is lost of [%.*s]", (int)given.size, given.data);
    }
    soat_buffer_clear(&self->once);
    assert_int_equal(soat_buffer_append(&self->once, made.text, NULL), SOAT_OK);
    assert_int_equal(soat_normalize(self->normalizer, soat_buffer_span(&self->once), &made, NULL),
                     SOAT_OK);
    if (!same(made.text, soat_buffer_span(&self->once))) {
        fail_msg("done twice differs:\n  given [%.*s]\n  once  [%.*s]\n  twice [%.*s]",
                 (int)given.size, given.data, (int)self->once.size, self->once.data,
                 (int)made.text.size, made.text.data);
    }
}

/* --- at random --- */

static const char *const words[] = {
    "của",          "nhân dân", "và các",  "thực hiện", "nghiêng", "a",        "ở",
    "Ủy ban",       "Hà Nội",   "Theo",    "QUYẾT",     "ĐỊNH",    "UBND",     "TP.",
    "2023",         "12,5",     "1.234",   "số 5",      "552/QĐ",  "i-park",   "(một)",
    "“hai”",        "ba,",      "bốn;",    "năm:",      "sáu.",    "bảy?",     "tám...",
    "inter",        "wi-fi",    "wifi",    "thu1",      "thu[1]",  "thu¹",     "\xFF\xFE",
    "xyzxyzxyzxyz", "Điều 7",   "khoản 2", "–",         "-",       "mười một", "đất",
    "nước non",     "C",        "đ"};
static const char *const begins[] = {
    "",       "",     "",   "",     "",   "     ", "  ", "- ",        "1. ", "a) ", "Điều 5. ",
    "1 Xem ", "[1] ", "* ", "(i) ", "• ", "\t",    "¹ ", "Chương I ", "I. ", "2.1 "};
static const char *const ends[] = {
    "\n",    "\n",  "\n",         "\n",     "\n",         "\n",    "\n",    "\r\n", "\n\n",
    "\r",    "\f",  "\n\f",       "-\n",    "/\n",        ",\n",   ".\n",   ";\n",  " \n",
    "\n \n", "–\n", "\xC2\xAD\n", "\n\f\n", "   x   y\n", ".\n\n", ".\n\f", "\f\f"};

enum { WORDS = sizeof words / sizeof words[0], BEGINS = sizeof begins / sizeof begins[0] };
enum { ENDS = sizeof ends / sizeof ends[0], ROUNDS = 40000, LINES = 24 };

/* Lines about as long as `width` bytes, for the most part; plain ones when `tame`. */
static void make_text(fixture *self, size_t width, bool tame) {
    soat_buffer_clear(&self->given);
    const uint32_t count = next_random(&self->random) % LINES;
    for (uint32_t i = 0; i < count; i++) {
        const size_t start = self->given.size, kind = next_random(&self->random);
        const bool odd = !tame || kind % 8 == 0;
        append(&self->given, odd ? begins[next_random(&self->random) % BEGINS] : "");
        const size_t wanted = kind % 5 == 0 ? next_random(&self->random) % (2 * width) : width;
        while (self->given.size - start < wanted) {
            append(&self->given, words[next_random(&self->random) % (tame && !odd ? 7 : WORDS)]);
            append(&self->given, self->given.size - start < wanted ? " " : "");
        }
        append(&self->given, odd ? ends[next_random(&self->random) % ENDS] : "\n");
    }
}

static void test_random_lines(void **state) {
    fixture *const self = *state;
    for (int round = 0; round < ROUNDS; round++) {
        make_text(self, 30 + next_random(&self->random) % 200, round % 2 == 0);
        check(self);
    }
    assert_true(self->changed > ROUNDS / 4);
}

/* --- real texts --- */

/* Each line of the text broken where it is longer than `width` bytes, some line ends as page ends. */
static void set_to_width(fixture *self, soat_span text, size_t width) {
    soat_buffer_clear(&self->given);
    size_t column = 0;
    for (size_t at = 0; at < text.size; at++) {
        const bool breaks = column > width && text.data[at] == ' ';
        const bool page = breaks && next_random(&self->random) % 30 == 0;
        append(&self->given, page ? "\n\f" : "");
        if (!page) {
            const char byte = text.data[at];
            assert_int_equal(
                soat_buffer_append(&self->given, soat_span_make(breaks ? "\n" : &byte, 1), NULL),
                SOAT_OK);
        }
        column = breaks || text.data[at] == '\n' ? 0 : column + 1;
    }
}

static void check_file(fixture *self, const char *path) {
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_file_read(path, 0, &text, NULL), SOAT_OK);
    soat_buffer_clear(&self->given);
    assert_int_equal(soat_buffer_append(&self->given, soat_buffer_span(&text), NULL), SOAT_OK);
    check(self);
    for (size_t width = 30; width < 230; width += 3) {
        set_to_width(self, soat_buffer_span(&text), width);
        check(self);
    }
    soat_buffer_dispose(&text);
}

static void test_corpus(void **state) {
    fixture *const self = *state;
    static const char *const patterns[] = {"/tests/corpus/text/*.page", "/tests/corpus/scans/*.txt",
                                           "/tests/corpus/*.txt", "/tests/corpus/*.md"};
    size_t count = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        char pattern[4096];
        glob_t files;
        snprintf(pattern, sizeof pattern, "%s%s", SOAT_SOURCE_DIR, patterns[i]);
        assert_int_equal(glob(pattern, 0, NULL, &files), 0);
        for (size_t k = 0; k < files.gl_pathc; k++, count++) {
            check_file(self, files.gl_pathv[k]);
        }
        globfree(&files);
    }
    assert_true(count > 20 && self->changed > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_random_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_corpus, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The golden cases of the passes: the .txt files of tests/golden/normalize, in the
 * format that README.md there tells.
 * Each case is also run on its own result, which must not change, and traced back to its input.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <glob.h>

#include "soat/file.h"
#include "soat/normalize.h"
#include "text/line.h"
#include "text/utf8.h"

typedef struct golden {
    const char *path;
    size_t line, cases, failures;
    soat_normalize_options options;
    char passes[256];
    bool once; /* the result is not expected to stay as it is */
    soat_normalizer *normalizer;
} golden;

static void complain(golden *self, const char *what, soat_span given, soat_span expected,
                     soat_span made) {
    print_error("%s:%zu: %s\n  given    [%.*s]\n  expected [%.*s]\n  made     [%.*s]\n", self->path,
                self->line, what, (int)given.size, given.data, (int)expected.size, expected.data,
                (int)made.size, made.data);
    self->failures++;
}

static bool same(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

/* \n \r \t \f \\ \u{2019} \xFF */
static void unescape(soat_span text, soat_buffer *out) {
    soat_buffer_clear(out);
    for (size_t i = 0; i < text.size; i++) {
        char bytes[SOAT_UTF8_MAX] = {text.data[i]};
        size_t size = 1;
        if (text.data[i] == '\\' && i + 1 < text.size) {
            static const char names[] = "nrtf\\", values[] = "\n\r\t\f\\";
            const char *const known = strchr(names, text.data[++i]);
            if (known != NULL) {
                bytes[0] = values[known - names];
            } else if (text.data[i] == 'x') {
                char hex[3] = {text.data[i + 1], text.data[i + 2], 0};
                bytes[0] = (char)strtoul(hex, NULL, 16);
                i += 2;
            } else {
                assert_true(text.data[i] == 'u' && text.data[i + 1] == '{');
                char *end = NULL;
                size = soat__utf8_encode((uint32_t)strtoul(text.data + i + 2, &end, 16), bytes);
                i = (size_t)(end - text.data);
            }
        }
        assert_int_equal(soat_buffer_append(out, soat_span_make(bytes, size), NULL), SOAT_OK);
    }
}

static void check_source(golden *self, soat_span given, soat_span made) {
    size_t before = 0;
    for (size_t at = 0; at < made.size;) {
        const size_t start = at;
        size_t from = 0, to = 0;
        soat__utf8_next(made, &at);
        soat_normalizer_source(self->normalizer, start, at, &from, &to);
        if (from > to || to > given.size || from < before) {
            complain(self, "a character does not lead back to its source", given, made,
                     soat_span_make(made.data + start, at - start));
            return;
        }
        before = from;
    }
}

static void check_case(golden *self, soat_span given, soat_span expected) {
    soat_normalization made;
    soat_buffer first = SOAT_BUFFER_INIT;
    self->cases++;
    assert_int_equal(soat_normalize(self->normalizer, given, &made, NULL), SOAT_OK);
    if (!same(made.text, expected)) {
        complain(self, "not what was expected", given, expected, made.text);
    }
    check_source(self, given, made.text);
    assert_int_equal(soat_buffer_append(&first, made.text, NULL), SOAT_OK);
    assert_int_equal(soat_normalize(self->normalizer, soat_buffer_span(&first), &made, NULL),
                     SOAT_OK);
    if (!self->once && !same(made.text, soat_buffer_span(&first))) {
        complain(self, "done again it is not the same", soat_buffer_span(&first),
                 soat_buffer_span(&first), made.text);
    }
    soat_buffer_dispose(&first);
}

/* `@passes LIST` begins anew with the defaults; `@set NAME=VALUE`; `@once`. */
static void obey(golden *self, soat_span line) {
    soat_error error = {0};
    char text[256];
    snprintf(text, sizeof text, "%.*s", (int)line.size, line.data);
    if (strncmp(text, "@passes ", 8) == 0) {
        snprintf(self->passes, sizeof self->passes, "%s", text + 8);
        soat_normalize_options_init(&self->options);
        self->options.passes = self->passes;
        self->once = false;
    } else if (strncmp(text, "@set ", 5) == 0 && strchr(text, '=') != NULL) {
        char *const equals = strchr(text, '=');
        const soat_span name = soat_span_make(text + 5, (size_t)(equals - text) - 5);
        if (soat_normalize_set(&self->options, name, soat_span_from_string(equals + 1), &error) !=
            SOAT_OK) {
            fail_msg("%s:%zu: %s", self->path, self->line, error.message);
        }
    } else if (strcmp(text, "@once") == 0) {
        self->once = true;
    } else {
        fail_msg("%s:%zu: what is '%s'?", self->path, self->line, text);
    }
    soat_normalizer_free(self->normalizer);
    if (soat_normalizer_new(&self->normalizer, &self->options, &error) != SOAT_OK) {
        fail_msg("%s:%zu: %s", self->path, self->line, error.message);
    }
}

static void check_line(golden *self, soat_span line, soat_buffer *given, soat_buffer *expected) {
    const char *const tab = memchr(line.data, '\t', line.size);
    const size_t left = tab == NULL ? line.size : (size_t)(tab - line.data);
    unescape(soat_span_make(line.data, left), given);
    unescape(tab == NULL ? soat_span_make(line.data, left)
                         : soat_span_make(tab + 1, line.size - left - 1),
             expected);
    check_case(self, soat_buffer_span(given), soat_buffer_span(expected));
}

static void check_file(golden *self) {
    soat_buffer text = SOAT_BUFFER_INIT, given = SOAT_BUFFER_INIT, expected = SOAT_BUFFER_INIT;
    assert_int_equal(soat_file_read(self->path, 0, &text, NULL), SOAT_OK);
    size_t position = 0;
    for (soat_span line; soat__line_next(soat_buffer_span(&text), &position, &line);) {
        self->line++;
        if (line.size == 0 || line.data[0] == '#') {
            continue;
        }
        if (line.data[0] == '@') {
            obey(self, line);
        } else {
            if (self->normalizer == NULL) {
                fail_msg("%s:%zu: @passes comes first", self->path, self->line);
            }
            check_line(self, line, &given, &expected);
        }
    }
    soat_normalizer_free(self->normalizer);
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&given);
    soat_buffer_dispose(&expected);
}

static void test_every_golden_case(void **state) {
    glob_t files;
    size_t cases = 0, failures = 0;
    assert_int_equal(glob(SOAT_SOURCE_DIR "/tests/golden/normalize/*.txt", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        golden self = {.path = files.gl_pathv[i]};
        check_file(&self);
        cases += self.cases;
        failures += self.failures;
    }
    globfree(&files);
    print_message("%zu cases\n", cases);
    assert_true(cases > 0);
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_golden_case)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* dictionaries/letters.txt and the engine's table of letters say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "text/letter.h"
#include "text/utf8.h"

static const char *const shapes[SOAT_SHAPE_COUNT] = {"none", "circumflex", "breve", "horn",
                                                     "stroke"};
static const char *const tones[SOAT_TONE_COUNT] = {"level", "grave", "hook",
                                                   "tilde", "acute", "dot"};

static void check_letter(const char *text, const char *base, const char *shape, const char *tone,
                         bool upper) {
    size_t position = 0;
    soat_letter letter;
    const soat_span span = soat_span_from_string(text);
    assert_true(soat__letter_from_code_point(soat__utf8_next(span, &position), &letter));
    assert_int_equal(position, span.size);
    assert_int_equal(letter.base, base[0]);
    assert_string_equal(shapes[letter.shape], shape);
    assert_string_equal(tones[letter.tone], tone);
    assert_int_equal(letter.upper, upper);
}

static void the_table_agrees_with_the_dictionary(void **state) {
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat__file_read(SOAT_SOURCE_DIR "/dictionaries/letters.txt", 0, &text, NULL),
                     SOAT_OK);
    size_t rows = 0;
    char *rest = text.data;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        char lower[8], upper[8], base[8], shape[16], tone[16];
        assert_int_equal(sscanf(line, "%7s\t%7s\t%7s\t%15s\t%15s", lower, upper, base, shape, tone),
                         5);
        check_letter(lower, base, shape, tone, false);
        check_letter(upper, base, shape, tone, true);
        rows++;
    }
    /* 12 vowels in 6 tones, 20 consonant letters without y, and đ. */
    assert_int_equal(rows, 12 * 6 + 20 + 1);
    soat_buffer_dispose(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_agrees_with_the_dictionary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

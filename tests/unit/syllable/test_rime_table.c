/* The compiled tables and the files in dictionaries/ say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "soat/buffer.h"
#include "syllable/rime.h"
#include "text/utf8.h"

static const char *const nucleus_names[SOAT_NUCLEUS_COUNT] = {"a", "ă", "â", "e", "ê",  "i", "iê",
                                                              "o", "ô", "ơ", "u", "uô", "ư", "ươ"};
static const char *const coda_names[SOAT_CODA_COUNT] = {"-",  "i", "u", "m", "n",  "ng",
                                                        "nh", "p", "t", "c", "ch", "k"};

static const soat_rime *rime_of(const char *spelling) {
    for (size_t i = 0; i < soat__rime_count(); i++) {
        if (strcmp(soat__rime_at(i)->spelling, spelling) == 0) {
            return soat__rime_at(i);
        }
    }
    return NULL;
}

/* The onset bits of a column such as "0 b ch". */
static uint32_t onsets_of(char *column) {
    uint32_t bits = 0;
    for (char *word = strtok(column, " "); word != NULL; word = strtok(NULL, " ")) {
        const char *const wanted = strcmp(word, "0") == 0 ? "" : word;
        for (size_t onset = 0; onset < SOAT_ONSET_COUNT; onset++) {
            if (strcmp(soat__onset_spelling((soat_onset)onset), wanted) == 0) {
                bits |= 1u << onset;
            }
        }
    }
    return bits;
}

static char *read_dictionary(const char *name) {
    static soat_buffer text;
    char path[512];
    snprintf(path, sizeof path, "%s/dictionaries/%s", SOAT_SOURCE_DIR, name);
    soat_buffer_clear(&text);
    assert_int_equal(soat__file_read(path, 0, &text, NULL), SOAT_OK);
    return text.data;
}

/* Cuts `line` at its tabs into exactly `count` fields. */
static void cut_fields(char *line, char **fields, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fields[i] = line;
        char *const tab = strchr(line, '\t');
        assert_true((tab == NULL) == (i + 1 == count));
        if (tab != NULL) {
            *tab = '\0';
            line = tab + 1;
        }
    }
}

static void rimes_agree_with_the_dictionary(void **state) {
    size_t rows = 0;
    char *rest = read_dictionary("rimes.txt");
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        char *fields[5];
        cut_fields(line, fields, 5);
        const soat_rime *const rime = rime_of(fields[0]);
        assert_non_null(rime);
        assert_string_equal(fields[1], rime->glide ? "w" : "-");
        assert_string_equal(fields[2], nucleus_names[rime->nucleus]);
        assert_string_equal(fields[3], coda_names[rime->coda]);
        assert_int_equal(rime->onsets, onsets_of(fields[4]));
        rows++;
    }
    assert_int_equal(rows, soat__rime_count());
}

static void onsets_agree_with_the_dictionary(void **state) {
    size_t rows = 0;
    char *rest = read_dictionary("onsets.txt");
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        char *fields[3];
        cut_fields(line, fields, 3);
        assert_true(rows < SOAT_ONSET_COUNT);
        assert_string_equal(strcmp(fields[0], "0") == 0 ? "" : fields[0],
                            soat__onset_spelling((soat_onset)rows));
        rows++;
    }
    assert_int_equal(rows, SOAT_ONSET_COUNT);
}

static void keys_are_right_and_sorted(void **state) {
    for (size_t i = 0; i < soat__rime_count(); i++) {
        const soat_rime *const rime = soat__rime_at(i);
        const soat_span spelling = soat_span_from_string(rime->spelling);
        soat_letter letters[SOAT_RIME_LETTERS];
        size_t count = 0;
        for (size_t position = 0; position < spelling.size; count++) {
            assert_true(count < SOAT_RIME_LETTERS);
            assert_true(soat__letter_from_code_point(soat__utf8_next(spelling, &position),
                                                     &letters[count]));
        }
        assert_int_equal(rime->key, soat__rime_key(letters, count));
        assert_int_equal(soat__rime_find(letters, count), i);
        assert_true(i == 0 || soat__rime_at(i - 1)->key < rime->key);
    }
}

static void native_onsets_keep_the_rules_of_spelling(void **state) {
    for (size_t i = 0; i < soat__rime_count(); i++) {
        for (size_t onset = 0; onset < SOAT_ONSET_COUNT; onset++) {
            if ((soat__rime_at(i)->onsets >> onset & 1) != 0) {
                assert_true(soat__rime_allows_onset(soat__rime_at(i), (soat_onset)onset));
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rimes_agree_with_the_dictionary),
        cmocka_unit_test(onsets_agree_with_the_dictionary),
        cmocka_unit_test(keys_are_right_and_sorted),
        cmocka_unit_test(native_onsets_keep_the_rules_of_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

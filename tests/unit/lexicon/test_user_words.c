#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/user_words.h"
#include "soat/buffer.h"

static char folder[] = "/tmp/soat-words-XXXXXX";
static const char *const file_names[] = {"a.aff", "a.dic", "b.aff", "b.dic", "list.txt"};
enum { FILES = sizeof file_names / sizeof file_names[0] };

static const char *path_of(const char *name) {
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_bytes(const char *name, const char *bytes, size_t size) {
    FILE *const file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void write_text(const char *name, const char *text) {
    write_bytes(name, text, strlen(text));
}

static int make_folder(void **state) {
    return mkdtemp(folder) == NULL ? 1 : 0;
}

static int remove_folder(void **state) {
    for (size_t i = 0; i < FILES; i++) {
        unlink(path_of(file_names[i]));
    }
    return rmdir(folder);
}

static int new_words(void **state) {
    soat_user_words *words = NULL;
    for (size_t i = 0; i < FILES; i++) {
        unlink(path_of(file_names[i]));
    }
    if (soat__user_words_new(&words, NULL) != SOAT_OK) {
        return 1;
    }
    *state = words;
    return 0;
}

static int free_words(void **state) {
    soat__user_words_free(*state);
    return 0;
}

static bool knows(soat_user_words *words, const char *word) {
    return soat__user_words_contains(words, soat_span_from_string(word));
}

static soat_status append_visited(void *payload, soat_span word, soat_error *error) {
    const soat_status status = soat_buffer_append(payload, word, error);
    return status == SOAT_OK ? soat_buffer_append(payload, soat_span_make("|", 1), error) : status;
}

static void assert_visits(soat_user_words *words, const char *expected) {
    soat_buffer seen = SOAT_BUFFER_INIT;
    assert_int_equal(soat__user_words_each(words, append_visited, &seen, NULL), SOAT_OK);
    assert_string_equal(seen.data, expected);
    soat_buffer_dispose(&seen);
}

static void nothing_is_known_at_first(void **state) {
    assert_true(soat__user_words_empty(*state));
    assert_false(knows(*state, "UBND"));
    assert_false(knows(*state, ""));
}

static void a_list_is_read(void **state) {
    write_text("list.txt",
               "\xEF\xBB\xBF# place names\r\n\r\n  Pegavision \r\nĐắk \t Lắk\nUBND\niPhone\n"
               "hoà\nho\xCC\xA3"
               "c");
    assert_int_equal(soat__user_words_add_list(*state, path_of("list.txt"), NULL), SOAT_OK);
    assert_false(soat__user_words_empty(*state));
    static const char *const known[] = {"Pegavision", "PEGAVISION", "Đắk Lắk", "ĐẮK LẮK", "Đắk",
                                        "Lắk",        "UBND",       "iPhone",  "IPHONE",  "hoà",
                                        "hòa",        "HOÀ",        "Hòa",     "học"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (!knows(*state, known[i])) {
            fail_msg("%s is not known", known[i]);
        }
    }
    static const char *const unknown[] = {
        "pegavision", "Ubnd", "ubnd", "Iphone", "Đắk  Lắk", "hỏa", "# place names", "place", "hOà"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        if (knows(*state, unknown[i])) {
            fail_msg("%s is known", unknown[i]);
        }
    }
    assert_visits(*state, "Pegavision|Đắk Lắk|UBND|iPhone|hòa|học|");
}

static void a_broken_list_adds_nothing(void **state) {
    soat_error error = {0};
    write_text("list.txt", "good\nb\xFF\x64\n");
    assert_int_equal(soat__user_words_add_list(*state, path_of("list.txt"), &error),
                     SOAT_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "line 2 is not UTF-8"));
    char long_line[300];
    memset(long_line, 'a', sizeof long_line);
    write_bytes("list.txt", long_line, sizeof long_line);
    assert_int_equal(soat__user_words_add_list(*state, path_of("list.txt"), &error),
                     SOAT_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "line 1 is too long"));
    assert_int_equal(soat__user_words_add_list(*state, path_of("none.txt"), &error),
                     SOAT_ERROR_NOT_FOUND);
    assert_true(soat__user_words_empty(*state));
}

static void a_dictionary_answers_with_its_affixes(void **state) {
    write_text("a.aff", "SET UTF-8\nNEEDAFFIX X\nFORBIDDENWORD F\n\nSFX S Y 1\nSFX S 0 s .\n");
    write_text("a.dic", "5\nscan/S\ncẩu/X\nkm\\/h\nbad/F\nthuỷ lực\tpo:noun\n");
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a"), NULL), SOAT_OK);
    for (int round = 0; round < 2; round++) { /* the second one from the memo */
        assert_true(knows(*state, "scan"));
        assert_true(knows(*state, "scans"));
        assert_true(knows(*state, "Scans"));
        assert_true(knows(*state, "km/h"));
        assert_false(knows(*state, "cẩu"));
        assert_false(knows(*state, "bad"));
        assert_false(knows(*state, "skan"));
    }
    assert_visits(*state, "scan|km/h|thuỷ lực|");
}

static void tone_placement_of_the_dictionary_does_not_matter(void **state) {
    write_text("a.aff", "SET UTF-8\n");
    write_text("a.dic", "2\nthuỷ\nhòa\n");
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a.dic"), NULL), SOAT_OK);
    assert_true(knows(*state, "thủy"));
    assert_true(knows(*state, "thuỷ"));
    assert_true(knows(*state, "Hoà"));
    assert_false(knows(*state, "hỏa"));
}

static void other_encodings_are_converted(void **state) {
    write_text("a.aff", "SET ISO8859-1\n");
    write_text("a.dic", "2\ncaf\xE9\nna\xEFve\n");
    write_text("b.aff", "SET KOI8-R\n");
    write_text("b.dic", "1\n\xCD\xC9\xD2\n"); /* мир */
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a.aff"), NULL), SOAT_OK);
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("b"), NULL), SOAT_OK);
    assert_true(knows(*state, "café"));
    assert_true(knows(*state, "мир"));
    assert_false(knows(*state, "cafế")); /* no such letter in the encoding */
    assert_visits(*state, "café|naïve|мир|");
}

static void broken_dictionaries_say_what_is_wrong(void **state) {
    static const struct {
        const char *aff, *dic;
        soat_status status;
        const char *message;
    } cases[] = {
        {NULL, "1\na\n", SOAT_ERROR_NOT_FOUND, "a.aff"},
        {"SET UTF-8\n", NULL, SOAT_ERROR_NOT_FOUND, "a.dic"},
        {"SET UTF-8\n", "word\n", SOAT_ERROR_FORMAT, "first line is not a number"},
        {"SET UTF-8\n", "", SOAT_ERROR_FORMAT, "first line is not a number"},
        {"SET KLINGON-9\n", "1\na\n", SOAT_ERROR_UNSUPPORTED, "KLINGON-9"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unlink(path_of("a.aff"));
        unlink(path_of("a.dic"));
        if (cases[i].aff != NULL) {
            write_text("a.aff", cases[i].aff);
        }
        if (cases[i].dic != NULL) {
            write_text("a.dic", cases[i].dic);
        }
        soat_error error = {0};
        assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a"), &error),
                         cases[i].status);
        assert_non_null(strstr(error.message, cases[i].message));
    }
    write_bytes("a.aff", "SET\0UTF", 7);
    write_text("a.dic", "1\na\n");
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a"), NULL), SOAT_ERROR_FORMAT);
    assert_true(soat__user_words_empty(*state));
}

static void the_memo_is_bounded_and_right(void **state) {
    write_text("a.aff", "SET UTF-8\n");
    write_text("a.dic", "1\nw77\n");
    assert_int_equal(soat__user_words_add_hunspell(*state, path_of("a"), NULL), SOAT_OK);
    for (int i = 0; i < 70000; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%d", i);
        assert_int_equal(knows(*state, word), i == 77);
    }
    assert_true(knows(*state, "w77"));
    /* A word that is added later is known at once, whatever was answered before. */
    assert_false(knows(*state, "w78"));
    assert_int_equal(soat__user_words_add(*state, soat_span_from_string("w78"), NULL), SOAT_OK);
    assert_true(knows(*state, "w78"));
}

static soat_status refuse(void *payload, soat_span word, soat_error *error) {
    ++*(size_t *)payload;
    return SOAT_ERROR_LIMIT;
}

static void a_visitor_ends_the_walk(void **state) {
    size_t visits = 0;
    assert_int_equal(soat__user_words_add(*state, soat_span_from_string("một"), NULL), SOAT_OK);
    assert_int_equal(soat__user_words_add(*state, soat_span_from_string("hai"), NULL), SOAT_OK);
    assert_int_equal(soat__user_words_each(*state, refuse, &visits, NULL), SOAT_ERROR_LIMIT);
    assert_int_equal(visits, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_known_at_first, new_words, free_words),
        cmocka_unit_test_setup_teardown(a_list_is_read, new_words, free_words),
        cmocka_unit_test_setup_teardown(a_broken_list_adds_nothing, new_words, free_words),
        cmocka_unit_test_setup_teardown(a_dictionary_answers_with_its_affixes, new_words,
                                        free_words),
        cmocka_unit_test_setup_teardown(tone_placement_of_the_dictionary_does_not_matter, new_words,
                                        free_words),
        cmocka_unit_test_setup_teardown(other_encodings_are_converted, new_words, free_words),
        cmocka_unit_test_setup_teardown(broken_dictionaries_say_what_is_wrong, new_words,
                                        free_words),
        cmocka_unit_test_setup_teardown(the_memo_is_bounded_and_right, new_words, free_words),
        cmocka_unit_test_setup_teardown(a_visitor_ends_the_walk, new_words, free_words),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

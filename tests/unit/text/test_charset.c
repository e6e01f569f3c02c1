/* Every character of every charset, both ways; the same as glibc and ICU where they know it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <iconv.h>
#include <unicode/ucnv.h>

#include "text/charset.h"
#include "text/letter.h"
#include "text/nfc.h"
#include "text/utf8.h"

static const soat_charset *charset(const char *name) {
    const soat_charset *const found = soat_charset_find(soat_span_from_string(name));
    assert_non_null(found);
    return found;
}

static void assert_text(const char *what, soat_span made, soat_span expected) {
    if (made.size != expected.size || memcmp(made.data, expected.data, made.size) != 0) {
        fail_msg("%s: made [%.*s], expected [%.*s]", what, (int)made.size,
                 made.data != NULL ? made.data : "", (int)expected.size, expected.data);
    }
}

/* There and back. */
static void check_round(const soat_charset *set, soat_span text) {
    soat_buffer there = SOAT_BUFFER_INIT, back = SOAT_BUFFER_INIT;
    soat_charset_report lost = {0};
    assert_int_equal(soat_charset_encode(set, text, &there, &lost, NULL), SOAT_OK);
    if (lost.lost > 0) {
        fail_msg("%s has no place for '%.*s'", soat_charset_name(set), (int)text.size, text.data);
    }
    assert_int_equal(soat_charset_decode(set, soat_buffer_span(&there), &back, &lost, NULL),
                     SOAT_OK);
    assert_int_equal(lost.lost, 0);
    assert_text(soat_charset_name(set), soat_buffer_span(&back), text);
    soat_buffer_dispose(&there);
    soat_buffer_dispose(&back);
}

static bool carries(const soat_charset *set, soat_letter letter) {
    const bool tcvn3 = strncmp(set->name, "tcvn3", 5) == 0;
    return !tcvn3 ||
           (set->capitals ? letter.upper : !letter.upper || letter.tone == SOAT_TONE_LEVEL);
}

static void test_every_letter_there_and_back(void **state) {
    for (size_t i = 0; i < soat_charset_count(); i++) {
        size_t count = 0;
        for (uint32_t code = 'A'; code < 0x1F00; code++) {
            soat_letter letter;
            if (soat__letter_from_code_point(code, &letter) &&
                carries(soat_charset_at(i), letter)) {
                char bytes[SOAT_UTF8_MAX];
                check_round(soat_charset_at(i),
                            soat_span_make(bytes, soat__utf8_encode(code, bytes)));
                count++;
            }
        }
        assert_in_range(count, 93, 186);
    }
}

static void test_every_row_of_the_tables(void **state) {
    for (size_t i = 0; i < soat_charset_count(); i++) {
        const soat_charset *const set = soat_charset_at(i);
        for (size_t row = 0; row < set->byte_rows && !set->shown && !set->capitals; row++) {
            const uint16_t value = set->bytes[row].bytes;
            const char bytes[2] = {(char)(value >> 8), (char)value};
            const soat_span given =
                value > 0xFF ? soat_span_make(bytes, 2) : soat_span_make(bytes + 1, 1);
            char expected[SOAT_UTF8_MAX];
            const size_t size = soat__utf8_encode(set->bytes[row].code_point, expected);
            soat_buffer made = SOAT_BUFFER_INIT;
            soat_charset_report lost = {0};
            assert_int_equal(soat_charset_decode(set, given, &made, &lost, NULL), SOAT_OK);
            assert_int_equal(lost.lost, 0);
            assert_text(set->name, soat_buffer_span(&made), soat_span_make(expected, size));
            soat_buffer_dispose(&made);
        }
    }
}

/* What glibc makes of one byte or two, in NFC; empty when it refuses. */
static void by_glibc(const char *name, soat_span bytes, soat_buffer *out) {
    const iconv_t converter = iconv_open("UTF-8", name);
    assert_true(converter != (iconv_t)-1);
    char in[8] = {0}, made[32];
    memcpy(in, bytes.data, bytes.size);
    char *from = in, *to = made;
    size_t left = bytes.size, room = sizeof made;
    const bool good = iconv(converter, &from, &left, &to, &room) != (size_t)-1 &&
                      iconv(converter, NULL, NULL, &to, &room) != (size_t)-1;
    if (good) {
        soat__nfc_append(soat_span_make(made, (size_t)(to - made)), out, NULL);
    }
    iconv_close(converter);
}

static void test_same_as_glibc(void **state) {
    static const char *const pairs[][2] = {
        {"viscii", "VISCII"}, {"tcvn5712-1", "TCVN"}, {"windows-1258", "CP1258"}};
    for (size_t i = 0; i < 3; i++) {
        size_t compared = 0;
        for (unsigned value = 0; value < 0x10000; value++) {
            const char bytes[2] = {(char)(value >> 8), (char)value};
            if (value > 0xFF && ((value >> 8) < 'A' || (value & 0xFF) < 0x80)) {
                continue; /* pairs that can combine: something before a high byte */
            }
            const soat_span given =
                value > 0xFF ? soat_span_make(bytes, 2) : soat_span_make(bytes + 1, 1);
            soat_buffer theirs = SOAT_BUFFER_INIT, ours = SOAT_BUFFER_INIT;
            soat_charset_report lost = {0};
            by_glibc(pairs[i][1], given, &theirs);
            soat_charset_decode(charset(pairs[i][0]), given, &ours, &lost, NULL);
            assert_true(theirs.size > 0 || lost.lost > 0);
            /* glibc puts marks that are not Vietnamese together in an order of its own. */
            size_t position = 0;
            soat_letter letter;
            const bool known =
                theirs.size > 0 &&
                (value <= 0xFF ||
                 soat__letter_from_code_point(soat__utf8_next(soat_buffer_span(&theirs), &position),
                                              &letter)) &&
                (value <= 0xFF || position == theirs.size);
            if (known) {
                assert_text(pairs[i][0], soat_buffer_span(&ours), soat_buffer_span(&theirs));
                compared++;
            }
            soat_buffer_dispose(&theirs);
            soat_buffer_dispose(&ours);
        }
        assert_true(compared > 250);
    }
}

static void test_same_as_icu(void **state) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *const converter = ucnv_open("windows-1258", &status);
    assert_true(U_SUCCESS(status));
    for (int byte = 0x80; byte < 0x100; byte++) {
        const char given[1] = {(char)byte};
        UChar theirs[4];
        status = U_ZERO_ERROR;
        const int32_t size = ucnv_toUChars(converter, theirs, 4, given, 1, &status);
        soat_buffer ours = SOAT_BUFFER_INIT;
        soat_charset_report lost = {0};
        soat_charset_decode(charset("windows-1258"), soat_span_make(given, 1), &ours, &lost, NULL);
        size_t position = 0;
        const uint32_t code = soat__utf8_next(soat_buffer_span(&ours), &position);
        assert_int_equal(size, 1);
        /* ICU maps the unassigned bytes to controls. */
        assert_true(lost.lost == 1 ? theirs[0] < 0xA0 || theirs[0] == 0xFFFD : theirs[0] == code);
        soat_buffer_dispose(&ours);
    }
    ucnv_close(converter);
}

static void test_what_is_lost_is_counted(void **state) {
    soat_buffer made = SOAT_BUFFER_INIT;
    soat_charset_report lost = {0};
    soat_charset_encode(charset("tcvn3"), soat_span_from_string("VIỆT 中"), &made, &lost, NULL);
    assert_text("tcvn3", soat_buffer_span(&made), soat_span_from_string("VI\xD6T ?"));
    assert_int_equal(lost.lost, 2);
    assert_int_equal(lost.first_lost, 2);
    soat_buffer_clear(&made);
    soat_charset_encode(charset("viscii"), soat_span_from_string("“a”… — \x02"), &made, &lost,
                        NULL);
    assert_text("viscii", soat_buffer_span(&made), soat_span_from_string("\"a\"... - ?"));
    assert_int_equal(lost.lost, 5);
    assert_int_equal(lost.first_lost, 0);
    soat_buffer_clear(&made);
    soat_charset_decode(charset("viscii"), soat_span_from_string("ab"), &made, &lost, NULL);
    assert_int_equal(lost.lost, 0);
    soat_buffer_clear(&made);
    soat_charset_decode(charset("vps"), soat_span_from_string("ab\xFC"), &made, &lost, NULL);
    assert_text("vps", soat_buffer_span(&made), soat_span_from_string("abü"));
    assert_int_equal(lost.lost, 1);
    assert_int_equal(lost.first_lost, 2);
    soat_buffer_dispose(&made);
}

static void test_names(void **state) {
    assert_ptr_equal(charset("TCVN3"), charset("abc"));
    assert_ptr_equal(charset("VNI-Windows"), charset("vni"));
    assert_ptr_equal(charset("cp1258"), charset("windows-1258"));
    assert_null(soat_charset_find(soat_span_from_string("")));
    assert_null(soat_charset_find(soat_span_from_string("latin")));
    assert_null(soat_charset_find(soat_span_from_string("tcvn3 ")));
    assert_null(soat_charset_at(soat_charset_count()));
    for (size_t i = 0; i < soat_charset_count(); i++) {
        assert_ptr_equal(charset(soat_charset_name(soat_charset_at(i))), soat_charset_at(i));
        assert_true(strlen(soat_charset_description(soat_charset_at(i))) > 5);
    }
}

static void test_viqr_escapes(void **state) {
    static const char *const rows[][2] = {{"Vie^.t Nam", "Việt Nam"},
                                          {"ddu+o+`ng DDo^`ng", "đường Đồng"},
                                          {"tha`nh\\.", "thành."},
                                          {"ta\\.", "ta."},
                                          {"cha\\?", "cha?"},
                                          {"a\\^b", "a^b"},
                                          {"u*o*?", "ưở"},
                                          {"\\\\", "\\"},
                                          {"e~ e? y.", "ẽ ẻ ỵ"},
                                          {"b.", "b."},
                                          {"d\\d", "dd"},
                                          {"a..", "ạ."}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        soat_buffer made = SOAT_BUFFER_INIT;
        soat_charset_decode(charset("viqr"), soat_span_from_string(rows[i][0]), &made, NULL, NULL);
        assert_text("viqr", soat_buffer_span(&made), soat_span_from_string(rows[i][1]));
        soat_buffer_dispose(&made);
        check_round(charset("viqr"), soat_span_from_string(rows[i][1]));
    }
    check_round(charset("viqr"), soat_span_from_string("Ta ở đâu? \"Đây.\" a+b^2 (dd) d\\d o.o"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_letter_there_and_back),
        cmocka_unit_test(test_every_row_of_the_tables),
        cmocka_unit_test(test_same_as_glibc),
        cmocka_unit_test(test_same_as_icu),
        cmocka_unit_test(test_what_is_lost_is_counted),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_viqr_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

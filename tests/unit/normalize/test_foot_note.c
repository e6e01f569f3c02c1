/* The mark of a note, and what in the text above refers to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "normalize/foot_note.h"

static void test_marks(void **state) {
    (void)state;
    static const struct {
        const char *line, *mark;
    } cases[] = {{"1 Xem Thông tư", "1"},
                 {"12 Như trên", "12"},
                 {"1Xem Thông tư", "1"},
                 {"[3] xem thêm", "[3]"},
                 {"(2) xem thêm", "(2)"},
                 {"¹ xem thêm", "¹"},
                 {"¹²Xem", "¹²"},
                 {"* Ghi chú", "*"},
                 {"**Ghi chú", "**"},
                 {"15 hộ nghèo", ""},
                 {"2023 Năm", ""},
                 {"1. Xem", ""},
                 {"(hai) người", ""},
                 {"3KW", ""},
                 {"", ""},
                 {"1", ""},
                 {"*", ""},
                 {"******", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const soat_span mark = soat__note_mark(soat_span_from_string(cases[i].line));
        if (mark.size != strlen(cases[i].mark) ||
            memcmp(mark.data, cases[i].mark, mark.size) != 0) {
            fail_msg("'%s': '%.*s'", cases[i].line, (int)mark.size, mark.data);
        }
    }
}

static void test_references(void **state) {
    (void)state;
    static const struct {
        const char *mark, *above;
        bool refers;
    } cases[] = {{"1", "mới được nghiệm thu1.", true},
                 {"1", "mới được nghiệm thu.1 Trường hợp", true},
                 {"1", "gọi là “thu”1 thì", true},
                 {"1", "mới được nghiệm thu11.", false},
                 {"1", "mới được 1 lần", false},
                 {"1", "số 2,1 và 3.1", false},
                 {"15", "Luật 36/2024/QH15", false},
                 {"1", "A/1 và B-1", false},
                 {"[1]", "nghiệm thu[1]", true},
                 {"(1)", "nghiệm thu (1)", true},
                 {"(1)", "nghiệm thu\n(1) một", false},
                 {"¹", "nghiệm thu¹", true},
                 {"¹", "nghiệm thu¹²", false},
                 {"*", "nghiệm thu*", true},
                 {"*", "nghiệm thu**", false},
                 {"*", "một\n* hai", false},
                 {"1", "", false},
                 {"", "thu1", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (soat__note_is_referred_to(soat_span_from_string(cases[i].mark),
                                      soat_span_from_string(cases[i].above)) != cases[i].refers) {
            fail_msg("'%s' in '%s'", cases[i].mark, cases[i].above);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marks),
                                       cmocka_unit_test(test_references)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

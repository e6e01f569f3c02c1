/* What the beginning and the end of a line say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syllable/line_signs.h"

enum {
    BULLET = SOAT_LINE_BULLET,
    NUMBER = SOAT_LINE_NUMBER,
    HEADING = SOAT_LINE_HEADING,
    LOWER = SOAT_LINE_LOWER,
    UPPER = SOAT_LINE_UPPER,
    CAPITALS = SOAT_LINE_CAPITALS,
    CLAUSE = SOAT_LINE_CLAUSE,
    SENTENCE = SOAT_LINE_SENTENCE,
    LISTING = SOAT_LINE_LISTING,
    CUT = SOAT_LINE_CUT,
    OPEN = SOAT_LINE_OPEN
};

static void test_signs(void **state) {
    (void)state;
    static const struct {
        const char *line;
        unsigned signs;
    } cases[] = {
        {"", 0},
        {"- Báo cáo", BULLET},
        {"-Căn cứ", BULLET},
        {"-5 độ", 0},
        {"• Tiết kiệm điện;", BULLET | CLAUSE | LISTING},
        {"1. Hồ sơ", NUMBER},
        {"2.1. Kết quả", NUMBER},
        {"2.1 Kết quả", NUMBER},
        {"2.1 triệu", 0},
        {"a) Văn bản", NUMBER},
        {"đ) văn bản", NUMBER},
        {"(ii) bản sao", NUMBER},
        {"(một) người", 0},
        {"IV. KIẾN NGHỊ", NUMBER | CAPITALS},
        {"2023. Sau đó", 0},
        {"Điều 5. Nghỉ hằng năm", NUMBER | HEADING},
        {"Điều 5 Thông tư này", NUMBER},
        {"Chương II", NUMBER | HEADING},
        {"Phụ lục", UPPER},
        {"nhân dân", LOWER},
        {"Nhân dân", UPPER},
        {"“Nhân dân", UPPER},
        {"(Đã ký)", UPPER | CLAUSE},
        {"CỘNG HÒA", UPPER | CAPITALS},
        {"112/2025/QH15;", CLAUSE | LISTING},
        {"IV.", UPPER | CLAUSE | SENTENCE},
        {"xong.", LOWER | CLAUSE | SENTENCE},
        {"xong.”", LOWER | CLAUSE | SENTENCE},
        {"xong (rồi!)", LOWER | CLAUSE | SENTENCE},
        {"ở TP.", LOWER | CLAUSE},
        {"như sau:", LOWER | CLAUSE | LISTING},
        {"xe công-", LOWER | CUT},
        {"số 552/", LOWER | CUT},
        {"từ 2021–", LOWER | CUT},
        {"Hà Nội -", UPPER},
        {"theo lời của", LOWER | OPEN},
        {"tủa", LOWER},
        {"\xFF", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const unsigned signs = soat__line_signs(soat_span_from_string(cases[i].line));
        if (signs != cases[i].signs) {
            fail_msg("'%s': %u, not %u", cases[i].line, signs, cases[i].signs);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_signs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

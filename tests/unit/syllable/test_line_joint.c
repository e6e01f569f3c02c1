/* Which lines of print belong together, and what becomes of the hyphen between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "syllable/line_joint.h"
#include "text/utf8.h"

static const soat_column_shape column = {.left = 0, .right = 600, .letter = 10};

static int32_t width_of(soat_span text, bool first_word) {
    int32_t letters = 0;
    for (size_t position = 0; position < text.size; letters++) {
        if (first_word && text.data[position] == ' ') {
            break;
        }
        soat__utf8_next(text, &position);
    }
    return 10 * letters;
}

/* A line that begins at `left` and, when `full`, reaches the right edge. */
static soat_line_shape shape_of(const char *string, int32_t left, bool full) {
    const soat_span text = soat_span_from_string(string);
    return (soat_line_shape){.text = text,
                             .left = left,
                             .right = full ? 595 : left + width_of(text, false),
                             .first_word_width = width_of(text, true)};
}

typedef struct joint_case {
    const char *line;
    int32_t left;
    bool full;
    const char *next;
    int32_t next_left;
    soat_line_joint expected;
} joint_case;

static void check(const joint_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const joint_case *const one = &cases[i];
        const soat_line_shape line = shape_of(one->line, one->left, one->full);
        const soat_line_shape next = shape_of(one->next, one->next_left, false);
        const soat_line_joint joint = soat__line_joint(&line, &next, &column);
        if (joint != one->expected) {
            fail_msg("'%s' | '%s': %d, not %d", one->line, one->next, (int)joint,
                     (int)one->expected);
        }
    }
}

static void paragraphs_end_where_they_end(void **state) {
    static const joint_case cases[] = {
        {"Ủy ban nhân dân xã đã triển khai các", 30, true, "nhiệm vụ trong năm.", 0,
         SOAT_JOINT_BLANK},
        /* The next word would have fit. */
        {"nhiệm vụ trong năm.", 0, false, "Về kinh tế, tổng giá trị", 0, SOAT_JOINT_BREAK},
        /* Indented, though the line before it is full. */
        {"các nhiệm vụ trong năm vừa qua theo kế hoạch.", 0, true, "Về kinh tế, tổng", 30,
         SOAT_JOINT_BREAK},
        /* Two paragraphs of one full line each. */
        {"Tổ chức thực hiện theo đúng tiến độ đã đề ra.", 30, true, "Báo cáo kết quả.", 30,
         SOAT_JOINT_BREAK},
        /* A block that stands in as a whole. */
        {"Căn cứ Luật Tổ chức chính quyền địa phương ngày", 30, true, "19 tháng 6 năm 2015", 30,
         SOAT_JOINT_BLANK},
        {"các văn bản quy phạm pháp luật sau đây:", 0, true, "- Luật Đất đai;", 0,
         SOAT_JOINT_BREAK},
        {"các văn bản quy phạm pháp luật sau đây:", 0, true, "-Luật Đất đai;", 0, SOAT_JOINT_BREAK},
        {"thực hiện theo quy định của pháp luật;", 0, true, "b) Báo cáo tổng kết", 0,
         SOAT_JOINT_BREAK},
        {"thực hiện theo quy định của pháp luật.", 0, true, "2.1. Kết quả", 0, SOAT_JOINT_BREAK},
        {"thực hiện theo quy định của pháp luật.", 0, true, "IV. Kiến nghị", 0, SOAT_JOINT_BREAK},
        {"thực hiện theo quy định của pháp luật.", 0, true, "Điều 7. Thời hạn", 0,
         SOAT_JOINT_BREAK},
        /* The text of an item stands under its text. */
        {"- Chỉ đạo các phòng, ban chuyên môn phối hợp", 30, true, "chặt chẽ với các xã.", 50,
         SOAT_JOINT_BLANK},
        /* Not every number is one of a list. */
        {"theo quy định tại khoản 2 và khoản 3 của", 0, true, "Điều 7 Thông tư này.", 0,
         SOAT_JOINT_BLANK},
        /* A heading ends without a mark. */
        {"Điều 7. Thời hạn bảo quản tài liệu hình thành trong", 0, true, "1. Tài liệu gồm", 0,
         SOAT_JOINT_BREAK},
        {"Điều 7. Thời hạn bảo quản tài liệu hình thành trong", 0, true, "hoạt động của cơ quan", 0,
         SOAT_JOINT_BLANK},
        {"được quy định cụ thể cho từng địa bàn của TP.", 0, true, "Hà Giang", 0, SOAT_JOINT_BLANK},
        {"tổng kết thực hiện Nghị quyết đến hết năm", 0, true, "2023. Sau đó sẽ báo cáo.", 0,
         SOAT_JOINT_BLANK},
        {"tỷ lệ hộ nghèo giảm còn dưới mức là", 0, true, "5. Trong đó", 0, SOAT_JOINT_BLANK},
        {"BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ PHÁT", 0, true, "TRIỂN KINH TẾ", 0, SOAT_JOINT_BLANK},
        {"BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ PHÁT", 0, true, "năm 2023", 0, SOAT_JOINT_BREAK},
        {"", 0, false, "năm 2023", 0, SOAT_JOINT_BREAK},
    };
    check(cases, sizeof cases / sizeof cases[0]);
}

static void hyphens_of_words_stay(void **state) {
    static const joint_case cases[] = {
        {"tổ chức hội thảo về organiza-", 0, true, "tion của", 0, SOAT_JOINT_HYPHEN},
        /* Nothing here tells whether the word has a hyphen: it stays. */
        {"tổ chức hội thảo inter-", 0, true, "national về môi trường", 0, SOAT_JOINT_CLOSE},
        {"lắp đặt mạng Wi-", 0, true, "fi miễn phí", 0, SOAT_JOINT_CLOSE},
        {"kết nối In-", 0, true, "tơ-nét tốc độ cao", 0, SOAT_JOINT_CLOSE},
        {"kết nối In-tơ-", 0, true, "nét tốc độ cao", 0, SOAT_JOINT_CLOSE},
        {"thủ tục check-", 0, true, "in tại sân bay", 0, SOAT_JOINT_CLOSE},
        {"công ty Opti-", 0, true, "cal Việt Nam", 0, SOAT_JOINT_HYPHEN},
        {"dùng phần mềm micro\xC2\xAD", 0, true, "processor mới", 0, SOAT_JOINT_HYPHEN},
        {"chữ viết hoa bị cắt ngh-", 0, true, "iêng xuống dòng", 0, SOAT_JOINT_HYPHEN},
        {"khu công nghiệp i-", 0, true, "park tại địa phương", 0, SOAT_JOINT_CLOSE},
        {"đầu tư theo hình thức BT-", 0, true, "BOT trên địa bàn", 0, SOAT_JOINT_CLOSE},
        {"hợp đồng BT-", 0, true, "bot", 0, SOAT_JOINT_CLOSE},
        {"vận chuyển bằng công-", 0, true, "ten-nơ qua cảng", 0, SOAT_JOINT_CLOSE},
        {"quan hệ hữu nghị Việt-", 0, true, "Nhật trong năm", 0, SOAT_JOINT_CLOSE},
        {"phòng chống dịch Covid-", 0, true, "19 trên địa bàn", 0, SOAT_JOINT_CLOSE},
        {"giai đoạn 2020-", 0, true, "2025 của tỉnh", 0, SOAT_JOINT_CLOSE},
        {"tuyến đường Hà Nội -", 0, true, "Hải Phòng", 0, SOAT_JOINT_BLANK},
        {"theo Quyết định số 552/", 0, true, "QĐ-UBND ngày", 0, SOAT_JOINT_CLOSE},
        {"tốc độ tối đa là 60 km /", 0, true, "giờ", 0, SOAT_JOINT_BLANK},
    };
    check(cases, sizeof cases / sizeof cases[0]);
    assert_int_equal(soat__line_hyphen_size(soat_span_from_string("inter-")), 1);
    assert_int_equal(soat__line_hyphen_size(soat_span_from_string("inter\xE2\x80\x90")), 3);
    assert_int_equal(soat__line_hyphen_size(soat_span_from_string("inter")), 0);
}

static void rows_of_a_table_stay_rows(void **state) {
    const soat_line_shape row = shape_of("Nà Tấu 48,91 892 3.967 81", 0, true);
    soat_line_shape next = shape_of("Khuối Vài 61,07 704 3.342 55", 0, true);
    assert_int_equal(soat__line_joint(&row, &next, &column), SOAT_JOINT_BLANK);
    next.has_gap = true;
    assert_int_equal(soat__line_joint(&row, &next, &column), SOAT_JOINT_BREAK);
    assert_int_equal(soat__line_joint(&next, &row, &column), SOAT_JOINT_BREAK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_end_where_they_end),
        cmocka_unit_test(hyphens_of_words_stay),
        cmocka_unit_test(rows_of_a_table_stay_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

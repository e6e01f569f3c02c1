/* Codes, dates, addresses and short forms whose signs or letters were misread; and what must stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "correct/code_parts.h"
#include "correct/code_repair.h"
#include "correct/form_repair.h"
#include "correct/forms.h"
#include "tiny/tiny_model.h"

static soat_model *model;

static int open_model(void **state) {
    (void)state;
    model = tiny_model_new();
    return 0;
}

static int close_model(void **state) {
    (void)state;
    soat_model_free(model);
    return 0;
}

/* What is demanded in `text`, in order, as `read>meant `; every such form is guarded whole. */
static void assert_forms(const char *text, const char *expected) {
    soat_units units = {0};
    soat_arena arena = {0};
    char found[512] = "";
    size_t size = 0;
    assert_int_equal(soat__units_read(&units, model, soat_span_from_string(text), &arena, NULL),
                     SOAT_OK);
    assert_int_equal(soat__forms_read(&units, &arena, NULL), SOAT_OK);
    for (size_t i = 0; i < units.count; i++) {
        const soat_unit *const unit = &units.items[i];
        if (unit->meant.data == NULL) {
            continue;
        }
        const soat_span read = soat__units_text(&units, i, i + unit->meant_units);
        size += (size_t)snprintf(found + size, sizeof found - size, "%.*s>%.*s ", (int)read.size,
                                 read.data, (int)unit->meant.size, unit->meant.data);
        for (size_t part = i; part < i + unit->meant_units; part++) {
            assert_true(units.items[part].guarded);
        }
    }
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    if (strcmp(found, expected) != 0) {
        fail_msg("%s\nfound '%s', expected '%s'", text, found, expected);
    }
}

static void assert_untouched(const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_forms(texts[i], "");
    }
}
#define ASSERT_UNTOUCHED(texts) assert_untouched(texts, sizeof texts / sizeof texts[0])

static void test_signs_of_codes_are_slashes(void **state) {
    (void)state;
    assert_forms("số 12⁄QĐ-UBND", "12⁄QĐ-UBND>12/QĐ-UBND ");
    assert_forms("(số 12∕2021／TT-BXD),", "12∕2021／TT-BXD>12/2021/TT-BXD ");
    assert_forms("số 7ƒBB-HĐQT.", "7ƒBB-HĐQT>7/BB-HĐQT ");
    assert_forms("số 12'QĐ-UBND", "12'QĐ-UBND>12/QĐ-UBND ");
    assert_forms("số 12|2021/TT-BXD", "12|2021/TT-BXD>12/2021/TT-BXD ");
    assert_forms("số 25lKH-UBND", "25lKH-UBND>25/KH-UBND ");
    assert_forms("số 9⁄NQ-XYZK", "9⁄NQ-XYZK>9/NQ-XYZK "); /* whoever issued it */
}

static void test_lost_signs_of_codes_come_back(void **state) {
    (void)state;
    assert_forms("số 56NQ-HĐND ngày", "56NQ-HĐND>56/NQ-HĐND ");
    assert_forms("số 98/2021NĐ-CP", "98/2021NĐ-CP>98/2021/NĐ-CP ");
    assert_forms("số 18NQ/TW", "18NQ/TW>18-NQ/TW ");
    assert_forms("số 54/2019/NĐ_CP", "54/2019/NĐ_CP>54/2019/NĐ-CP ");
    assert_forms("số 77/KL~-TTr", "77/KL~-TTr>77/KL-TTr ");
}

static void test_parts_of_codes_are_read_by_the_table(void **state) {
    (void)state;
    assert_forms("số 12/QÐ-UBND", "12/QÐ-UBND>12/QĐ-UBND ");
    assert_forms("số 12/OĐ-TTg", "12/OĐ-TTg>12/QĐ-TTg ");
    assert_forms("số 12/2016/ND-CP", "12/2016/ND-CP>12/2016/NĐ-CP ");
    assert_forms("số 12/NQ-HDND", "12/NQ-HDND>12/NQ-HĐND ");
    assert_forms("số 12/TTY-UBND", "12/TTY-UBND>12/TTr-UBND ");
    assert_forms("Số:    /TTt-SXD", "/TTt-SXD>/TTr-SXD ");
    assert_forms("số 15⁄2020/QHl4", "15⁄2020/QHl4>15/2020/QH14 ");
}

static void test_right_codes_stay(void **state) {
    (void)state;
    static const char *const texts[] = {
        "552/QĐ-UBND 02/2025/NĐ-CP 45-CT/TW 15/2020/QH14 188/TTr-UBND CT/TW",
        "12/2017/TTLT-BTC-BNN&PTNT 02/BC-DN 4/TTX-UBQN 12/TB-DL 3/GP-CTAB",
        "12/2020/NĐ–CP",    /* a dash is the print's own */
        "2/TTY-XQZ",        /* nothing else says that it is a code */
        "17B1-2345 2020NQ", /* a plate; no second part */
        "28/2014TT/BNNPTNT",
        "3'15 5'NQ A4-B5",
        "12/QĐ-TTG", /* capitals are how it was typed */
        "tháng 12/2020 TT-BTC",
    };
    ASSERT_UNTOUCHED(texts);
}

static void test_dates(void **state) {
    (void)state;
    assert_forms("ngày 14⁄3/2024,", "14⁄3/2024>14/3/2024 ");
    assert_forms("ngày 14'3/2024", "14'3/2024>14/3/2024 ");
    assert_forms("ngày 14/3l2024", "14/3l2024>14/3/2024 ");
    assert_forms("tháng 3⁄2024", "3⁄2024>3/2024 ");
    static const char *const texts[] = {
        "14'3 14/3/2024 14/3!", "dày 1⁄2 in", "45'13/2024", "14l3l2024", "14'3'2024",
    };
    ASSERT_UNTOUCHED(texts);
}

static void test_subject_lines(void **state) {
    (void)state;
    assert_forms("V⁄v cấp phép xây dựng", "V⁄v>V/v ");
    assert_forms("V/w: cấp phép", "V/w>V/v ");
    assert_forms("V/ v cấp phép", "V/ v>V/v ");
    assert_forms("Số: 12/SXD-QLN\nVÀ' cấp phép", "VÀ'>V/v ");
    assert_forms("Số: 12/SXD-QLN\nV/ cấp phép", "V/>V/v ");
    assert_forms("Số: 12/SXD-QLN V⁄ cấp phép", "V⁄>V/v ");
    assert_forms("ngày 5 tháng 4 năm 2024\nVAr cấp phép", "VAr>V/v ");
    static const char *const texts[] = {
        "V/v cấp phép",
        "V/ Kiến nghị",
        "IV/ cấp phép\nV/ cấp phép", /* a heading: no code lies before */
        "công suất 5 VAr trên máy",
        "Viv là một hãng",
        "Số: 12/SXD-QLN\nVà cấp phép",
        "Số: 12/SXD-QLN\nVới tinh thần",
        "điện áp 5 V/y tế",
        "V⁄v",
    };
    ASSERT_UNTOUCHED(texts);
}

static void test_standing_bodies(void **state) {
    (void)state;
    assert_forms("- TI Tỉnh ủy, TY HĐND tỉnh;", "TI>TT TY>TT ");
    assert_forms("1T Huyện uỷ;", "1T>TT ");
    assert_forms("Tỉnh ủy; TỪ HĐND tỉnh;", "TỪ>TT ");
    static const char *const texts[] = {
        "- TT Tỉnh ủy, TT HĐND tỉnh;",
        "- TV Tỉnh ủy; TY Tỉnh ủy;",
        "KẾT LUẬN.\nTỪ HĐND TỈNH",
        "văn bản TI HĐND tỉnh",
        "- TI vi",
        "- TT\nTI",
    };
    ASSERT_UNTOUCHED(texts);
}

static void test_degrees(void **state) {
    (void)state;
    assert_forms("BSCKH. Tạ Văn An", "BSCKH>BSCKII ");
    assert_forms("DSCK1l. Tạ Văn An; BS.CKl Tạ", "DSCK1l>DSCKII BS.CKl>BS.CKI ");
    static const char *const texts[] = {"BSCKI. BSCKII. BS.CKI DSCKII BSCK BSCKHN CKH"};
    ASSERT_UNTOUCHED(texts);
}

static void test_addresses(void **state) {
    (void)state;
    assert_forms("gửi vanthu@®tinh.example.vn.", "vanthu@®tinh.example.vn>vanthu@tinh.example.vn ");
    assert_forms("gửi vanthu@tinh.examplevn,", "vanthu@tinh.examplevn>vanthu@tinh.example.vn ");
    assert_forms("tại https:/tinh.example.vn/a",
                 "https:/tinh.example.vn/a>https://tinh.example.vn/a ");
    assert_forms("tại http://www.tinh.govvn/a",
                 "http://www.tinh.govvn/a>http://www.tinh.gov.vn/a ");
    static const char *const texts[] = {
        "a@tinh.example.vn https://tinh.example.vn/ http://localvn/a@b.vn",
        "https:/",
        "@®",
        "5*@lần",
        "a@b.evn",
    };
    ASSERT_UNTOUCHED(texts);
}

/* Whatever is put in, what comes out is right: it is not repaired again. */
static void test_repaired_codes_stay(void **state) {
    (void)state;
    static const char *const texts[] = {"12⁄QD-UBNĐ", "7'8/2021", "45QĐ-TTg", "1ƒ2020lTTf-SXD"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char once[SOAT_CODE_REPAIR_BYTES], twice[SOAT_CODE_REPAIR_BYTES];
        const soat_span text = soat_span_from_string(texts[i]);
        size_t size = soat__date_repair(text, once);
        size = size > 0 ? size : soat__code_repair(text, once);
        assert_true(size > 0);
        assert_int_equal(soat__code_repair(soat_span_make(once, size), twice), 0);
        assert_int_equal(soat__date_repair(soat_span_make(once, size), twice), 0);
    }
}

/* The longest text of the most parts, each repaired to a longer one, fits what it is written to. */
static void test_longest_code_fits(void **state) {
    (void)state;
    char text[SOAT_CODE_REPAIR_MOST + 2] = "1QD";
    while (strlen(text) + 3 <= SOAT_CODE_REPAIR_MOST) {
        strcat(text, "-QD");
    }
    char *const out = malloc(SOAT_CODE_REPAIR_BYTES);
    assert_non_null(out);
    const size_t size = soat__code_repair(soat_span_from_string(text), out);
    assert_true(size <= SOAT_CODE_REPAIR_BYTES);
    memset(text, '1', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(soat__code_repair(soat_span_from_string(text), out), 0);
    free(out);
}

static void test_parts(void **state) {
    (void)state;
    assert_true(soat__code_part_is_known(soat_span_from_string("QĐ")));
    assert_true(soat__code_part_is_known(soat_span_from_string("UBTVQH15")));
    assert_false(soat__code_part_is_known(soat_span_from_string("QĐ15")));
    assert_false(soat__code_part_is_known(soat_span_from_string("")));
    assert_string_equal(soat__code_part_meant(soat_span_from_string("BGDDT"), true), "BGDĐT");
    assert_string_equal(soat__code_part_meant(soat_span_from_string("ƯBND"), true), "UBND");
    assert_string_equal(soat__code_part_meant(soat_span_from_string("TTq"), true), "TTg");
    assert_null(soat__code_part_meant(soat_span_from_string("BTX"), true));
    assert_null(soat__code_part_meant(soat_span_from_string("DN"), true)); /* ĐN is seldom */
    assert_null(soat__code_part_meant(soat_span_from_string(""), true));
    assert_string_equal(soat__code_part_meant(soat_span_from_string("ND"), true), "NĐ");
    assert_null(soat__code_part_meant(soat_span_from_string("ND"), false)); /* nông dân */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs_of_codes_are_slashes),
        cmocka_unit_test(test_lost_signs_of_codes_come_back),
        cmocka_unit_test(test_parts_of_codes_are_read_by_the_table),
        cmocka_unit_test(test_right_codes_stay),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_subject_lines),
        cmocka_unit_test(test_standing_bodies),
        cmocka_unit_test(test_degrees),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_repaired_codes_stay),
        cmocka_unit_test(test_longest_code_fits),
        cmocka_unit_test(test_parts),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}

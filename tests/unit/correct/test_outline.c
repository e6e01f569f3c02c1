/* Marks of headings and items that are out of their turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "correct/outline.h"
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

/* The lines of `text` with what is demanded carried out; true when they are `lines` again. */
static bool is_repaired_or_left(const char *text, const char *const *lines, size_t count) {
    soat_units units = {0};
    soat_arena arena = {0};
    char whole[1024] = "", result[1024];
    size_t size = 0, done = 0, changes = 0;
    assert_int_equal(soat__units_read(&units, model, soat_span_from_string(text), &arena, NULL),
                     SOAT_OK);
    assert_int_equal(soat__outline_read(&units, &arena, NULL), SOAT_OK);
    for (size_t i = 0; i < units.count; i++) {
        const soat_unit *const unit = &units.items[i];
        if (unit->meant.data != NULL) {
            const soat_token *const last = &units.items[i + unit->meant_units - 1].token;
            size += (size_t)sprintf(result + size, "%.*s%.*s", (int)(unit->token.start - done),
                                    text + done, (int)unit->meant.size, unit->meant.data);
            done = last->start + last->text.size;
            changes++;
        }
    }
    sprintf(result + size, "%s", text + done);
    for (size_t i = 0; i < count; i++) {
        sprintf(whole + strlen(whole), "%s\n", lines[i]);
    }
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    if (changes > 0 && strcmp(result, whole) != 0) {
        fail_msg("read:\n%s\nmade:\n%s", text, result);
    }
    return changes > 0;
}

/* What is demanded in `text`, in order, as `read>meant `. */
static void assert_outline(const char *text, const char *expected) {
    soat_units units = {0};
    soat_arena arena = {0};
    char found[256] = "";
    size_t size = 0;
    assert_int_equal(soat__units_read(&units, model, soat_span_from_string(text), &arena, NULL),
                     SOAT_OK);
    assert_int_equal(soat__outline_read(&units, &arena, NULL), SOAT_OK);
    for (size_t i = 0; i < units.count; i++) {
        const soat_unit *const unit = &units.items[i];
        if (unit->meant.data != NULL) {
            const soat_token *const last = &units.items[i + unit->meant_units - 1].token;
            size +=
                (size_t)snprintf(found + size, sizeof found - size, "%.*s>%.*s ",
                                 (int)(last->start + last->text.size - unit->token.start),
                                 unit->token.text.data, (int)unit->meant.size, unit->meant.data);
        }
    }
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    if (strcmp(found, expected) != 0) {
        fail_msg("%s\nfound '%s', expected '%s'", text, found, expected);
    }
}

static void test_headings_have_their_turn(void **state) {
    (void)state;
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nII. NHIỆM VỤ\n", "II>III ");
    assert_outline("1. KẾT QUẢ\n1. Thu\n2. Chi\nH. HẠN CHẾ\nHI. NHIỆM VỤ\n", "1>I H>II HI>III ");
    assert_outline("I1. KẾT QUẢ\n1H. HẠN CHẾ\n", "I1>I 1H>II ");
    assert_outline("I. MỤC ĐÍCH\nI. YÊU CẦU\nIII. NHIỆM VỤ\n", "I>II ");
    assert_outline("I. MỤC ĐÍCH\nIII. YÊU CẦU\nIII. NHIỆM VỤ\n", "III>II ");
    assert_outline("L. MỤC ĐÍCH\n1. Thu\n2. Chi\n", "L>I ");
    assert_outline("XI. Thu\nXII. Chi\nXIN. Nợ\nXIV. Quỹ\n", "XIN>XIII ");
    assert_outline("I. Thu\nII. Chi\nII. Nợ\n", "II>III ");
}

static void test_headings_that_may_be_meant_stay(void **state) {
    (void)state;
    assert_outline("1. MỤC ĐÍCH\n2. YÊU CẦU\n3. NHIỆM VỤ\n", "");
    assert_outline("III. NHIỆM VỤ\nIV. GIẢI PHÁP\n", "");
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nI. MỤC ĐÍCH\n", "");
    assert_outline("I. KẾT QUẢ\nI. MỤC ĐÍCH\n", "");
    assert_outline("khóa I. KẾT QUẢ\nkhóa II. KẾT QUẢ khóa II. KẾT", "");
    assert_outline("I. KẾT QUẢ\nII.\n", "");
    assert_outline("TL. CHỦ TỊCH\nH. HẢI HẬU\n", "");
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nB. KIẾN NGHỊ\nII. NHIỆM VỤ\n", "");
    assert_outline("I. KẾT QUẢ\nII. HẠN CHẾ\nII. NHIỆM VỤ\nIII. QUỸ\n", ""); /* counted twice */
}

static void test_chapters_have_their_turn(void **state) {
    (void)state;
    assert_outline("Chương I\nChương H\n", "H>II ");
    assert_outline("Chương [II\nĐIỀU KHOẢN\n", "[II>III ");
    assert_outline("Chương II]\nĐIỀU KHOẢN\n", "II]>III ");
    assert_outline("Chương I\nĐiều 6. Hồ sơ\nChương III\nĐiều 10. Hiệu lực\n", "I>II ");
    assert_outline("PHẦN II\nDÂN SỐ\nBiếu 3.1. Dân số\nBiểu 3.2. Trâu, bò\n", "II>III ");
    assert_outline("PHẦN I\nPHẦN II\nPHẦN II\nPHẦN IV\n", "II>III ");
    assert_outline("Điều l. Một\nĐiều 2. Hai\n", "l>1 ");
    assert_outline("Điều 1. Một\nĐiều 2. Hai\nĐiều 8. Ba\nĐiều 4. Bốn\nĐiều 5. Năm\n", "8>3 ");
}

static void test_chapters_that_may_be_meant_stay(void **state) {
    (void)state;
    assert_outline("Chương I\nĐiều 1. Hồ sơ\nChương III\nĐiều 10. Hiệu lực\n", "");
    assert_outline("Chương II\nĐiều 5. Hồ sơ\ntheo\nChương II.\n", "");
    assert_outline("PHẦN II\n3. Dân số\n3.1. Xã\n3.2. Thôn\n", "");
    assert_outline("Điều 4. Hồ sơ theo\nĐiều 12. Trường hợp\nĐiều 5. Hai\nĐiều 6. Ba\n", "");
    assert_outline("Điều 4. Hồ sơ\nĐiều 12 Luật này\nĐiều 6. Ba\n", "");
    assert_outline("Phần H2\nPhần thưởng\n", "");
    assert_outline("Chương 1\nChương 2\n", "");
    assert_outline("Mục 1 THU\nChương II\nMục 1 CHI\n", "");
}

static void test_items_have_their_turn(void **state) {
    (void)state;
    assert_outline("a) một\nb) hai\ne) ba\nd) bốn\n", "e>c ");
    assert_outline("a) một\nb) hai\nc) ba\nđ) bốn\nđ) năm\n", "đ>d ");
    assert_outline("a) một\nb) hai\ne) ba\n", "e>c ");
    assert_outline("i) chín\nk) mười\n1) mười một\nm) mười hai\n", "1>l ");
    assert_outline("e) sáu\n9) bảy\nh) tám\n", "9>g ");
    assert_outline("A. Một\nB. Hai\nC. Ba\nĐ. Bốn\n", "Đ>D ");
    assert_outline("l. Một\n2. Hai\n", "l>1 ");
    assert_outline("1. Một\n2. Hai\n3. Ba\nl. Một\n2. Hai\n", "l>1 ");
    assert_outline("1/ Một\n2/ Hai\n9/ Ba\n4/ Bốn\n5/ Năm\n", "9>3 ");
    assert_outline("1.1. Một\n1.2. Hai\n1.8. Ba\n1.4. Bốn\n1.5. Năm\n", "1.8>1.3 ");
}

static void test_items_that_may_be_meant_stay(void **state) {
    (void)state;
    assert_outline("b) hai\ne) ba\n", "");
    assert_outline("c) ba\nđ) bốn\ne) năm\n", "");
    assert_outline("a) một\nb) hai\nc) ba\nd) bốn\nđ) năm\ne) sáu\ng) bảy\n", "");
    assert_outline("a) một\nb) hai\nc) ba\n1. bốn\nđ) năm\n", "");
    assert_outline("k) mười\n1) một\n2) hai\nm) mười hai\n", "");
    assert_outline("1. Một\n2. Hai\n1. Một\n2. Hai\n4. Bốn\n5. Năm\n", "");
    assert_outline("1. Một\n2. Hai\n2. Hai\n4. Bốn\n5. Năm\n", ""); /* the author's slip */
    assert_outline("1. Một\n2. Hai\n21.9.1973 sinh\n4. Bốn\n", "");
    assert_outline("I. Thu\n2. Chi\nII. Nợ\n", "");
    assert_outline("1 Hà 35\n2 An 41\n8 Tú 20\n4 Hân 18\n", ""); /* a table */
}

/* Each mark of a document damaged in each way by itself: nothing else may ever be demanded. */
static void test_one_damaged_mark_never_moves_another(void **state) {
    (void)state;
    static const char *const marks[] = {
        "Chương I",   "Điều 1. Một", "1. Hai",     "a) Ba",   "b) Bốn",  "c) Năm",
        "d) Sáu",     "đ) Bảy",      "e) Tám",     "2. Chín", "3. Mười", "4. Hai",
        "Chương II",  "Điều 2. Ba",  "Điều 3. Tư", "1. Năm",  "2. Sáu",  "Điều 4. Bảy",
        "Chương III", "Điều 5. Tám", "Điều 6. Tư"};
    static const struct {
        const char *from, *to;
    } damages[] = {{"III", "II"}, {"II", "I"},  {"II", "H"},  {"d)", "đ)"},
                   {"đ)", "d)"},  {"c)", "e)"}, {"e)", "c)"}, {"1", "l"},
                   {"1", "I"},    {"3", "8"},   {"5", "6"},   {"2", "7"}};
    enum { MARKS = sizeof marks / sizeof marks[0] };
    size_t repaired = 0;
    for (size_t damage = 0; damage < sizeof damages / sizeof damages[0]; damage++) {
        for (size_t at = 0; at < MARKS; at++) {
            char text[1024] = "";
            char after[32], *found = NULL;
            for (size_t i = 0; i < MARKS; i++) {
                char *const line = text + strlen(text);
                sprintf(line, "%s\n", marks[i]);
                char *const place = i == at ? strstr(line, damages[damage].from) : NULL;
                if (place != NULL) {
                    const size_t from = strlen(damages[damage].from);
                    sprintf(after, "%s", place + from);
                    sprintf(place, "%s%s", damages[damage].to, after);
                    found = place;
                }
            }
            if (found != NULL) {
                repaired += is_repaired_or_left(text, marks, MARKS);
            }
        }
    }
    assert_int_equal(repaired, 14); /* of 24 */
}

static void assert_numeral(const char *read, const char *meant) {
    const char *const found = soat__damaged_numeral(soat_span_from_string(read));
    if (meant == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        assert_string_equal(found, meant);
    }
}

static void test_two_strokes_are_read_as_h(void **state) {
    (void)state;
    assert_numeral("XIH", "XIII");
    assert_numeral("HI", "III");
    assert_numeral("VHI", "VIII");
    assert_numeral("XH", NULL); /* xã hội */
    assert_numeral("VH", NULL); /* văn hóa */
    assert_numeral("XIHV", NULL);
    assert_numeral("THI", NULL); /* a word; IIII is no numeral */
    assert_numeral("NHI", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_have_their_turn),
        cmocka_unit_test(test_headings_that_may_be_meant_stay),
        cmocka_unit_test(test_chapters_have_their_turn),
        cmocka_unit_test(test_chapters_that_may_be_meant_stay),
        cmocka_unit_test(test_items_have_their_turn),
        cmocka_unit_test(test_items_that_may_be_meant_stay),
        cmocka_unit_test(test_one_damaged_mark_never_moves_another),
        cmocka_unit_test(test_two_strokes_are_read_as_h),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}

/* What a text layer is made of: places on paper, letters, the font, lines, content. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "pdf/layer_content.h"
#include "pdf/letter_shape.h"
#include "pdf/line_fit.h"

static void assert_point(const soat_matrix *matrix, double x, double y, double right, double up) {
    assert_true(fabs(matrix->a * x + matrix->c * y + matrix->e - right) < 1e-9);
    assert_true(fabs(matrix->b * x + matrix->d * y + matrix->f - up) < 1e-9);
}

/* A sheet of 100 by 200 points at (10, 20); its top left and bottom right corner as displayed. */
static void pixels_lie_on_the_paper_whatever_the_turn(void **state) {
    static const struct {
        int64_t turn;
        int32_t width, height;
        double top_left[2], bottom_right[2];
    } turns[] = {
        {0, 50, 100, {10, 220}, {110, 20}},   {90, 100, 50, {10, 20}, {110, 220}},
        {180, 50, 100, {110, 20}, {10, 220}}, {270, 100, 50, {110, 220}, {10, 20}},
        {-90, 100, 50, {110, 220}, {10, 20}}, {450, 100, 50, {10, 20}, {110, 220}},
        {45, 50, 100, {10, 220}, {110, 20}},
    };
    const soat_rectangle shown = {10, 20, 110, 220};
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        const soat_matrix place =
            soat__page_place(shown, turns[i].turn, turns[i].width, turns[i].height);
        assert_point(&place, 0, turns[i].height, turns[i].top_left[0], turns[i].top_left[1]);
        assert_point(&place, turns[i].width, 0, turns[i].bottom_right[0], turns[i].bottom_right[1]);
    }
}

static void assert_shown(soat_rectangle crop, soat_rectangle wanted) {
    const soat_rectangle shown = soat__page_shown((soat_rectangle){0, 0, 100, 200}, crop);
    assert_memory_equal(&shown, &wanted, sizeof wanted);
}

static void what_is_shown_is_what_poppler_shows(void **state) {
    assert_shown((soat_rectangle){10, 10, 90, 190}, (soat_rectangle){10, 10, 90, 190});
    assert_shown((soat_rectangle){50, -10, 120, 100}, (soat_rectangle){50, 0, 100, 100});
    assert_shown((soat_rectangle){10, 50, 90, 350}, (soat_rectangle){10, 0, 90, 200});
    assert_shown((soat_rectangle){300, 10, 350, 20}, (soat_rectangle){0, 0, 100, 200});
}

static void letters_have_the_extent_of_their_marks(void **state) {
    const soat_letter_shape a = soat__letter_shape('a'), hat = soat__letter_shape(0x1EA5),
                            dot = soat__letter_shape(0x1EA1), upper = soat__letter_shape(0x1EA4);
    assert_int_equal(a.width, hat.width);
    assert_true(a.top < hat.top && hat.top < upper.top);
    assert_true(a.bottom == 0 && dot.bottom < 0 && dot.top == a.top);
    assert_false(soat__letter_shape('-').tells);
    assert_int_equal(soat__letter_shape(0x6F22).width, 1000);
    for (uint32_t code_point = 0; code_point < 0x20000; code_point++) {
        const soat_letter_shape shape = soat__letter_shape(code_point);
        assert_true(shape.top > shape.bottom && shape.width > 0);
    }
}

static unsigned long big(const char *bytes, int count) {
    unsigned long value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return value;
}

static unsigned long sum_of(const char *bytes, size_t size) {
    unsigned long sum = 0;
    for (size_t i = 0; i < size; i += 4) {
        sum += big(bytes + i, 4);
    }
    return sum & 0xFFFFFFFF;
}

static void the_font_program_is_a_sound_truetype_file(void **state) {
    soat_buffer file = SOAT_BUFFER_INIT;
    assert_int_equal(soat__layer_font_program(&file, NULL), SOAT_OK);
    assert_int_equal(sum_of(file.data, file.size), 0xB1B0AFBA);
    const unsigned long tables = big(file.data + 4, 2);
    size_t end = 12 + 16 * tables;
    unsigned long metrics = 0, places = 0, glyphs = 0, glyphs_size = 0;
    for (unsigned long i = 0; i < tables; i++) {
        const char *const entry = file.data + 12 + 16 * i;
        const unsigned long offset = big(entry + 8, 4), size = big(entry + 12, 4);
        assert_true(i == 0 || memcmp(entry - 16, entry, 4) < 0);
        assert_int_equal(offset, end);
        assert_true(offset + size <= file.size);
        if (memcmp(entry, "head", 4) != 0) {
            assert_int_equal(big(entry + 4, 4), sum_of(file.data + offset, (size + 3) / 4 * 4));
        }
        metrics = memcmp(entry, "hmtx", 4) == 0 ? offset : metrics;
        places = memcmp(entry, "loca", 4) == 0 ? offset : places;
        glyphs = memcmp(entry, "glyf", 4) == 0 ? offset : glyphs;
        glyphs_size = memcmp(entry, "glyf", 4) == 0 ? size : glyphs_size;
        end = offset + (size + 3) / 4 * 4;
    }
    assert_int_equal(end, file.size);
    for (int i = 0; i < SOAT_LETTER_WIDTH_COUNT; i++) {
        assert_int_equal(big(file.data + metrics + 4 + 4 * (size_t)i, 2), soat__letter_width(i));
        /* One contour as wide as the letter. */
        const char *const place = file.data + places + 2 * ((size_t)i + 1);
        const char *const glyph = file.data + glyphs + 2 * big(place, 2);
        assert_int_equal(big(glyph, 2), 1);
        assert_int_equal(big(glyph + 6, 2), soat__letter_width(i));
        const unsigned long points = big(glyph + 10, 2) + 1;
        assert_int_equal(2 * big(place + 2, 2) - 2 * big(place, 2), 14 + 5 * points);
    }
    assert_int_equal(2 * big(file.data + places + 2 * (SOAT_LETTER_WIDTH_COUNT + 1), 2),
                     glyphs_size);
    soat_buffer_dispose(&file);
}

static void codes_are_code_points_and_those_beyond_come_in_turn(void **state) {
    static soat_layer_font font;
    memset(&font, 0, sizeof font);
    assert_int_equal(soat__layer_font_code(&font, 0x1EBF), 0x1EBF);
    assert_int_equal(soat__layer_font_code(&font, 0x1F600), 0xD800);
    assert_int_equal(soat__layer_font_code(&font, 0x20000), 0xD801);
    assert_int_equal(soat__layer_font_code(&font, 0x1F600), 0xD800);
    assert_int_equal(soat__layer_font_code(&font, 0xD900), 0xFFFD);
    soat_syntax_writer map = SOAT_SYNTAX_WRITER_INIT;
    soat__layer_font_to_unicode(&font, &map);
    assert_non_null(strstr(map.bytes.data, "2 beginbfrange\n<1E00> <1EFF> <1E00>\n<FF00>"));
    assert_non_null(strstr(map.bytes.data, "<D800> <D83DDE00>"));
    assert_non_null(strstr(map.bytes.data, "<D801> <D840DC00>"));
    soat_buffer_dispose(&map.bytes);
    for (uint32_t i = 0; i < 5000; i++) {
        const unsigned code = soat__layer_font_code(&font, 0x20000 + i);
        assert_true(code == 0xFFFD || (code >= 0xD800 && code < 0xDFFF));
    }
}

static void no_code_that_is_used_leads_to_notdef(void **state) {
    static soat_layer_font font;
    memset(&font, 0, sizeof font);
    soat__layer_font_code(&font, 'A');
    soat__layer_font_code(&font, 0x1F600);
    soat_syntax_writer glyphs = SOAT_SYNTAX_WRITER_INIT, widths = SOAT_SYNTAX_WRITER_INIT;
    soat__layer_font_glyphs(&font, &glyphs);
    assert_int_equal(glyphs.bytes.size, 2 * (0xD800 + 1));
    assert_int_equal(glyphs.bytes.data[2 * 'A' + 1], 1 + soat__letter_width_class('A'));
    assert_int_equal(glyphs.bytes.data[2 * 'B' + 1], 0);
    assert_true(glyphs.bytes.data[2 * 0xD800 + 1] > 0);
    soat__layer_font_widths(&font, &widths);
    assert_string_equal(widths.bytes.data, "[ 65[722] 55296[1000]]");
    soat_buffer_dispose(&glyphs.bytes);
    soat_buffer_dispose(&widths.bytes);
}

static soat_output_word word(const char *text, int left, int top, int right, int bottom) {
    return (soat_output_word){.text = soat_span_from_string(text),
                              .box = {left, top, right, bottom}};
}

/* Size 100, baseline at 1000, as boxes of such words are. */
static void size_and_baseline_come_from_the_letters(void **state) {
    const soat_output_word words[] = {
        word("cao", 0, 954, 150, 1000), word("gia", 200, 932, 320, 1022),
        word("HÀ", 400, 912, 550, 1000), word("ạ", 600, 954, 650, 1019)};
    const soat_line_fit fit = soat__line_fit((soat_box){0, 912, 650, 1022}, words, 4, 0);
    assert_true(fabs(fit.size - 100) < 5);
    assert_true(fabs(fit.baseline - 1000) < 3);
    assert_true(fit.slope == 0);
}

static void a_skewed_line_has_a_slope_and_a_stained_word_does_not_tilt_it(void **state) {
    soat_output_word words[8];
    for (int i = 0; i < 8; i++) {
        const int fall = i * 200 / 50; /* 1 in 50 */
        words[i] = word("sao", i * 200, 954 + fall, i * 200 + 130, 1000 + fall);
    }
    words[5].box.bottom += 60;
    const soat_line_fit fit = soat__line_fit((soat_box){0, 950, 1600, 1090}, words, 8, 0);
    assert_true(fabs(fit.slope - 0.02) < 0.003);
    assert_true(fabs(fit.baseline - 1000) < 5);
}

static void content_of(const soat_matrix *place, bool joined, char *out, size_t size) {
    static soat_layer_font font;
    soat_page_builder *const builder = soat__page_builder_new(1, 1000, 1000, 200);
    soat__page_builder_line(builder, (soat_box){100, 100, 400, 169});
    soat__page_builder_word(builder, (soat_box){100, 100, 200, 169}, soat_span_from_string("(k"),
                            90);
    soat__page_builder_word(builder, (soat_box){300, 100, 400, 169}, soat_span_from_string("h"),
                            90);
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    page->words[0].joined_to_next = joined;
    soat_syntax_writer content = SOAT_SYNTAX_WRITER_INIT;
    soat__layer_content(page, place, "Soat", &font, &content);
    assert_int_equal(soat__put_status(&content, NULL), SOAT_OK);
    assert_true(content.bytes.size < size);
    memcpy(out, content.bytes.data, content.bytes.size);
    soat_buffer_dispose(&content.bytes);
    soat_page_free(page);
}

static void a_line_is_one_run_with_spaces_and_its_own_state(void **state) {
    const soat_matrix place = {0.5, 0, 0, 0.5, 10, -20.25};
    char content[512] = "";
    content_of(&place, false, content, sizeof content);
    static const char begin[] = "q .5 0 0 .5 10 -20.25 cm\nBT 3 Tr\n/Soat ";
    assert_memory_equal(content, begin, sizeof begin - 1);
    assert_non_null(memmem(content, sizeof content, "(\0\\(\0k\0 )", 9));
    assert_non_null(memmem(content, sizeof content, "ET Q\n", 5));
}

/* Two words, one after the other as the text runs, on a page of 300 by 200 pixels. */
static void text_is_laid_the_way_it_runs(void **state) {
    static const struct {
        soat_box first, second;
        int quarters;
    } ways[] = {
        {{10, 50, 100, 90}, {110, 50, 200, 90}, 0},
        {{210, 10, 250, 100}, {210, 110, 250, 190}, 1},
        {{200, 50, 290, 90}, {110, 50, 190, 90}, 2},
        {{50, 110, 90, 190}, {50, 10, 90, 100}, 3},
    };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        soat_page *page = NULL;
        soat_page_builder *const builder = soat__page_builder_new(1, 300, 200, 100);
        soat__page_builder_line(builder, (soat_box){10, 10, 290, 190});
        soat__page_builder_word(builder, ways[i].first, soat_span_from_string("đồng"), 90);
        soat__page_builder_word(builder, ways[i].second, soat_span_from_string("hồ"), 90);
        assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
        soat__page_builder_free(builder);
        const soat_page_turn turn = soat__page_turn(page);
        assert_int_equal(turn.quarters, ways[i].quarters);
        const soat_box first = soat__page_turn_box(turn, ways[i].first),
                       second = soat__page_turn_box(turn, ways[i].second);
        assert_true(first.left >= 0 && first.right < second.left && first.top == second.top);
        /* The upright box's top left is the corner of the displayed box where the word begins. */
        const soat_matrix same = {1, 0, 0, 1, 0, 0}, back = soat__page_turn_place(turn, &same);
        const soat_box box = ways[i].first;
        const double corners[4][2] = {{box.left, 200 - box.top},
                                      {box.right, 200 - box.top},
                                      {box.right, 200 - box.bottom},
                                      {box.left, 200 - box.bottom}};
        assert_point(&back, first.left, soat__page_turn_height(turn) - first.top,
                     corners[turn.quarters][0], corners[turn.quarters][1]);
        soat_page_free(page);
    }
}

static void joined_words_have_no_space_between(void **state) {
    const soat_matrix place = {1, 0, 0, 1, 0, 0};
    char content[512] = "";
    content_of(&place, true, content, sizeof content);
    assert_non_null(memmem(content, sizeof content, "(\0\\(\0k\0h\0 )", 11));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_lie_on_the_paper_whatever_the_turn),
        cmocka_unit_test(what_is_shown_is_what_poppler_shows),
        cmocka_unit_test(letters_have_the_extent_of_their_marks),
        cmocka_unit_test(the_font_program_is_a_sound_truetype_file),
        cmocka_unit_test(codes_are_code_points_and_those_beyond_come_in_turn),
        cmocka_unit_test(no_code_that_is_used_leads_to_notdef),
        cmocka_unit_test(size_and_baseline_come_from_the_letters),
        cmocka_unit_test(a_skewed_line_has_a_slope_and_a_stained_word_does_not_tilt_it),
        cmocka_unit_test(a_line_is_one_run_with_spaces_and_its_own_state),
        cmocka_unit_test(text_is_laid_the_way_it_runs),
        cmocka_unit_test(joined_words_have_no_space_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

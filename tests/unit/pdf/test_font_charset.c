/* Pages whose text is set in fonts of legacy charsets, as programs of the nineties wrote them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "soat/charset.h"
#include "soat/scan.h"

static char path[] = "/tmp/soat-legacy-XXXXXX.pdf";

/* A line of text in a font that claims to be Latin. `charset` NULL: the bytes as they are. */
typedef struct set_line {
    const char *font, *charset, *text;
} set_line;

static void put_line(FILE *file, const set_line *line, size_t font) {
    soat_buffer bytes = SOAT_BUFFER_INIT;
    const soat_span text = soat_span_from_string(line->text);
    if (line->charset == NULL) {
        assert_int_equal(soat_buffer_append(&bytes, text, NULL), SOAT_OK);
    } else {
        const soat_charset *const charset = soat_charset_find(soat_span_from_string(line->charset));
        assert_non_null(charset);
        assert_int_equal(soat_charset_encode(charset, text, &bytes, NULL, NULL), SOAT_OK);
    }
    fprintf(file, "/F%zu 11 Tf <", font);
    for (size_t i = 0; i < bytes.size; i++) {
        fprintf(file, "%02X", (unsigned char)bytes.data[i]);
    }
    fputs("> Tj T*\n", file);
    soat_buffer_dispose(&bytes);
}

/* The encoding of a font whose small letters are signs of private use. */
static const char private_use[] =
    "<</BaseEncoding/WinAnsiEncoding/Differences[97/uniE061/uniE062/uniE063/uniE064/uniE065"
    "/uniE066/uniE067/uniE068/uniE069]>>"
    "/FirstChar 97/LastChar 105/Widths[500 500 500 500 500 500 500 500 500]";

/* One page; each line has a font object of its own, several of which may have one name. */
static void write_pdf(const set_line *lines, size_t count) {
    long places[40], length_at, start;
    FILE *const file = fopen(path, "wb+");
    assert_non_null(file);
    fputs("%PDF-1.4\n", file);
    const char *const heads[] = {"<</Type/Catalog/Pages 2 0 R>>",
                                 "<</Type/Pages/Count 1/Kids[3 0 R]>>"};
    for (size_t i = 0; i < 2; i++) {
        places[i] = ftell(file);
        fprintf(file, "%zu 0 obj\n%s\nendobj\n", i + 1, heads[i]);
    }
    places[2] = ftell(file);
    fputs("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 1200 842]/Contents 4 0 R"
          "/Resources<</Font<<",
          file);
    for (size_t i = 0; i < count; i++) {
        fprintf(file, "/F%zu %zu 0 R", i, i + 5);
    }
    fputs(">>>>>>\nendobj\n", file);
    places[3] = ftell(file);
    fputs("4 0 obj\n<</Length ", file);
    length_at = ftell(file);
    fputs("          >>\nstream\n", file);
    start = ftell(file);
    fputs("BT 14 TL 72 770 Td\n", file);
    for (size_t i = 0; i < count; i++) {
        put_line(file, &lines[i], i);
    }
    fputs("ET", file);
    const long length = ftell(file) - start;
    fputs("\nendstream\nendobj\n", file);
    for (size_t i = 0; i < count; i++) {
        places[4 + i] = ftell(file);
        fprintf(file,
                "%zu 0 obj\n<</Type/Font/Subtype/TrueType/BaseFont/%s"
                "/Encoding%s>>\nendobj\n",
                i + 5, lines[i].font,
                strcmp(lines[i].font, "Private") == 0 ? private_use : "/WinAnsiEncoding");
    }
    const long table = ftell(file);
    fprintf(file, "xref\n0 %zu\n0000000000 65535 f \n", count + 5);
    for (size_t i = 0; i < count + 4; i++) {
        fprintf(file, "%010ld 00000 n \n", places[i]);
    }
    fprintf(file, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%ld\n%%%%EOF\n", count + 5, table);
    fseek(file, length_at, SEEK_SET);
    fprintf(file, "%ld", length);
    fclose(file);
}

static soat_page *read_back(const set_line *lines, size_t count) {
    write_pdf(lines, count);
    soat_page_source *source = NULL;
    soat_page *page = NULL;
    soat_error error = {0};
    if (soat_page_source_open(&source, path, NULL, &error) != SOAT_OK ||
        soat_page_source_read(source, 1, &page, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    soat_page_source_free(source);
    return page;
}

static void assert_lines(const soat_page *page, const char *const *expected, size_t count) {
    soat_buffer text = SOAT_BUFFER_INIT, wanted = SOAT_BUFFER_INIT;
    assert_int_equal(soat_page_text(page, false, &text, NULL), SOAT_OK);
    for (size_t i = 0; i < count; i++) {
        soat_buffer_append(&wanted, soat_span_from_string(expected[i]), NULL);
        soat_buffer_append(&wanted, soat_span_from_string("\n"), NULL);
    }
    soat_buffer_append(&text, soat_span_make("", 1), NULL);
    soat_buffer_append(&wanted, soat_span_make("", 1), NULL);
    assert_string_equal(text.data, wanted.data);
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&wanted);
}

static const char *const prose[] = {
    "Hội đồng nhân dân huyện họp phiên cuối năm, nghe báo cáo thu chi ngân sách.",
    "Mùa mưa bão, nhiều tuyến đường ở vùng cao bị sạt lở; người dân phải đi vòng.",
    "Trưởng phòng nói rõ: số vốn còn lại sẽ được chuyển sang quý sau, trừ khoản nợ cũ."};

static void every_charset_comes_out_as_unicode(void **state) {
    static const char *const rows[][2] = {
        {"ABCDEF+.VnTime", "tcvn3"}, {"VNI-Times", "vni"},    {"VPS#20Times", "vps"},
        {"VI#20Times", "viscii"},    {"Ananda", "bkhcm2"},    {"Courier", "windows-1258"},
        {"Unnamed", "tcvn3"},        {"GHIJKL+Arial", "vni"}, {".VnTime", "vni"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_line lines[3];
        for (size_t line = 0; line < 3; line++) {
            lines[line] = (set_line){rows[i][0], rows[i][1], prose[line]};
        }
        soat_page *const page = read_back(lines, 3);
        assert_lines(page, prose, 3);
        assert_true(page->origin.own_text);
        assert_string_equal(page->origin.charset, rows[i][1]);
        assert_true(page->origin.confidence > 0.8F);
        assert_true(page->origin.unreadable < 0.01F);
        soat_page_free(page);
    }
}

/* TCVN3 has ư where Latin has the soft hyphen, which PDFs give as a hyphen; others are hyphens. */
static void a_hyphen_is_the_letter_it_was(void **state) {
    const set_line lines[] = {{".VnTime", "tcvn3", "Ông cười, tưởng như người xưa về dự lễ."},
                              {".VnTime", "tcvn3", "Số 15-2019, tuyến Hà Nội-Huế, mã A-12."}};
    const char *const expected[] = {lines[0].text, lines[1].text};
    soat_page *const page = read_back(lines, 2);
    assert_lines(page, expected, 2);
    soat_page_free(page);
}

static void a_font_of_capitals_gives_capitals(void **state) {
    const set_line lines[] = {{".VnTimeH", "tcvn3-h", "QUYẾT ĐỊNH"},
                              {".VnTime", "tcvn3", prose[0]},
                              {".VnTime", "tcvn3", prose[1]}};
    const char *const expected[] = {"QUYẾT ĐỊNH", prose[0], prose[1]};
    soat_page *const page = read_back(lines, 3);
    assert_lines(page, expected, 3);
    assert_string_equal(page->origin.charset, "tcvn3");
    soat_page_free(page);
}

/* One word is too little to tell by itself; the rest of the page tells. */
static void a_short_font_follows_the_page(void **state) {
    const set_line lines[] = {
        {"Other", "vni", "Số hiệu"}, {"Main", "vni", prose[1]}, {"Main", "vni", prose[2]}};
    const char *const expected[] = {"Số hiệu", prose[1], prose[2]};
    soat_page *const page = read_back(lines, 3);
    assert_lines(page, expected, 3);
    soat_page_free(page);
}

static void other_languages_stay(void **state) {
    const set_line lines[] = {
        {"Times-Roman", NULL,
         "L'\xE9l\xE8ve a d\xE9j\xE0 mang\xE9 \xE0 la for\xEAt, o\xF9 il fait frais."},
        {"Helvetica", NULL, "The committee met twice; see pages 12-15 of the report."},
        {".VnTime", NULL, "Plain words in a font that could hold more."}};
    const char *const expected[] = {"L'élève a déjà mangé à la forêt, où il fait frais.",
                                    lines[1].text, lines[2].text};
    soat_page *const page = read_back(lines, 3);
    assert_lines(page, expected, 3);
    assert_true(page->origin.own_text);
    assert_null(page->origin.charset);
    soat_page_free(page);
}

/* Letters that mean nothing to a program: `soat scan` then reads the picture of the page. */
static void signs_without_meaning_are_counted(void **state) {
    const set_line lines[] = {{"Private", NULL, "abc def ghi"}, {"Times-Roman", NULL, "xyz"}};
    soat_page *const page = read_back(lines, 2);
    assert_true(page->origin.unreadable == 0.75F);
    soat_page_free(page);
}

static void boxes_stay_with_their_words(void **state) {
    const set_line lines[] = {{"VNI-Times", "vni", prose[0]}, {"VNI-Times", "vni", prose[1]}};
    soat_page *const page = read_back(lines, 2);
    assert_int_equal(page->line_count, 2);
    for (size_t i = 0; i < page->line_count; i++) {
        const soat_line *const line = &page->lines[i];
        int32_t right = 0;
        for (size_t w = 0; w < line->word_count; w++) {
            const soat_box box = page->words[line->first_word + w].box;
            assert_true(box.left >= right && box.right > box.left && box.bottom > box.top);
            right = box.right;
        }
        assert_true(right == line->box.right);
    }
    soat_page_free(page);
}

static int make_path(void **state) {
    const int file = mkstemps(path, 4);
    return file < 0 ? -1 : close(file);
}

static int remove_path(void **state) {
    return unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_charset_comes_out_as_unicode),
        cmocka_unit_test(a_hyphen_is_the_letter_it_was),
        cmocka_unit_test(a_font_of_capitals_gives_capitals),
        cmocka_unit_test(a_short_font_follows_the_page),
        cmocka_unit_test(other_languages_stay),
        cmocka_unit_test(signs_without_meaning_are_counted),
        cmocka_unit_test(boxes_stay_with_their_words),
    };
    return cmocka_run_group_tests(tests, make_path, remove_path);
}

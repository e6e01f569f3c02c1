/* Sentences and words: what the options do, and what must hold for any text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "soat/buffer.h"
#include "soat/segment.h"

/* The words of `text` with _ between syllables, blanks between words, / between sentences. */
static void shown(const char *text, const soat_segment_options *options, char out[1024]) {
    soat_segmenter *segmenter = NULL;
    soat_segmentation made;
    assert_int_equal(soat_segmenter_new(&segmenter, options, NULL), SOAT_OK);
    assert_int_equal(soat_segment(segmenter, soat_span_from_string(text), false, &made, NULL),
                     SOAT_OK);
    assert_int_equal(made.consumed, strlen(text));
    size_t size = 0;
    for (size_t i = 0; i < made.sentence_count; i++) {
        const soat_sentence *const sentence = &made.sentences[i];
        size += (size_t)sprintf(out + size, "%s", i > 0 ? " / " : "");
        for (size_t j = 0; j < sentence->word_count; j++) {
            const soat_word_place *const word = &made.words[sentence->first_word + j];
            size += (size_t)sprintf(out + size, "%s", j > 0 ? " " : "");
            for (size_t k = word->start; k < word->end; k++) {
                out[size++] = text[k] == ' ' || text[k] == '\n' ? '_' : text[k];
            }
        }
    }
    out[size] = '\0';
    soat_segmenter_free(segmenter);
}

static void expect(const char *text, const char *expected) {
    char found[1024];
    shown(text, NULL, found);
    assert_string_equal(found, expected);
}

static void test_words(void **state) {
    expect("Học sinh nghỉ môn sinh học.", "Học_sinh nghỉ môn sinh_học .");
    expect("Uỷ ban nhân dân xã", "Uỷ_ban_nhân_dân xã");
    expect("ỦY BAN NHÂN DÂN TỈNH", "ỦY_BAN_NHÂN_DÂN TỈNH");
    /* letters and marks apart */
    expect("ho\xCC\xA3"
           "c sinh",
           "ho\xCC\xA3"
           "c_sinh");
    expect("", "");
    expect(" \n \n", "");
}

static void test_names(void **state) {
    expect("Anh Nguyễn Văn An gặp anh Hùng.", "Anh Nguyễn_Văn_An gặp anh Hùng .");
    expect("Ông gặp Barack Obama", "Ông gặp Barack_Obama");
    expect("Bộ Tài chính và Sở Y tế", "Bộ Tài_chính và Sở Y_tế");
    expect("người châu Á nói tiếng Việt", "người châu_Á nói tiếng_Việt");
}

static void test_what_is_never_cut(void **state) {
    expect("Số 12/QĐ-UBND ngày 3/5/2022, -5 độ, 3,5%",
           "Số 12/QĐ-UBND ngày 3/5/2022 , -5 độ , 3,5%");
    expect("gửi a.b@vidu.vn (vắc-xin)", "gửi a.b@vidu.vn ( vắc-xin )");
    expect("đi... đâu ?!", "đi ... đâu ? !");
}

static void test_lines(void **state) {
    char found[1024];
    const soat_segment_options by_line = {.lines = true};
    const char *const text = "Cơ quan thuế sẽ kiểm tra những doanh nghiệp có dấu hiệu trốn\nthuế.";
    shown(text, NULL, found);
    assert_null(strstr(found, " / "));
    shown(text, &by_line, found);
    assert_non_null(strstr(found, "trốn / thuế"));
    /* an empty line that a recogniser left, and a wrapped list inside of a sentence */
    shown("Cơ quan thuế sẽ kiểm tra những doanh nghiệp có dấu hiệu trốn\n\nthuế;", NULL, found);
    assert_null(strstr(found, " / "));
    shown("Cơ quan thuế sẽ kiểm tra những doanh nghiệp có dấu hiệu trốn thuế;\nphạt nặng.", NULL,
          found);
    assert_null(strstr(found, " / "));
    /* a number is no small letter, but the line is full */
    shown("Chỉ số sản xuất công nghiệp bảy tháng đầu năm nay đã tăng\n14,3% so với năm trước.",
          NULL, found);
    assert_null(strstr(found, " / "));
    /* what ends a paragraph, and the items of a list */
    shown("Cơ quan thuế sẽ kiểm tra những doanh nghiệp có dấu hiệu trốn thuế\n\nPhần hai", NULL,
          found);
    assert_non_null(strstr(found, " / "));
    shown("đơn;\nbản sao", NULL, found);
    assert_non_null(strstr(found, " / "));
}

static void test_sentences_only(void **state) {
    soat_segmenter *segmenter = NULL;
    soat_segmentation made;
    const soat_segment_options options = {.sentences_only = true};
    const char *const text = "  Một. Hai! ";
    assert_int_equal(soat_segmenter_new(&segmenter, &options, NULL), SOAT_OK);
    assert_int_equal(soat_segment(segmenter, soat_span_from_string(text), false, &made, NULL),
                     SOAT_OK);
    assert_int_equal(made.sentence_count, 2);
    assert_int_equal(made.word_count, 0);
    assert_int_equal(made.sentences[0].start, 2);
    assert_memory_equal(text + made.sentences[1].start, "Hai!", 4);
    assert_int_equal(made.sentences[1].end, strlen(text) - 1);
    soat_segmenter_free(segmenter);
}

static void test_words_of_the_user(void **state) {
    char found[1024];
    const char *const text = "đầu kéo rơ moóc hạng nặng";
    shown(text, NULL, found);
    assert_null(strstr(found, "rơ_moóc_hạng_nặng"));
    const soat_segment_options options = {
        .words = soat_span_from_string("# của tôi\nRơ  moóc hạng nặng\n\n")};
    shown(text, &options, found);
    assert_non_null(strstr(found, "rơ_moóc_hạng_nặng"));
}

static void test_bad_word(void **state) {
    soat_segmenter *segmenter = NULL;
    soat_error error = {0};
    const soat_segment_options options = {.words = soat_span_from_string("tốt\nxấu 12\n")};
    assert_int_equal(soat_segmenter_new(&segmenter, &options, &error), SOAT_ERROR_ARGUMENT);
    assert_null(segmenter);
    assert_non_null(strstr(error.message, "xấu 12"));
    soat_segmenter_free(NULL);
}

/* --- any text --- */

static const char *const fragments[] = {
    "Ông",       " ",  "\n",     "\n\n",   ". ",   "TP.",     "học sinh", "1.2.3",
    "?",         "…",  "./.",    "“",      "”",    "(",       ")",        "\xFF",
    "\xC2\xA0",  "- ", "a)",     ";",      "v.v.", "cơ quan", "GS.",      "Điều",
    "\r\n",      "\t", "Hà Nội", "x",      "\xE2", "!",       "www.a.vn", "10/2020",
    "e\xCC\x81", "ế",  "_",      "Nguyễn", "Văn",  ",",       "là",       "…\n",
};

static uint32_t drawn = 1;
static uint32_t draw(uint32_t below) {
    drawn = drawn * 1664525u + 1013904223u;
    return (drawn >> 8) % below;
}

static void make_text(soat_buffer *text, size_t count) {
    soat_buffer_clear(text);
    for (size_t i = 0; i < count; i++) {
        const char *const one = fragments[draw(sizeof fragments / sizeof fragments[0])];
        assert_int_equal(soat_buffer_append(text, soat_span_from_string(one), NULL), SOAT_OK);
        if (draw(2) == 0) {
            assert_int_equal(soat_buffer_append(text, soat_span_from_string(" "), NULL), SOAT_OK);
        }
    }
}

static bool is_ascii_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Places are in order, and what lies outside of them is blank. */
static void test_nothing_is_lost(void **state) {
    soat_segmenter *segmenter = NULL;
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_segmenter_new(&segmenter, NULL, NULL), SOAT_OK);
    for (int round = 0; round < 3000; round++) {
        soat_segmentation made;
        make_text(&text, draw(40));
        assert_int_equal(soat_segment(segmenter, soat_buffer_span(&text), false, &made, NULL),
                         SOAT_OK);
        size_t at = 0, word = 0;
        for (size_t i = 0; i < made.sentence_count; i++) {
            const soat_sentence *const sentence = &made.sentences[i];
            assert_true(sentence->start >= at && sentence->end > sentence->start);
            assert_int_equal(sentence->first_word, word);
            assert_true(sentence->word_count > 0);
            for (; word < sentence->first_word + sentence->word_count; word++) {
                const soat_word_place place = made.words[word];
                assert_true(place.start >= at && place.end > place.start &&
                            place.end <= sentence->end);
                assert_false(is_ascii_blank(text.data[place.start]));
                assert_false(is_ascii_blank(text.data[place.end - 1]));
                for (; at < place.start; at++) {
                    assert_true(is_ascii_blank(text.data[at]) || text.data[at] == '\xC2' ||
                                text.data[at] == '\xA0');
                }
                at = place.end;
            }
            assert_int_equal(at, sentence->end);
        }
        assert_int_equal(word, made.word_count);
    }
    soat_buffer_dispose(&text);
    soat_segmenter_free(segmenter);
}

static void append_places(soat_buffer *out, const soat_segmentation *made, size_t offset) {
    char line[64];
    for (size_t i = 0; i < made->sentence_count; i++) {
        sprintf(line, "S%zu-%zu\n", offset + made->sentences[i].start,
                offset + made->sentences[i].end);
        assert_int_equal(soat_buffer_append(out, soat_span_from_string(line), NULL), SOAT_OK);
    }
    for (size_t i = 0; i < made->word_count; i++) {
        sprintf(line, "W%zu-%zu\n", offset + made->words[i].start, offset + made->words[i].end);
        assert_int_equal(soat_buffer_append(out, soat_span_from_string(line), NULL), SOAT_OK);
    }
}

/* All places of a text that is given in pieces; words and sentences apart, as pieces mix them. */
static void places_in_pieces(soat_span text, size_t piece, soat_buffer *out) {
    soat_segmenter *segmenter = NULL;
    assert_int_equal(soat_segmenter_new(&segmenter, NULL, NULL), SOAT_OK);
    soat_segmentation made;
    soat_buffer_clear(out);
    for (size_t start = 0, end = 0; start < text.size;) {
        end = text.size - start < piece ? text.size : start + piece;
        const soat_span part = soat_span_make(text.data + start, end - start);
        assert_int_equal(soat_segment(segmenter, part, end < text.size, &made, NULL), SOAT_OK);
        assert_true(made.consumed > 0);
        append_places(out, &made, start);
        start += made.consumed;
    }
    soat_segmenter_free(segmenter);
}

static int by_text(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The lines of `text` in order. */
static void sort_lines(soat_buffer *text) {
    size_t count = 0;
    char **const lines = malloc((text->size / 4 + 1) * sizeof *lines);
    char *const copy = malloc(text->size + 1);
    assert_non_null(lines);
    assert_non_null(copy);
    memcpy(copy, text->data, text->size);
    copy[text->size] = '\0';
    for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        lines[count++] = line;
    }
    qsort(lines, count, sizeof *lines, by_text);
    soat_buffer_clear(text);
    for (size_t i = 0; i < count; i++) {
        soat_buffer_append(text, soat_span_from_string(lines[i]), NULL);
        soat_buffer_append(text, soat_span_from_string("\n"), NULL);
    }
    free(copy);
    free(lines);
}

static void test_pieces_do_not_matter(void **state) {
    soat_buffer text = SOAT_BUFFER_INIT, whole = SOAT_BUFFER_INIT, pieces = SOAT_BUFFER_INIT;
    make_text(&text, 60000);
    assert_true(text.size > 3 * (SOAT_SENTENCE_BYTES + SOAT_SEGMENT_LOOK_AHEAD));
    places_in_pieces(soat_buffer_span(&text), text.size, &whole);
    sort_lines(&whole);
    for (size_t more = 1; more < 50000; more = more * 7 + 3) {
        places_in_pieces(soat_buffer_span(&text),
                         SOAT_SENTENCE_BYTES + SOAT_SEGMENT_LOOK_AHEAD + more, &pieces);
        sort_lines(&pieces);
        assert_int_equal(pieces.size, whole.size);
        assert_memory_equal(pieces.data, whole.data, whole.size);
    }
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&whole);
    soat_buffer_dispose(&pieces);
}

/* Data without a blank, or nothing but blanks, is got through in pieces too. */
static void test_data_is_cut(void **state) {
    static const char *const units[] = {"x", " ", "ế", "\xFF", ".", "A. "};
    soat_buffer text = SOAT_BUFFER_INIT, places = SOAT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        soat_buffer_clear(&text);
        while (text.size < 4 * SOAT_SENTENCE_BYTES) {
            soat_buffer_append(&text, soat_span_from_string(units[i]), NULL);
        }
        places_in_pieces(soat_buffer_span(&text), SOAT_SENTENCE_BYTES + SOAT_SEGMENT_LOOK_AHEAD + 1,
                         &places);
        assert_true(places.size > 0 || units[i][0] == ' ');
    }
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&places);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_what_is_never_cut),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_sentences_only),
        cmocka_unit_test(test_words_of_the_user),
        cmocka_unit_test(test_bad_word),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_pieces_do_not_matter),
        cmocka_unit_test(test_data_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

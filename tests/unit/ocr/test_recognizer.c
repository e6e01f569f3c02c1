#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cairo.h>
#include <cmocka.h>

#include "ocr/page_image.h"

/* Two lines of print, as a scan of 200 dpi. */
static soat_image *draw_page(void) {
    enum { WIDTH = 1000, HEIGHT = 400 };
    cairo_surface_t *const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *const cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, 40);
    cairo_move_to(cairo, 80, 120);
    cairo_show_text(cairo, "Nhân dân làm chủ");
    cairo_move_to(cairo, 80, 200);
    cairo_show_text(cairo, "năm 2023");
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    PIX *const pix = pixCreate(WIDTH, HEIGHT, 32);
    for (int y = 0; y < HEIGHT; y++) {
        const uint32_t *const row =
            (const uint32_t *)(const void *)(cairo_image_surface_get_data(surface) +
                                             (size_t)y *
                                                 (size_t)cairo_image_surface_get_stride(surface));
        for (int x = 0; x < WIDTH; x++) {
            pixSetPixel(pix, x, y, row[x] << 8);
        }
    }
    cairo_surface_destroy(surface);
    soat_image *image = NULL;
    assert_int_equal(soat__image_wrap(pix, 5, 200, true, &image, NULL), SOAT_OK);
    return image;
}

static soat_recognizer *make(const soat_recognizer_options *options) {
    soat_recognizer *recognizer = NULL;
    soat_error error = {0};
    if (soat_recognizer_new(&recognizer, options, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    return recognizer;
}

static void assert_choices_make_the_word(const soat_page *page, const soat_word *word) {
    char text[64] = "";
    for (size_t i = 0; i < word->symbol_count; i++) {
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        assert_in_range(symbol->choice_count, 1, 16);
        const soat_choice *const first = &page->choices[symbol->first_choice];
        strncat(text, first->text.data, first->text.size);
        for (size_t k = 1; k < symbol->choice_count; k++) {
            assert_in_range(first[k].cost, 0, 100000);
            assert_true(k == 1 || first[k].cost >= first[k - 1].cost);
        }
    }
    assert_int_equal(strlen(text), word->read.size);
    assert_memory_equal(text, word->read.data, word->read.size);
}

static void reads_print_with_alternatives_in_their_boxes(void **state) {
    soat_recognizer *const recognizer = make(NULL);
    soat_image *const image = draw_page();
    soat_page *page = NULL;
    assert_int_equal(soat_recognize(recognizer, image, &page, NULL), SOAT_OK);
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_page_text(page, true, &text, NULL), SOAT_OK);
    assert_non_null(strstr(text.data, "Nhân dân làm chủ\n"));
    assert_non_null(strstr(text.data, "năm 2023\n"));
    assert_int_equal(page->number, 5);
    assert_int_equal(page->width, 1000);
    assert_true(page->choice_count > 2 * page->symbol_count);
    for (size_t i = 0; i < page->word_count; i++) {
        const soat_word *const word = &page->words[i];
        assert_in_range(word->box.left, 70, 900);
        assert_in_range(word->box.bottom, 110, 220);
        assert_null(memchr(word->read.data, ' ', word->read.size));
        assert_choices_make_the_word(page, word);
    }
    soat_buffer_dispose(&text);
    soat_page_free(page);
    soat_image_free(image);
    soat_recognizer_free(recognizer);
}

static void an_empty_page_is_a_page_without_words(void **state) {
    soat_recognizer *const recognizer = make(NULL);
    soat_image *image = NULL;
    assert_int_equal(soat__image_wrap(pixCreate(800, 1000, 1), 1, 200, true, &image, NULL),
                     SOAT_OK);
    soat_page *page = NULL;
    assert_int_equal(soat_recognize(recognizer, image, &page, NULL), SOAT_OK);
    assert_int_equal(page->word_count, 0);
    soat_page_free(page);
    soat_image_free(image);
    soat_recognizer_free(recognizer);
}

static bool at_once(void *context, int percent) {
    ++*(int *)context;
    return true;
}

static void recognition_can_be_cancelled_and_tried_again(void **state) {
    int asked = 0;
    const soat_recognizer_options options = {.cancel = at_once, .cancel_context = &asked};
    soat_recognizer *const recognizer = make(&options);
    soat_image *const image = draw_page();
    for (int round = 1; round <= 2; round++) {
        soat_page *page = NULL;
        assert_int_equal(soat_recognize(recognizer, image, &page, NULL), SOAT_ERROR_LIMIT);
        assert_null(page);
        assert_true(asked >= round);
    }
    soat_image_free(image);
    soat_recognizer_free(recognizer);
}

static void it_says_what_its_readings_depend_on(void **state) {
    (void)state;
    char first[8] = "";
    unsigned long long sum = 0;
    soat_recognizer *const recognizer = make(NULL);
    soat_buffer text = SOAT_BUFFER_INIT;
    assert_int_equal(soat_recognizer_identify(recognizer, &text, NULL), SOAT_OK);
    assert_non_null(strstr(text.data, "leptonica"));
    assert_non_null(strstr(text.data, "\ntesseract 5"));
    const char *const language = strstr(text.data, "\nvie ");
    assert_non_null(language);
    assert_int_equal(sscanf(language, " %7s %16llx", first, &sum), 2);
    assert_true(sum != 0);
    soat_buffer_dispose(&text);
    soat_recognizer_free(recognizer);
}

static void a_missing_language_says_what_to_install(void **state) {
    const soat_recognizer_options options = {.language = "nowhere"};
    soat_recognizer *recognizer = NULL;
    soat_error error = {0};
    assert_int_equal(soat_recognizer_new(&recognizer, &options, &error), SOAT_ERROR_NOT_FOUND);
    assert_null(recognizer);
    assert_non_null(strstr(error.message, "tesseract-ocr-nowhere"));
}

int main(void) {
    soat_scan_silence();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_print_with_alternatives_in_their_boxes),
        cmocka_unit_test(an_empty_page_is_a_page_without_words),
        cmocka_unit_test(recognition_can_be_cancelled_and_tried_again),
        cmocka_unit_test(it_says_what_its_readings_depend_on),
        cmocka_unit_test(a_missing_language_says_what_to_install),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

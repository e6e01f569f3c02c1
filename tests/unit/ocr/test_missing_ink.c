#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc/page_builder.h"
#include "ocr/missing_ink.h"

/* A page of 1000 x 1400 at 200 dpi with lines of made-up letters, 16 pixels wide and 24 high. */
enum { WIDTH = 1000, HEIGHT = 1400, RESOLUTION = 200, LETTER = 24, STEP = 20 };

static PIX *blank(void) {
    PIX *const pix = pixCreate(WIDTH, HEIGHT, 1);
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    return pix;
}

/* Letters like an H: two strokes and a bar. */
static soat_box print_line(PIX *pix, int x, int y, int letters) {
    for (int i = 0; i < letters; i++) {
        const int left = x + i * STEP;
        pixRasterop(pix, left, y, 4, LETTER, PIX_SET, NULL, 0, 0);
        pixRasterop(pix, left + 10, y, 4, LETTER, PIX_SET, NULL, 0, 0);
        pixRasterop(pix, left, y + 10, 14, 4, PIX_SET, NULL, 0, 0);
    }
    return (soat_box){x, y, x + letters * STEP, y + LETTER};
}

/* A page whose words are those boxes. */
static soat_page *page_of(const soat_box *boxes, size_t count) {
    soat_page_builder *const builder = soat__page_builder_new(1, WIDTH, HEIGHT, RESOLUTION);
    for (size_t i = 0; i < count; i++) {
        soat__page_builder_line(builder, boxes[i]);
        soat__page_builder_word(builder, boxes[i], soat_span_from_string("HHH"), 90);
    }
    soat_page *page = NULL;
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    return page;
}

enum { LINES = 12 };

/* Prints LINES lines from y = 300 on and takes them for read. */
static soat_page *read_page(PIX *pix) {
    soat_box boxes[LINES];
    for (int i = 0; i < LINES; i++) {
        boxes[i] = print_line(pix, 100, 300 + 40 * i, 40);
    }
    return page_of(boxes, LINES);
}

static void finds_nothing_where_all_is_read(void **state) {
    PIX *pix = blank();
    soat_page *const page = read_page(pix);
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    assert_int_equal(soat__missing_ink(pix, page, areas), 0);
    soat_page_free(page);
    pixDestroy(&pix);
    (void)state;
}

static void finds_lines_without_words_as_one_area(void **state) {
    PIX *pix = blank();
    soat_page *const page = read_page(pix);
    print_line(pix, 600, 1000, 12);
    print_line(pix, 620, 1040, 10);
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    assert_int_equal(soat__missing_ink(pix, page, areas), 1);
    assert_false(areas[0].is_number);
    assert_in_range(areas[0].box.left, 570, 600);
    assert_in_range(areas[0].box.top, 970, 1000);
    assert_in_range(areas[0].box.right, 834, 870);
    assert_in_range(areas[0].box.bottom, 1064, 1090);
    soat_page_free(page);
    pixDestroy(&pix);
    (void)state;
}

static void finds_the_number_of_a_page_in_its_margin_only(void **state) {
    PIX *pix = blank();
    soat_page *const page = read_page(pix);
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    print_line(pix, 490, 1000, 1); /* dirt as large as a letter */
    assert_int_equal(soat__missing_ink(pix, page, areas), 0);
    print_line(pix, 490, 80, 1);
    assert_int_equal(soat__missing_ink(pix, page, areas), 1);
    assert_true(areas[0].is_number);
    soat_page_free(page);
    pixDestroy(&pix);
    (void)state;
}

static void leaves_specks_rules_and_pictures(void **state) {
    PIX *pix = blank();
    soat_page *const page = read_page(pix);
    for (int i = 0; i < 200; i++) {
        pixRasterop(pix, 37 * i % WIDTH, 900 + 91 * i % 400, 3, 3, PIX_SET, NULL, 0, 0);
    }
    pixRasterop(pix, 100, 850, 800, 3, PIX_SET, NULL, 0, 0);
    pixRasterop(pix, 300, 1000, 250, 200, PIX_SET, NULL, 0, 0);
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    assert_int_equal(soat__missing_ink(pix, page, areas), 0);
    soat_page_free(page);
    pixDestroy(&pix);
    (void)state;
}

static void finds_the_print_of_a_page_without_words(void **state) {
    PIX *pix = blank();
    soat_page *const page = page_of(NULL, 0);
    print_line(pix, 300, 200, 20);
    soat_missing_area areas[SOAT_MISSING_AREAS_MAX];
    assert_int_equal(soat__missing_ink(pix, page, areas), 1);
    soat_page_free(page);
    pixDestroy(&pix);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_where_all_is_read),
        cmocka_unit_test(finds_lines_without_words_as_one_area),
        cmocka_unit_test(finds_the_number_of_a_page_in_its_margin_only),
        cmocka_unit_test(leaves_specks_rules_and_pictures),
        cmocka_unit_test(finds_the_print_of_a_page_without_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

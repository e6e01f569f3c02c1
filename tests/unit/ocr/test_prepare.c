#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ocr/page_image.h"
#include "ocr/prepare.h"

enum { SIDE = 1000, RESOLUTION = 200 };

static const l_uint32 WHITE = 0xF4F2F000, BLACK = 0x20202000, RED = 0xC83C4600,
                      BLACK_UNDER_RED = 0x32141400;

static PIX *paper(void) {
    PIX *const pix = pixCreate(SIDE, SIDE, 32);
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    pixSetAllArbitrary(pix, WHITE);
    return pix;
}

static void fill(PIX *pix, int x, int y, int width, int height, l_uint32 colour) {
    BOX *box = boxCreate(x, y, width, height);
    pixSetInRectArbitrary(pix, box, colour);
    boxDestroy(&box);
}

static l_uint32 bit_at(PIX *pix, int x, int y) {
    l_uint32 value = 9;
    pixGetPixel(pix, x, y, &value);
    return value;
}

/* A seal of 30 mm as two crossing bars and a frame, with a stroke of print across it. */
static void bleaches_a_seal_and_keeps_the_print_under_it(void **state) {
    PIX *pix = paper();
    fill(pix, 100, 860, 300, 6, BLACK); /* print elsewhere */
    const int left = 300, top = 300, size = 236;
    fill(pix, left, top, size, 10, RED);
    fill(pix, left, top + size - 10, size, 10, RED);
    fill(pix, left, top, 10, size, RED);
    fill(pix, left + size - 10, top, 10, size, RED);
    fill(pix, left, top + 110, size, 14, RED);
    fill(pix, left + 110, top, 14, size, RED);
    fill(pix, left - 100, top + 114, size + 200, 6, BLACK);
    fill(pix, left, top + 114, size, 6, BLACK_UNDER_RED);
    PIX *ready = soat__prepare(pix);
    assert_int_equal(pixGetDepth(ready), 1);
    assert_int_equal(bit_at(ready, left + 5, top + 50), 0);
    assert_int_equal(bit_at(ready, left + 117, top + 50), 0);
    assert_int_equal(bit_at(ready, left + 50, top + 116), 1);
    assert_int_equal(bit_at(ready, left - 50, top + 116), 1);
    pixDestroy(&ready);
    pixDestroy(&pix);
}

static void keeps_a_line_of_red_print(void **state) {
    PIX *pix = paper();
    for (int x = 100; x < 800; x += 12) {
        fill(pix, x, 300, 5, 30, RED);
    }
    PIX *ready = soat__prepare(pix);
    assert_int_equal(bit_at(ready, 102, 315), 1);
    assert_int_equal(bit_at(ready, 109, 315), 0);
    pixDestroy(&ready);
    pixDestroy(&pix);
}

/* Print at half the brightness of a shadow that is itself darker than print in the light. */
static void reads_through_a_shadow(void **state) {
    PIX *pix = pixCreate(SIDE, SIDE, 8);
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            const int light = 240 - 180 * x / SIDE;
            const bool ink = x % 40 < 5 && y % 50 < 30;
            pixSetPixel(pix, x, y, (l_uint32)(ink ? light * 45 / 100 : light));
        }
    }
    PIX *ready = soat__prepare(pix);
    assert_int_equal(bit_at(ready, 82, 515), 1);
    assert_int_equal(bit_at(ready, 102, 515), 0);
    assert_int_equal(bit_at(ready, 922, 515), 1);
    assert_int_equal(bit_at(ready, 942, 515), 0);
    pixDestroy(&ready);
    pixDestroy(&pix);
}

/* A soft, grained sheet with one word on it: Otsu's threshold would part dark grain from light. */
static void finds_the_only_word_on_grained_paper(void **state) {
    PIX *pix = pixCreate(SIDE, SIDE, 8);
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    uint32_t seed = 1;
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            seed = seed * 1664525U + 1013904223U;
            const int grain = (int)(seed >> 29) + (int)(seed >> 26 & 7) + (int)(seed >> 23 & 7);
            const bool in_word = y >= 400 && y < 430 && x >= 300 && x < 400 && x % 16 < 8;
            const int depth = !in_word ? 0 : x % 16 == 0 || x % 16 == 7 ? 40 : 80;
            pixSetPixel(pix, x, y, (l_uint32)(205 + grain - depth));
        }
    }
    PIX *ready = soat__prepare(pix);
    PIX *black = NULL;
    if (pixGetDepth(ready) == 8) { /* what Tesseract does with it */
        pixOtsuAdaptiveThreshold(ready, SIDE, SIDE, 0, 0, 0, NULL, &black);
    } else {
        black = pixClone(ready);
    }
    l_int32 ink = 0;
    pixCountPixels(black, &ink, NULL);
    assert_in_range(ink, 1000, 4000);
    assert_int_equal(bit_at(black, 316, 415), 0);
    assert_int_equal(bit_at(black, 324, 415), 1);
    pixDestroy(&black);
    pixDestroy(&ready);
    pixDestroy(&pix);
}

static void any_size_and_an_empty_page_come_through(void **state) {
    static const int sizes[][2] = {{1, 1}, {1, 900}, {7, 7}, {40, 3}, {700, 20}, {300, 300}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (int depth = 1; depth <= 32; depth = depth == 1 ? 8 : depth * 4) {
            PIX *pix = pixCreate(sizes[i][0], sizes[i][1], depth);
            pixSetResolution(pix, RESOLUTION, RESOLUTION);
            PIX *ready = soat__prepare(pix);
            assert_non_null(ready);
            assert_int_equal(pixGetWidth(ready), sizes[i][0]);
            assert_int_equal(pixGetHeight(ready), sizes[i][1]);
            assert_int_equal(pixGetXRes(ready), RESOLUTION);
            pixDestroy(&ready);
            pixDestroy(&pix);
        }
    }
}

static void guesses_the_resolution_of_a4(void **state) {
    assert_in_range(soat__image_estimate_resolution(1654, 2339), 199, 201);
    assert_in_range(soat__image_estimate_resolution(3508, 2480), 299, 301);
    assert_false(soat__image_resolution_plausible(2480, 3508, 72));
    assert_true(soat__image_resolution_plausible(2480, 3508, 300));
}

int main(void) {
    setMsgSeverity(L_SEVERITY_NONE);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bleaches_a_seal_and_keeps_the_print_under_it),
        cmocka_unit_test(keeps_a_line_of_red_print),
        cmocka_unit_test(reads_through_a_shadow),
        cmocka_unit_test(finds_the_only_word_on_grained_paper),
        cmocka_unit_test(any_size_and_an_empty_page_come_through),
        cmocka_unit_test(guesses_the_resolution_of_a4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <cmocka.h>

#include "ocr/page_image.h"

static char folder[] = "/tmp/soat-test-XXXXXX";

static const char *place(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_bytes(const char *path, const void *bytes, size_t size) {
    FILE *const file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void draw_words(cairo_t *cairo, const char *words) {
    cairo_select_font_face(cairo, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, 14);
    cairo_move_to(cairo, 72, 100);
    cairo_show_text(cairo, words);
}

/* A black and white pattern that any resampling would turn grey. */
static cairo_surface_t *pattern(int width, int height) {
    cairo_surface_t *const image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *const bytes = cairo_image_surface_get_data(image);
    const size_t stride = (size_t)cairo_image_surface_get_stride(image);
    uint32_t seed = 1;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            seed = seed * 1664525U + 1013904223U;
            const uint32_t colour = seed >> 31 ? 0xFFFFFF : 0;
            memcpy(bytes + (size_t)y * stride + (size_t)x * 4, &colour, 4);
        }
    }
    cairo_surface_mark_dirty(image);
    return image;
}

/* Page 1 a scan of 200 dpi, page 2 drawn. */
static void write_pdf(const char *path) {
    cairo_surface_t *const pdf = cairo_pdf_surface_create(path, 150.3, 216.7);
    cairo_t *const cairo = cairo_create(pdf);
    cairo_surface_t *const scan = pattern(417, 602);
    cairo_scale(cairo, 150.3 / 417, 216.7 / 602);
    cairo_set_source_surface(cairo, scan, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
    cairo_paint(cairo);
    cairo_show_page(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    draw_words(cairo, "x");
    cairo_show_page(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(scan);
    cairo_surface_destroy(pdf);
}

static soat_page_source *open_good(const char *path) {
    soat_page_source *source = NULL;
    soat_error error = {0};
    const soat_status status = soat_page_source_open(&source, path, NULL, &error);
    if (status != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    return source;
}

static void a_scanned_page_comes_out_pixel_for_pixel(void **state) {
    write_pdf(place("two.pdf"));
    soat_page_source *const source = open_good(place("two.pdf"));
    assert_int_equal(soat_page_source_count(source), 2);
    soat_image *image = NULL;
    assert_int_equal(soat_page_source_image(source, 1, &image, NULL), SOAT_OK);
    const soat_image_info info = soat_image_describe(image);
    assert_int_equal(info.width, 417);
    assert_int_equal(info.height, 602);
    assert_int_equal(info.depth, 1);
    assert_int_equal(info.resolution, 200);
    assert_true(info.scanned);
    cairo_surface_t *const expected = pattern(417, 602);
    const unsigned char *const bytes = cairo_image_surface_get_data(expected);
    const size_t stride = (size_t)cairo_image_surface_get_stride(expected);
    size_t wrong = 0;
    for (int y = 0; y < 602; y++) {
        for (int x = 0; x < 417; x++) {
            l_uint32 bit = 0;
            pixGetPixel(image->pix, x, y, &bit);
            wrong += bit != (bytes[(size_t)y * stride + (size_t)x * 4] == 0);
        }
    }
    assert_int_equal(wrong, 0);
    cairo_surface_destroy(expected);
    soat_image_free(image);
    soat_page_source_free(source);
}

/*
 * What many scanners write: a scan of 827 x 1170 pixels at 200 dpi is 297.72 x 421.2 points, on a
 * page of whole points, both with their lower left corner at the origin.
 */
static void a_scan_that_stands_out_of_its_page_is_not_resampled(void **state) {
    cairo_surface_t *const pdf = cairo_pdf_surface_create(place("out.pdf"), 297, 421);
    cairo_t *const cairo = cairo_create(pdf);
    cairo_surface_t *const scan = cairo_image_surface_create(CAIRO_FORMAT_A1, 827, 1170);
    cairo_t *const ink = cairo_create(scan);
    for (int y = 100; y < 1000; y += 40) {
        for (int x = 80; x < 700; x += 17) {
            cairo_rectangle(ink, x, y, 5, 25);
        }
    }
    cairo_fill(ink);
    cairo_destroy(ink);
    cairo_translate(cairo, 0, 421 - 421.2);
    cairo_scale(cairo, 0.36, 0.36);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_mask_surface(cairo, scan, 0, 0);
    cairo_destroy(cairo);
    cairo_surface_destroy(scan);
    cairo_surface_destroy(pdf);
    soat_page_source *const source = open_good(place("out.pdf"));
    soat_image *image = NULL;
    assert_int_equal(soat_page_source_image(source, 1, &image, NULL), SOAT_OK);
    const soat_image_info info = soat_image_describe(image);
    assert_int_equal(info.depth, 1);
    assert_int_equal(info.resolution, 200);
    l_int32 pixels = 0;
    pixCountPixels(image->pix, &pixels, NULL);
    assert_int_equal(pixels, 23 * 37 * 5 * 25);
    soat_image_free(image);
    soat_page_source_free(source);
}

static void a_drawn_page_has_the_default_resolution_or_the_one_asked_for(void **state) {
    write_pdf(place("two.pdf"));
    const soat_source_options options = {.resolution = 100};
    for (int asked = 0; asked < 2; asked++) {
        soat_page_source *source = NULL;
        assert_int_equal(
            soat_page_source_open(&source, place("two.pdf"), asked ? &options : NULL, NULL),
            SOAT_OK);
        soat_image *image = NULL;
        assert_int_equal(soat_page_source_image(source, 2, &image, NULL), SOAT_OK);
        const soat_image_info info = soat_image_describe(image);
        assert_int_equal(info.resolution, asked ? 100 : SOAT_DEFAULT_RESOLUTION);
        assert_false(info.scanned);
        soat_image_free(image);
        soat_page_source_free(source);
    }
}

static void pages_outside_the_document_are_refused(void **state) {
    write_pdf(place("two.pdf"));
    soat_page_source *const source = open_good(place("two.pdf"));
    soat_image *image = NULL;
    assert_int_equal(soat_page_source_image(source, 0, &image, NULL), SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat_page_source_image(source, 3, &image, NULL), SOAT_ERROR_ARGUMENT);
    assert_null(image);
    soat_page_source_free(source);
}

static void a_huge_page_is_refused_before_it_is_drawn(void **state) {
    write_pdf(place("two.pdf"));
    const soat_source_options options = {.resolution = 2400, .max_megapixels = 30};
    soat_page_source *source = NULL;
    assert_int_equal(soat_page_source_open(&source, place("two.pdf"), &options, NULL), SOAT_OK);
    soat_image *image = NULL;
    soat_error error = {0};
    assert_int_equal(soat_page_source_image(source, 1, &image, &error), SOAT_ERROR_LIMIT);
    assert_non_null(strstr(error.message, "--max-image-mpixels"));
    soat_page_source_free(source);
}

static void bad_files_are_refused_with_their_name(void **state) {
    static const struct {
        const char *name, *bytes;
        size_t size;
        soat_status status;
    } cases[] = {
        {"empty.pdf", "", 0, SOAT_ERROR_FORMAT},
        {"text.png", "just some text\n", 15, SOAT_ERROR_FORMAT},
        {"short.pdf", "%PDF-1.7\n1 0 obj\n", 17, SOAT_ERROR_FORMAT},
        {"short.tif", "II*\0\xff\xff\xff\xff\0\0\0\0\0\0", 14, SOAT_ERROR_FORMAT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_bytes(place(cases[i].name), cases[i].bytes, cases[i].size);
        soat_page_source *source = NULL;
        soat_error error = {0};
        assert_int_equal(soat_page_source_open(&source, place(cases[i].name), NULL, &error),
                         cases[i].status);
        assert_null(source);
        assert_non_null(strstr(error.message, cases[i].name));
    }
    soat_page_source *source = NULL;
    assert_int_equal(soat_page_source_open(&source, place("nowhere"), NULL, NULL),
                     SOAT_ERROR_NOT_FOUND);
}

/* However a PDF is cut, it opens or it does not, and its pages come or they do not. */
static void a_pdf_cut_anywhere_is_harmless(void **state) {
    write_pdf(place("two.pdf"));
    FILE *const file = fopen(place("two.pdf"), "rb");
    static char bytes[1 << 20];
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t part = 1; part < 8; part++) {
        write_bytes(place("cut.pdf"), bytes, size * part / 8);
        soat_page_source *source = NULL;
        if (soat_page_source_open(&source, place("cut.pdf"), NULL, NULL) == SOAT_OK) {
            soat_image *image = NULL;
            soat_page_source_image(source, 1, &image, NULL);
            soat_image_free(image);
        }
        soat_page_source_free(source);
    }
}

static void every_page_of_a_tiff_is_there(void **state) {
    PIX *pix = pixCreate(1654, 2339, 1);
    for (int page = 0; page < 3; page++) {
        pixSetResolution(pix, page == 2 ? 20 : 200, page == 2 ? 20 : 200);
        assert_int_equal(pixWriteTiff(place("three.dat"), pix, IFF_TIFF_G4, page ? "a" : "w"), 0);
    }
    pixDestroy(&pix);
    soat_page_source *const source = open_good(place("three.dat"));
    assert_int_equal(soat_page_source_count(source), 3);
    for (uint32_t number = 1; number <= 3; number++) {
        soat_image *image = NULL;
        assert_int_equal(soat_page_source_image(source, number, &image, NULL), SOAT_OK);
        const soat_image_info info = soat_image_describe(image);
        assert_int_equal(info.number, number);
        assert_int_equal(info.resolution_estimated, number == 3);
        assert_in_range(info.resolution, 199, 201);
        soat_image_free(image);
    }
    soat_page_source_free(source);
}

static int make_folder(void **state) {
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
    static const char *const names[] = {"two.pdf",   "out.pdf",   "empty.pdf", "text.png",
                                        "short.pdf", "short.tif", "cut.pdf",   "three.dat"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        unlink(place(names[i]));
    }
    return rmdir(folder);
}

int main(void) {
    soat_scan_silence();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scanned_page_comes_out_pixel_for_pixel),
        cmocka_unit_test(a_scan_that_stands_out_of_its_page_is_not_resampled),
        cmocka_unit_test(a_drawn_page_has_the_default_resolution_or_the_one_asked_for),
        cmocka_unit_test(pages_outside_the_document_are_refused),
        cmocka_unit_test(a_huge_page_is_refused_before_it_is_drawn),
        cmocka_unit_test(bad_files_are_refused_with_their_name),
        cmocka_unit_test(a_pdf_cut_anywhere_is_harmless),
        cmocka_unit_test(every_page_of_a_tiff_is_there),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ocr/exif.h"

/* The head of a JPEG whose Exif says orientation 6; big and little endian. */
static const char big[] = "\xFF\xD8\xFF\xE0\x00\x04\x00\x00\xFF\xE1\x00\x22"
                          "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                          "\0\0\0\0\xFF\xDA\0\x02";
static const char little[] = "\xFF\xD8\xFF\xE1\x00\x22"
                             "Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
                             "\0\0\0\0\xFF\xDA\0\x02";

static void reads_both_byte_orders(void **state) {
    assert_int_equal(soat__exif_orientation(soat_span_make(big, sizeof big - 1)), 6);
    assert_int_equal(soat__exif_orientation(soat_span_make(little, sizeof little - 1)), 6);
}

/* Every prefix is read in a copy of its own size, so that sanitizers see a byte too far. */
static void any_prefix_or_changed_byte_is_harmless(void **state) {
    for (size_t size = 0; size < sizeof little; size++) {
        for (size_t at = 0; at < size; at++) {
            char *const copy = test_malloc(size);
            memcpy(copy, little, size);
            copy[at] = (char)0xFF;
            const int orientation = soat__exif_orientation(soat_span_make(copy, size));
            assert_in_range(orientation, 1, 8);
            test_free(copy);
        }
    }
}

static void what_is_no_jpeg_is_upright(void **state) {
    assert_int_equal(soat__exif_orientation(soat_span_from_string("\x89PNG\r\n\x1a\n")), 1);
    assert_int_equal(soat__exif_orientation(soat_span_make(NULL, 0)), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_both_byte_orders),
        cmocka_unit_test(any_prefix_or_changed_byte_is_harmless),
        cmocka_unit_test(what_is_no_jpeg_is_upright),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

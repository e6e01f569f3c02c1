#include "ocr/exif.h"

#include <stdbool.h>
#include <stdint.h>

static uint32_t read_number(soat_span bytes, size_t at, unsigned width, bool little) {
    uint32_t value = 0;
    for (unsigned i = 0; i < width; i++) {
        const unsigned place = little ? width - 1 - i : i;
        value = value << 8 | (uint8_t)bytes.data[at + place];
    }
    return value;
}

/* `tiff` is the Exif segment after its "Exif\0\0": a TIFF header and a first directory. */
static int orientation_of_tiff(soat_span tiff) {
    enum { ENTRY_SIZE = 12, TAG_ORIENTATION = 0x0112 };
    if (tiff.size < 8) {
        return 1;
    }
    const bool little = tiff.data[0] == 'I';
    const size_t directory = read_number(tiff, 4, 4, little);
    if (directory > tiff.size - 2) {
        return 1;
    }
    const size_t count = read_number(tiff, directory, 2, little);
    for (size_t i = 0; i < count; i++) {
        const size_t entry = directory + 2 + i * ENTRY_SIZE;
        if (entry + ENTRY_SIZE > tiff.size) {
            return 1;
        }
        if (read_number(tiff, entry, 2, little) == TAG_ORIENTATION) {
            const uint32_t value = read_number(tiff, entry + 8, 2, little);
            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    }
    return 1;
}

int soat__exif_orientation(soat_span jpeg) {
    enum { MARKER_APP1 = 0xE1, MARKER_SCAN = 0xDA, EXIF_HEADER = 6 };
    if (jpeg.size < 4 || memcmp(jpeg.data, "\xFF\xD8", 2) != 0) {
        return 1;
    }
    for (size_t at = 2; at + 4 <= jpeg.size && (uint8_t)jpeg.data[at] == 0xFF;) {
        const uint8_t marker = (uint8_t)jpeg.data[at + 1];
        const size_t size = read_number(jpeg, at + 2, 2, false);
        if (marker == MARKER_SCAN || size < 2 || size > jpeg.size - at - 2) {
            return 1;
        }
        const soat_span segment = soat_span_make(jpeg.data + at + 4, size - 2);
        if (marker == MARKER_APP1 && segment.size > EXIF_HEADER &&
            memcmp(segment.data, "Exif\0\0", EXIF_HEADER) == 0) {
            return orientation_of_tiff(
                soat_span_make(segment.data + EXIF_HEADER, segment.size - EXIF_HEADER));
        }
        at += 2 + size;
    }
    return 1;
}

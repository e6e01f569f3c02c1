#include "pdf/image_bytes.h"

static const double INCH = 0.0254;

static unsigned byte_at(soat_span bytes, size_t at) {
    return at < bytes.size ? (unsigned char)bytes.data[at] : 0;
}

static unsigned big16(soat_span bytes, size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

static uint32_t big32(soat_span bytes, size_t at) {
    return (uint32_t)big16(bytes, at) << 16 | big16(bytes, at + 2);
}

static uint32_t little32(soat_span bytes, size_t at) {
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2) << 16 |
           byte_at(bytes, at + 3) << 24;
}

static bool holds(soat_span bytes, size_t at, const char *text, size_t size) {
    return at <= bytes.size && bytes.size - at >= size && memcmp(bytes.data + at, text, size) == 0;
}

/* APP0 of JFIF: units (1 an inch, 2 a centimetre) and dots. */
static void read_jfif(soat_span bytes, size_t at, soat_jpeg_facts *out) {
    const unsigned units = byte_at(bytes, at + 11);
    const double scale = units == 1 ? 1 : units == 2 ? 2.54 : 0;
    out->across = big16(bytes, at + 12) * scale;
    out->down = big16(bytes, at + 14) * scale;
}

static bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xC2; /* baseline, extended, progressive */
}

bool soat__jpeg_facts(soat_span bytes, soat_jpeg_facts *out) {
    enum { START_OF_SCAN = 0xDA, JFIF = 0xE0, ADOBE = 0xEE };
    *out = (soat_jpeg_facts){0};
    if (!holds(bytes, 0, "\xFF\xD8", 2)) {
        return false;
    }
    for (size_t at = 2; at + 4 <= bytes.size && byte_at(bytes, at) == 0xFF;) {
        const unsigned marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {
            at++; /* filling */
            continue;
        }
        if (marker == START_OF_SCAN) {
            break;
        }
        if (is_frame(marker)) {
            out->bits = (int)byte_at(bytes, at + 4);
            out->height = (int32_t)big16(bytes, at + 5);
            out->width = (int32_t)big16(bytes, at + 7);
            out->components = (int)byte_at(bytes, at + 9);
        } else if (marker == JFIF && holds(bytes, at + 4, "JFIF", 5)) {
            read_jfif(bytes, at, out);
        } else if (marker == ADOBE && holds(bytes, at + 4, "Adobe", 5)) {
            out->adobe = true;
        }
        at += 2 + (size_t)big16(bytes, at + 2);
    }
    const bool colours = out->components == 1 || out->components == 3 || out->components == 4;
    return out->bits == 8 && out->width > 0 && out->height > 0 && colours;
}

static bool read_header(soat_span bytes, size_t at, soat_png_facts *out) {
    static const int components[] = {1, 0, 3, 1, 0, 0, 0}; /* by colour type; 0: not taken */
    const unsigned type = byte_at(bytes, at + 9);
    out->width = (int32_t)big32(bytes, at);
    out->height = (int32_t)big32(bytes, at + 4);
    out->bits = (int)byte_at(bytes, at + 8);
    out->components = type < sizeof components / sizeof components[0] ? components[type] : 0;
    return out->width > 0 && out->height > 0 && out->components > 0 && byte_at(bytes, at + 12) == 0;
}

/* False for what cannot be taken over. */
static bool read_chunk(soat_span bytes, size_t at, size_t size, soat_png_facts *out,
                       soat_buffer *pixels) {
    const size_t data = at + 8;
    if (holds(bytes, at + 4, "IHDR", 4)) {
        return read_header(bytes, data, out);
    }
    if (holds(bytes, at + 4, "PLTE", 4)) {
        out->palette = soat_span_make(bytes.data + data, size);
    } else if (holds(bytes, at + 4, "pHYs", 4) && byte_at(bytes, data + 8) == 1) {
        out->across = big32(bytes, data) * INCH;
        out->down = big32(bytes, data + 4) * INCH;
    } else if (holds(bytes, at + 4, "tRNS", 4)) {
        return false;
    } else if (holds(bytes, at + 4, "IDAT", 4)) {
        return soat_buffer_append(pixels, soat_span_make(bytes.data + data, size), NULL) == SOAT_OK;
    }
    return true;
}

bool soat__png_facts(soat_span bytes, soat_png_facts *out, soat_buffer *pixels) {
    enum { SIGNATURE = 8, FRAME = 12 }; /* a chunk's length, name and checksum */
    const size_t start = pixels->size;
    *out = (soat_png_facts){0};
    bool fits = holds(bytes, 0, "\x89PNG\r\n\x1A\n", SIGNATURE), ended = false;
    size_t at = SIGNATURE;
    while (fits && !ended && at + FRAME <= bytes.size) {
        const size_t size = big32(bytes, at);
        fits = size <= bytes.size - at - FRAME && read_chunk(bytes, at, size, out, pixels);
        ended = holds(bytes, at + 4, "IEND", 4);
        at += FRAME + size;
    }
    const bool coloured = out->palette.size > 0 && out->components == 1;
    if (!coloured) {
        out->palette = (soat_span){NULL, 0};
    }
    fits = fits && ended && out->width > 0 && pixels->size > start && out->palette.size % 3 == 0;
    if (!fits) {
        pixels->size = start;
    }
    return fits;
}

soat_span soat__tiff_strip(soat_span bytes) {
    enum { STRIP_OFFSET = 273, STRIP_SIZE = 279, ENTRY = 12 };
    size_t offset = 0, size = 0;
    if (!holds(bytes, 0, "II*\0", 4)) {
        return (soat_span){NULL, 0};
    }
    const size_t directory = little32(bytes, 4);
    const unsigned entries = byte_at(bytes, directory) | byte_at(bytes, directory + 1) << 8;
    for (unsigned i = 0; i < entries; i++) {
        const size_t at = directory + 2 + (size_t)i * ENTRY;
        const unsigned tag = byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
        const bool is_short = byte_at(bytes, at + 2) == 3;
        const size_t value = little32(bytes, at + 8) & (is_short ? 0xFFFF : 0xFFFFFFFF);
        const bool single = little32(bytes, at + 4) == 1;
        offset = tag == STRIP_OFFSET && single ? value : offset;
        size = tag == STRIP_SIZE && single ? value : size;
    }
    const bool inside = size > 0 && offset <= bytes.size && size <= bytes.size - offset;
    return inside ? soat_span_make(bytes.data + offset, size) : (soat_span){NULL, 0};
}

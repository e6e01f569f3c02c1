/*
 * The TrueType file of the layer's font (OpenType specification 1.9): .notdef as a box, and for each
 * width a stroke without breadth. It has no ink but an extent: pdfium drops text that takes no room
 * from left to right, as text without an extent does that runs up or down the page. A low one: where
 * letters are high, it takes lines that cross for one. Every table that some reader insists on is there.
 */
#include <string.h>

#include "base/error.h"
#include "pdf/layer_font.h"
#include "pdf/letter_shape.h"

enum { EM = 1000, GLYPHS = SOAT_LETTER_WIDTH_COUNT + 1, TABLES = 10 };
enum { BOX_POINTS = 4, STROKE_POINTS = 2, STROKE_RISE = 20 };

/* Bytes of a glyph of one contour, even for an even number of points. */
static unsigned glyph_size(unsigned points) {
    enum { HEAD = 14, POINT = 5 };
    return HEAD + POINT * points;
}

typedef struct program {
    uint8_t bytes[2048];
    size_t size;
} program;

static void put16(program *self, unsigned value) {
    self->bytes[self->size++] = (uint8_t)(value >> 8);
    self->bytes[self->size++] = (uint8_t)value;
}

static void put32(program *self, uint32_t value) {
    put16(self, value >> 16);
    put16(self, value & 0xFFFF);
}

static void put_zeros(program *self, size_t count) {
    self->size += count; /* the record began as zeros */
}

static void put_head(program *self) {
    put32(self, 0x00010000); /* version */
    put32(self, 0x00010000); /* revision */
    put32(self, 0);          /* checksum of the file: put in at the end */
    put32(self, 0x5F0F3CF5);
    put16(self, 0x000B); /* baseline at 0, bearings at 0, whole pixels */
    put16(self, EM);
    put_zeros(self, 16); /* created and changed: the beginning of time */
    put16(self, 0);
    put16(self, (unsigned)SOAT_LAYER_FONT_DESCENT & 0xFFFF);
    put16(self, EM);
    put16(self, SOAT_LAYER_FONT_ASCENT);
    put16(self, 0); /* style */
    put16(self, 8); /* smallest readable size */
    put16(self, 2);
    put16(self, 0); /* short offsets */
    put16(self, 0);
}

static void put_hhea(program *self) {
    put32(self, 0x00010000);
    put16(self, SOAT_LAYER_FONT_ASCENT);
    put16(self, (unsigned)SOAT_LAYER_FONT_DESCENT & 0xFFFF);
    put16(self, 0);
    put16(self, EM); /* widest */
    put_zeros(self, 6);
    put16(self, 1); /* upright */
    put_zeros(self, 14);
    put16(self, GLYPHS);
}

static void put_maxp(program *self) {
    put32(self, 0x00010000);
    put16(self, GLYPHS);
    put16(self, BOX_POINTS);
    put16(self, 1);
    put_zeros(self, 4);
    put16(self, 1); /* no instructions, so one zone and nothing else */
    put_zeros(self, 16);
}

static void put_hmtx(program *self) {
    put32(self, (uint32_t)SOAT_LAYER_FONT_DEFAULT << 16);
    for (int i = 0; i < SOAT_LETTER_WIDTH_COUNT; i++) {
        put32(self, (uint32_t)soat__letter_width(i) << 16);
    }
}

static void put_loca(program *self) {
    put16(self, 0);
    for (int i = 0; i < GLYPHS; i++) {
        put16(self, (glyph_size(BOX_POINTS) + (unsigned)i * glyph_size(STROKE_POINTS)) / 2);
    }
}

typedef struct extent {
    int least, most;
} extent;

static extent extent_of(const int *steps, unsigned count) {
    extent found = {steps[0], steps[0]};
    int at = 0;
    for (unsigned i = 0; i < count; i++) {
        at += steps[i];
        found.least = at < found.least ? at : found.least;
        found.most = at > found.most ? at : found.most;
    }
    return found;
}

/* One contour; `across` and `up` are steps from point to point. */
static void put_glyph(program *self, const int *across, const int *up, unsigned points) {
    const extent wide = extent_of(across, points), high = extent_of(up, points);
    const int numbers[] = {1, wide.least, high.least, wide.most, high.most, (int)points - 1, 0};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        put16(self, (unsigned)numbers[i] & 0xFFFF);
    }
    for (unsigned i = 0; i < points / 2; i++) {
        put16(self, 0x0101); /* two points on the curve, steps of two bytes */
    }
    for (unsigned i = 0; i < points; i++) {
        put16(self, (unsigned)across[i] & 0xFFFF);
    }
    for (unsigned i = 0; i < points; i++) {
        put16(self, (unsigned)up[i] & 0xFFFF);
    }
}

static void put_glyf(program *self) {
    static const int box_across[BOX_POINTS] = {50, 0, 400, 0},
                     box_up[BOX_POINTS] = {0, 600, 0, -600};
    put_glyph(self, box_across, box_up, BOX_POINTS);
    for (int i = 0; i < SOAT_LETTER_WIDTH_COUNT; i++) {
        const int across[STROKE_POINTS] = {0, soat__letter_width(i)},
                  up[STROKE_POINTS] = {0, STROKE_RISE};
        put_glyph(self, across, up, STROKE_POINTS);
    }
}

/* A table for Windows that knows no character: a PDF goes by the glyphs' numbers. */
static void put_cmap(program *self) {
    static const uint16_t words[] = {0, 1, 3, 1, 0,      12, 4,      24, 0,
                                     2, 2, 0, 0, 0xFFFF, 0,  0xFFFF, 1,  0};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        put16(self, words[i]);
    }
}

static void put_name(program *self) {
    static const char name[] = SOAT_LAYER_FONT_NAME;
    static const uint16_t records[] = {1, 4, 6}; /* family, full name, PostScript name */
    enum { RECORDS = sizeof records / sizeof records[0] };
    const unsigned bytes = 2 * (unsigned)(sizeof name - 1);
    put16(self, 0);
    put16(self, RECORDS);
    put16(self, 6 + 12 * RECORDS);
    for (size_t i = 0; i < RECORDS; i++) {
        put32(self, 0x00030001);
        put16(self, 0x0409);
        put16(self, records[i]);
        put16(self, bytes);
        put16(self, 0);
    }
    for (size_t i = 0; name[i] != '\0'; i++) {
        put16(self, (unsigned char)name[i]);
    }
}

static void put_post(program *self) {
    put32(self, 0x00030000);
    put_zeros(self, 4);
    put32(self, (uint32_t)-100 << 16 | 50); /* underline */
    put_zeros(self, 20);
}

static void put_os2(program *self) {
    put16(self, 3);
    put16(self, SOAT_LAYER_FONT_DEFAULT);
    put16(self, 400);
    put16(self, 5);
    put_zeros(self, 50);
    put32(self, 0x536F6174); /* vendor: Soat */
    put16(self, 0x0040);     /* regular */
    put32(self, 0x0000FFFF);
    put16(self, SOAT_LAYER_FONT_ASCENT);
    put16(self, (unsigned)SOAT_LAYER_FONT_DESCENT & 0xFFFF);
    put16(self, 0);
    put16(self, SOAT_LAYER_FONT_ASCENT);
    put16(self, -SOAT_LAYER_FONT_DESCENT);
    put_zeros(self, 18);
}

static uint32_t checksum(const uint8_t *bytes, size_t size) {
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i += 4) {
        sum += (uint32_t)bytes[i] << 24 | (uint32_t)bytes[i + 1] << 16 |
               (uint32_t)bytes[i + 2] << 8 | bytes[i + 3];
    }
    return sum;
}

static void put_directory(program *self) {
    put32(self, 0x00010000);
    put16(self, TABLES);
    put16(self, 128); /* the search range of ten tables */
    put16(self, 3);
    put16(self, TABLES * 16 - 128);
    put_zeros(self, (size_t)TABLES * 16);
}

soat_status soat__layer_font_program(soat_buffer *out, soat_error *error) {
    static const struct {
        char tag[5];
        void (*put)(program *self);
    } tables[TABLES] = {{"OS/2", put_os2},  {"cmap", put_cmap}, {"glyf", put_glyf},
                        {"head", put_head}, {"hhea", put_hhea}, {"hmtx", put_hmtx},
                        {"loca", put_loca}, {"maxp", put_maxp}, {"name", put_name},
                        {"post", put_post}};
    program file = {0}, directory = {0};
    size_t head = 0;
    put_directory(&file);
    directory.size = 12;
    for (size_t i = 0; i < TABLES; i++) {
        const size_t start = file.size;
        head = strcmp(tables[i].tag, "head") == 0 ? start : head;
        tables[i].put(&file);
        const size_t length = file.size - start;
        put_zeros(&file, -length % 4);
        memcpy(directory.bytes + directory.size, tables[i].tag, 4);
        directory.size += 4;
        put32(&directory, checksum(file.bytes + start, file.size - start));
        put32(&directory, (uint32_t)start);
        put32(&directory, (uint32_t)length);
    }
    memcpy(file.bytes + 12, directory.bytes + 12, directory.size - 12);
    program sum = {0};
    put32(&sum, 0xB1B0AFBA - checksum(file.bytes, file.size));
    memcpy(file.bytes + head + 8, sum.bytes, 4);
    return soat_buffer_append(out, soat_span_make((const char *)file.bytes, file.size), error);
}

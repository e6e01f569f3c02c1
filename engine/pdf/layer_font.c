#include "pdf/layer_font.h"

#include "pdf/letter_shape.h"

enum { CODES = 65536, SURROGATE_FIRST = 0xD800, SURROGATE_LAST = 0xDFFF, REPLACEMENT = 0xFFFD };

static bool is_used(const soat_layer_font *font, unsigned code) {
    return (font->used[code / 8] >> (code % 8) & 1) != 0;
}

static uint16_t use(soat_layer_font *font, uint32_t code) {
    font->used[code / 8] = (uint8_t)(font->used[code / 8] | 1u << (code % 8));
    return (uint16_t)code;
}

static bool is_surrogate(uint32_t code) {
    return code >= SURROGATE_FIRST && code <= SURROGATE_LAST;
}

uint16_t soat__layer_font_code(soat_layer_font *font, uint32_t code_point) {
    enum { BEYOND_MAX = sizeof font->beyond / sizeof font->beyond[0] };
    if (code_point < CODES) {
        return use(font, is_surrogate(code_point) ? REPLACEMENT : code_point);
    }
    uint16_t index = 0;
    while (index < font->beyond_count && font->beyond[index] != code_point) {
        index++;
    }
    if (index == BEYOND_MAX || code_point > 0x10FFFF) {
        return use(font, REPLACEMENT);
    }
    font->beyond[index] = code_point;
    if (index == font->beyond_count) {
        font->beyond_count++;
    }
    return use(font, (uint32_t)SURROGATE_FIRST + index);
}

static uint32_t meaning_of(const soat_layer_font *font, unsigned code) {
    return is_surrogate(code) ? font->beyond[code - SURROGATE_FIRST] : code;
}

static bool row_is_used(const soat_layer_font *font, unsigned row) {
    bool used = false;
    for (unsigned i = 0; i < 256 / 8; i++) {
        used = used || font->used[row * (256 / 8) + i] != 0;
    }
    return used;
}

/* A range may not leave a row: only the last byte of its meaning is counted up. */
static void put_rows(const soat_layer_font *font, soat_syntax_writer *out) {
    enum { ENTRIES_MAX = 100 };
    unsigned rows[256], count = 0;
    for (unsigned row = 0; row < 256; row++) {
        if (row_is_used(font, row) && !is_surrogate(row << 8)) {
            rows[count++] = row;
        }
    }
    for (unsigned i = 0; i < count; i++) {
        if (i % ENTRIES_MAX == 0) {
            soat__put_integer(out, count - i < ENTRIES_MAX ? count - i : ENTRIES_MAX);
            soat__put(out, " beginbfrange\n");
        }
        soat__put(out, "<");
        soat__put_hex(out, rows[i] << 8, 2);
        soat__put(out, "> <");
        soat__put_hex(out, rows[i] << 8 | 0xFF, 2);
        soat__put(out, "> <");
        soat__put_hex(out, rows[i] << 8, 2);
        soat__put(out,
                  i % ENTRIES_MAX == ENTRIES_MAX - 1 || i == count - 1 ? ">\nendbfrange\n" : ">\n");
    }
}

static void put_beyond(const soat_layer_font *font, soat_syntax_writer *out) {
    for (unsigned i = 0; i < font->beyond_count; i++) {
        const uint32_t rest = font->beyond[i] - 0x10000;
        soat__put(out, "1 beginbfchar\n<");
        soat__put_hex(out, SURROGATE_FIRST + i, 2);
        soat__put(out, "> <");
        soat__put_hex(out, 0xD800 | rest >> 10, 2);
        soat__put_hex(out, 0xDC00 | (rest & 0x3FF), 2);
        soat__put(out, ">\nendbfchar\n");
    }
}

void soat__layer_font_to_unicode(const soat_layer_font *font, soat_syntax_writer *out) {
    soat__put(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    put_rows(font, out);
    put_beyond(font, out);
    soat__put(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

void soat__layer_font_glyphs(const soat_layer_font *font, soat_syntax_writer *out) {
    unsigned end = 0;
    for (unsigned code = 0; code < CODES; code++) {
        end = is_used(font, code) ? code + 1 : end;
    }
    for (unsigned code = 0; code < end; code++) {
        const int glyph =
            is_used(font, code) ? 1 + soat__letter_width_class(meaning_of(font, code)) : 0;
        const char pair[2] = {0, (char)glyph};
        soat__put_bytes(out, pair, sizeof pair);
    }
}

/* [first [width …] …], the default left out. */
void soat__layer_font_widths(const soat_layer_font *font, soat_syntax_writer *out) {
    bool open = false;
    soat__put(out, "[");
    for (unsigned code = 0; code < CODES; code++) {
        const int width = is_used(font, code) ? soat__letter_shape(meaning_of(font, code)).width
                                              : SOAT_LAYER_FONT_DEFAULT;
        if (width == SOAT_LAYER_FONT_DEFAULT) {
            soat__put(out, open ? "]" : "");
            open = false;
            continue;
        }
        if (!open) {
            soat__put(out, " ");
            soat__put_integer(out, (long)code);
        }
        soat__put(out, open ? " " : "[");
        soat__put_integer(out, width);
        open = true;
    }
    soat__put(out, open ? "]]" : "]");
}

/*
 * The font of the text layer: letters that have a width and a meaning but no ink.
 *
 * A Type 0 font under Identity-H whose 2-byte codes are Unicode code points; the rare ones beyond
 * the first 65,536 get the codes of surrogates, which stand for no character, in the order they
 * come. Its /ToUnicode map says so to whoever copies. The font program has a glyph for each width
 * of letter_shape.h, none of them with an outline, and .notdef, which no code leads to (PDF/A-2
 * forbids it). So a part of a word is marked about where it stands, and a line of usual print
 * needs no scaling from word to word.
 */
#ifndef SOAT_PDF_LAYER_FONT_H
#define SOAT_PDF_LAYER_FONT_H

#include <stdint.h>

#include "pdf/syntax_writer.h"
#include "soat/buffer.h"

#define SOAT_LAYER_FONT_NAME "SoatLayer"

/* Which characters a document used. Zero-initialise; a plain value. */
typedef struct soat_layer_font {
    uint8_t used[65536 / 8];
    uint32_t beyond[2047]; /* the code point of code 0xD800 + index */
    uint16_t beyond_count;
} soat_layer_font;

/* The code of a Unicode scalar value; U+FFFD's when the codes beyond are used up. */
uint16_t soat__layer_font_code(soat_layer_font *font, uint32_t code_point);

/* The TrueType file; always the same. */
soat_status soat__layer_font_program(soat_buffer *out, soat_error *error);

/* The /ToUnicode CMap, the /CIDToGIDMap and the /W array of the codes that were used. */
void soat__layer_font_to_unicode(const soat_layer_font *font, soat_syntax_writer *out);
void soat__layer_font_glyphs(const soat_layer_font *font, soat_syntax_writer *out);
void soat__layer_font_widths(const soat_layer_font *font, soat_syntax_writer *out);

/* In thousandths of the font size: /DW, and /Ascent and /Descent, which set how high a marked
 * word is shown. */
enum {
    SOAT_LAYER_FONT_DEFAULT = 500,
    SOAT_LAYER_FONT_ASCENT = 800,
    SOAT_LAYER_FONT_DESCENT = -220
};

#endif

/*
 * The charset of each font of a page's text: what poppler gives of a font of TCVN3, VNI, … is the
 * windows-1252 character of each byte.
 *
 * The unit is the font, for a font has one charset. Its name is a hint (.VnTime, VNI-Times), the
 * text itself decides: a name is believed when one word is put right by it, a font without a name
 * that says so needs three, and what has fewer follows the charset of most of the page.
 */
#ifndef SOAT_PDF_FONT_CHARSET_H
#define SOAT_PDF_FONT_CHARSET_H

#include <poppler.h>

#include "soat/charset.h"
#include "soat/document.h"

typedef struct soat_font_run {
    size_t first; /* character of the text; the run goes on to the next one's */
    size_t font;
} soat_font_run;

typedef struct soat_page_font {
    const char *name;         /* borrowed from `attributes` */
    soat_buffer text;         /* what is set in it, runs apart by a blank */
    soat_charset_guess guess; /* charset NULL: Unicode */
} soat_page_font;

typedef struct soat_font_charsets {
    GList *attributes;
    soat_font_run *runs;
    soat_page_font *fonts;
    size_t run_count, run_capacity, font_count, font_capacity;
} soat_font_charsets;

/* Looks at the page, whose text is `text`. Zero-initialise *self. MEMORY. */
soat_status soat__font_charsets_find(soat_font_charsets *self, PopplerPage *page, soat_span text,
                                     soat_error *error);
void soat__font_charsets_dispose(soat_font_charsets *self);

/*
 * The charset of character `place`, or NULL; *end is the character that its run ends before. *hint,
 * an index to begin with 0, makes asking for ascending places cheap.
 */
const soat_charset *soat__font_charsets_at(const soat_font_charsets *self, size_t place,
                                           size_t *hint, size_t *end);

/* That of most words that were set in any, or no charset. */
soat_page_origin soat__font_charsets_origin(const soat_font_charsets *self);

#endif

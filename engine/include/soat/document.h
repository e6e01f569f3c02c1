/*
 * A recognised page as a tree in four flat arrays: blocks of lines of words of symbols.
 *
 * Arrays are in reading order; a parent names its children by first index and count. Coordinates
 * are pixels of the page image, origin top left, right and bottom exclusive. Text is UTF-8 in
 * NFC. Costs are milli-nats: -1000 * ln(probability), so 0 is certain and 693 is one in two.
 *
 * A page owns all its memory; every pointer inside is borrowed from it until soat_page_free.
 * A page may be read by several threads; it is changed by one (soat_correct_page).
 */
#ifndef SOAT_DOCUMENT_H
#define SOAT_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_box {
    int32_t left, top, right, bottom;
} soat_box;

/* One reading that the recogniser considered for a symbol. */
typedef struct soat_choice {
    soat_span text; /* usually one letter; empty means: nothing was printed here */
    int32_t cost;   /* milli-nats, above the best choice of the symbol, which has 0 */
} soat_choice;

/* One recognised symbol; its first choice is what was read. */
typedef struct soat_symbol {
    soat_box box; /* a guess of the recogniser: words are the unit of truth */
    uint32_t first_choice, choice_count;
} soat_symbol;

typedef struct soat_word {
    soat_box box;
    soat_span read; /* as the recogniser read it */
    soat_span text; /* after correction; equal to `read` before, empty when removed as junk */
    float read_confidence; /* the recogniser's own, 0 to 100; negative: not told */
    float confidence;      /* probability, 0 to 1, that `text` is right; negative: not yet known */
    uint32_t first_symbol, symbol_count;
    bool joined_to_next; /* after correction this word and the next are one, without a space */
} soat_word;

typedef struct soat_line {
    soat_box box;
    uint32_t first_word, word_count;
} soat_line;

typedef struct soat_block {
    soat_box box;
    uint32_t first_line, line_count;
} soat_block;

/* Where the text of a page comes from. All zero: it was recognised. */
typedef struct soat_page_origin {
    bool own_text;       /* it is the document's own (soat_page_source_read) */
    const char *charset; /* the legacy charset most of it was set in, "tcvn3"; NULL: Unicode */
    float confidence;    /* that it was, 0 to 1 */
    float unreadable;    /* share of its characters that say nothing, 0 to 1 */
} soat_page_origin;

typedef struct soat_page {
    uint32_t number;                   /* 1-based, in the input */
    int32_t width, height, resolution; /* pixels, pixels, dots per inch */
    soat_page_origin origin;           /* charset: static storage */
    soat_block *blocks;
    size_t block_count;
    soat_line *lines;
    size_t line_count;
    soat_word *words;
    size_t word_count;
    soat_symbol *symbols;
    size_t symbol_count;
    soat_choice *choices;
    size_t choice_count;
    void *storage; /* internal */
} soat_page;

SOAT_API void soat_page_free(soat_page *page);

/*
 * Appends the corrected text of the page: words apart by a space, a line feed after each line,
 * an empty line between blocks. With `as_read` the recogniser's text instead.
 */
SOAT_API soat_status soat_page_text(const soat_page *page, bool as_read, soat_buffer *out,
                                    soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

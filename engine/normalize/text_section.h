/*
 * A page of a text, or a part of a long one, as lines that are measured: what a pass looks at to
 * tell paragraphs.
 *
 * A section ends at a form feed, or behind an empty line when it is long. Its lines belong to
 * blocks: from one empty line, row of a table or mark of a note to the next.
 */
#ifndef SOAT_NORMALIZE_TEXT_SECTION_H
#define SOAT_NORMALIZE_TEXT_SECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"
#include "syllable/line_joint.h"

enum {
    SOAT_LINE_WIDEST = 160,    /* letters; a line of more is a paragraph, none of a page */
    SOAT_SECTION_LINES = 120,  /* a section of more ends at the next empty line */
    SOAT_COLUMN_WIDEST = 2000, /* where a line may begin or end */
};

typedef enum soat_line_kind {
    SOAT_LINE_EMPTY,
    SOAT_LINE_TEXT,
    SOAT_LINE_ROW, /* wide blanks or a tab inside, or numbers for the most part */
    SOAT_LINE_WIDE /* of more than SOAT_LINE_WIDEST letters */
} soat_line_kind;

typedef struct soat_section_line {
    size_t begin, start, end, next;  /* as in soat_text_line */
    int16_t left, right, first_word; /* letters: of the blanks before it, with them, of a word */
    uint16_t signs;                  /* soat_line_sign */
    uint8_t kind;                    /* soat_line_kind */
    bool ends_page;
    bool begins_block;
    bool has_note_mark; /* begins with what a note begins with: "1 Xem", "[2] ", "* " */
    bool is_note;       /* stands at the foot of the page below a reference to it */
    bool joined;        /* to the next line that is not empty: `joint` */
    bool touched;       /* its block has a joint */
    uint8_t joint;      /* soat_line_joint */
} soat_section_line;

typedef struct soat_text_section {
    soat_span text;
    soat_section_line *lines;
    size_t count, capacity;
} soat_text_section;

/*
 * Reads the section that begins at byte `begin` of `text`; one that is empty has no lines. False:
 * no memory. A zeroed section may be read into, and again; it borrows the text.
 */
bool soat__section_read(soat_text_section *self, soat_span text, size_t begin);

/* Where the next section begins. */
size_t soat__section_end(const soat_text_section *self);

void soat__section_dispose(soat_text_section *self);

/* The line without outer blanks. */
soat_span soat__section_span(const soat_text_section *self, size_t line);

/* For syllable/line_joint.h, in letters. */
soat_line_shape soat__section_shape(const soat_text_section *self, size_t line);

#endif

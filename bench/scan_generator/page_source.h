/*
 * A document as it is written in a .page file, before it is set on pages.
 *
 * The mark-up is documented in tests/corpus/README.md. Blocks of text stand between empty lines;
 * a line that begins with `@` says what the block below it is. Parsing allocates through GLib,
 * which ends the program when memory is out: right for a generator, wrong for the engine.
 */
#ifndef SCAN_PAGE_SOURCE_H
#define SCAN_PAGE_SOURCE_H

#include <glib.h>
#include <stdbool.h>

typedef enum scan_block_kind {
    SCAN_PARAGRAPH,
    SCAN_LETTERHEAD, /* two columns, apart by a line `||` */
    SCAN_TITLE,      /* centred; the first line is larger */
    SCAN_HEADING,
    SCAN_ITEMS,     /* each line is a paragraph of its own, indented */
    SCAN_TABLE,     /* each line is a row, cells apart by `|`; the first row is the head */
    SCAN_NOTE,      /* a footnote; `number` is its mark */
    SCAN_SIGNATURE, /* two columns, as the letterhead */
    SCAN_CENTRED,
    SCAN_PAGE_BREAK
} scan_block_kind;

typedef struct scan_block {
    scan_block_kind kind;
    int number;       /* SCAN_NOTE only */
    char *alignment;  /* SCAN_TABLE only: one of l r c for each column */
    GPtrArray *lines; /* char *, as in the file, without line ends; owned */
} scan_block;

typedef struct scan_source {
    char *running;     /* the running header, or NULL */
    bool numbered;     /* page numbers are printed from the second page on */
    GPtrArray *blocks; /* scan_block *, owned */
} scan_source;

/* NULL and *error (domain SCAN_ERROR, with the line number) when the text breaks the mark-up. */
scan_source *scan_source_parse(const char *text, GError **error);
scan_source *scan_source_read(const char *path, GError **error);

/* A document of plain paragraphs, one a line. */
scan_source *scan_source_from_paragraphs(char *const *paragraphs, size_t count);
void scan_source_free(scan_source *source);

/* The footnote with this number, or NULL. */
const scan_block *scan_source_note(const scan_source *source, int number);

#define SCAN_ERROR (scan_error_quark())
GQuark scan_error_quark(void);
enum { SCAN_ERROR_SYNTAX = 1, SCAN_ERROR_IMAGE };

#endif

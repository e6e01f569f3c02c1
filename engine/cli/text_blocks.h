/*
 * A text of any length, read in blocks: memory is bounded by a block, never by the file.
 *
 * A block ends with a page, behind the last form feed it holds; if it holds none, with a paragraph,
 * behind its last empty line; if it has none, behind a line end; if it has none, behind a blank; if it has
 * none either it is data, not text, and is cut between two characters where it is full.
 */
#ifndef SOAT_CLI_TEXT_BLOCKS_H
#define SOAT_CLI_TEXT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/span.h>

typedef struct text_blocks {
    const char *name; /* as the command line names it; "-" is standard input */
    int descriptor;
    bool ended;
    char *memory;
    size_t filled; /* bytes in memory */
    size_t taken;  /* of them handed out by the last call */
} text_blocks;

/* False, with the reason in errno, when it cannot be opened. `name` is borrowed. */
bool text_blocks_open(text_blocks *out, const char *name);

/*
 * The next block, borrowed until the next call. Empty at the end. False, with the reason in errno,
 * when reading failed.
 */
bool text_blocks_next(text_blocks *self, soat_span *out);

void text_blocks_close(text_blocks *self);

#endif

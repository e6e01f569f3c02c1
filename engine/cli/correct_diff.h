/*
 * What `soat correct` changed, as a unified diff on standard output: three lines around each change,
 * in colour on a terminal. Correction never adds or removes a line, so that no alignment is needed;
 * each changed line stands above its correction. `patch` takes it.
 *
 * Fed block by block: memory is bounded by a block and the changes that stand close together.
 */
#ifndef SOAT_CLI_CORRECT_DIFF_H
#define SOAT_CLI_CORRECT_DIFF_H

#include <stdbool.h>
#include <stdint.h>

#include <soat/buffer.h>

enum { CORRECT_DIFF_AROUND = 3 };

typedef struct correct_diff {
    const char *name; /* of the input */
    bool colour;
    bool begun;                              /* the two lines of the names are out */
    soat_buffer around[CORRECT_DIFF_AROUND]; /* lines before the one at hand, by line modulo 3 */
    uint64_t line;                           /* read so far */
    soat_buffer hunk;                        /* being put together; empty outside of one */
    uint64_t hunk_start, hunk_lines, equal;  /* its first line, its lines, how many end it equal */
    size_t hunk_end;                         /* bytes of it up to its last change's context */
    soat_buffer old_part, new_part;          /* of a line that a block's border cuts */
} correct_diff;

/* Begins a diff of the input `name`, which must outlive it. */
void correct_diff_begin(correct_diff *self, const char *name);

/* The next block and what became of it. False when memory is out or nobody reads. */
bool correct_diff_block(correct_diff *self, soat_span before, soat_span after);

/* The rest, and frees what is held. */
bool correct_diff_end(correct_diff *self);

#endif

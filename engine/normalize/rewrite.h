/*
 * Rewriting a text from first byte to last: what a pass writes its changes to.
 *
 * A pass names the stretches that it replaces, in order; everything between them is copied. While
 * nothing is replaced nothing is copied either, and the result is the input itself. Failure is
 * kept, and told once by soat__rewrite_finish: passes need not look.
 */
#ifndef SOAT_NORMALIZE_REWRITE_H
#define SOAT_NORMALIZE_REWRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/buffer.h"
#include "soat/span.h"

typedef struct soat_rewrite_edit {
    size_t start, end;               /* bytes of the input */
    size_t result_start, result_end; /* bytes of the result */
} soat_rewrite_edit;

typedef struct soat_rewrite {
    soat_span input;
    soat_span result; /* after soat__rewrite_finish */
    soat_rewrite_edit *edits;
    size_t edit_count, edit_capacity;
    soat_buffer text; /* the result so far, when it is not the input */
    size_t copied;    /* bytes of the input that are in `text` or replaced */
    bool failed;      /* out of memory */
} soat_rewrite;

/* Begins anew, keeping the memory. A zeroed rewrite may be begun. */
void soat__rewrite_begin(soat_rewrite *self, soat_span input);

/*
 * Replaces input bytes [start, end), which lie behind everything replaced before; an edit is made
 * unless `after` is what stands there. The stretch is what a person sees as changed: a word, a mark.
 */
void soat__rewrite_replace(soat_rewrite *self, size_t start, size_t end, soat_span after);

/* Copies the rest and sets `result`. False when memory ran out on the way. */
bool soat__rewrite_finish(soat_rewrite *self);

/* The input range that result range [start, end) was made from; ends past the result are its end. */
void soat__rewrite_source(const soat_rewrite *self, size_t start, size_t end, size_t *source_start,
                          size_t *source_end);

void soat__rewrite_dispose(soat_rewrite *self);

#endif

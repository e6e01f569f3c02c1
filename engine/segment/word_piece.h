/* The pieces of a sentence that are never cut (word_cut.h). */
#ifndef SOAT_SEGMENT_WORD_PIECE_H
#define SOAT_SEGMENT_WORD_PIECE_H

#include "soat/span.h"
#include "syllable/word_fold.h"

typedef struct soat_word_piece {
    size_t start, end;
    bool letters; /* a run of letters and nothing else: may be part of a longer word */
    bool blank;   /* nothing but blanks stands before it, and something does */
    /* of letters; filled by word_cut.c */
    soat_word_case pattern;
    size_t key, key_size; /* where its folded form stands */
} soat_word_piece;

/* The piece at *position, which moves past it; false at `end`. */
bool soat__word_piece_next(soat_span text, size_t end, size_t *position, soat_word_piece *out);

#endif

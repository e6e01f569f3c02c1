/*
 * Training text as a stream of numbers: read once, tokenised, every distinct word kept once.
 *
 * The stream is by word *forms* as they stand in the text ("Hoà", "HÒA"), so that one reading
 * serves the choice of the vocabulary, the n-grams and the letter case.
 */
#ifndef SOAT_LM_CORPUS_H
#define SOAT_LM_CORPUS_H

#include "base/arena.h"
#include "base/map.h"
#include "lm/vocabulary.h"

typedef struct soat_corpus {
    soat_map forms; /* each form and how often it was seen; keys live in the arena */
    soat_arena arena;
    uint32_t *stream; /* a reserved id, or SOAT_LM_FIRST_WORD + the index of a form */
    size_t size;
    size_t capacity;
    uint64_t line_count;
} soat_corpus;

/* Zero-initialise a corpus before its first use. */

/*
 * Adds the lines of a text file (plain, or .xz). Sentences that hold no word are left out. With
 * `hold_out` above 0 every hold_out-th line is skipped, to be measured with later.
 */
soat_status soat__corpus_read(soat_corpus *corpus, const char *path, uint32_t hold_out,
                              soat_error *error);

/* Adds one line; the end of a line is the end of a sentence. */
soat_status soat__corpus_add_line(soat_corpus *corpus, soat_span line, soat_error *error);

void soat__corpus_dispose(soat_corpus *corpus);

#endif

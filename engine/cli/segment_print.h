/* What `soat segment` prints: lines of words, or the places of sentences and words as JSON. */
#ifndef SOAT_CLI_SEGMENT_PRINT_H
#define SOAT_CLI_SEGMENT_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/segment.h>

typedef struct segment_print {
    bool json, sentences_only;
    size_t offset; /* bytes of the input before the text that is put next */
    size_t sentence_count, word_count;
} segment_print;

/* Those that return a bool return false when standard output failed. */
void segment_print_begin(segment_print *self, const char *input);

/* The sentences of one piece of the input; the next piece begins where this was consumed. */
bool segment_print_put(segment_print *self, soat_span text, const soat_segmentation *made);

bool segment_print_end(segment_print *self, bool whole);

#endif

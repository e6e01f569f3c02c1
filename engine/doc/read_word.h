/*
 * One word while it is being read: its text comes in pieces, and only at its end is it known
 * whether its symbols make it up.
 */
#ifndef SOAT_DOC_READ_WORD_H
#define SOAT_DOC_READ_WORD_H

#include "doc/page_builder.h"
#include "soat/buffer.h"

enum { SOAT_CONFIDENCE_UNKNOWN = -1 };

typedef struct soat__read_choice {
    size_t start, size; /* bytes of `letters` */
    double nats;
} soat__read_choice;

typedef struct soat__read_symbol {
    soat_box box;
    size_t first_choice, choice_count;
} soat__read_symbol;

/* Zero-initialise. */
typedef struct soat__word_reader {
    soat_box box;
    float confidence;
    soat_buffer text, letters, scratch;
    soat__read_symbol *symbols;
    size_t symbol_count, symbol_capacity;
    soat__read_choice *choices;
    size_t choice_count, choice_capacity;
    soat_status status; /* MEMORY once it was out; calls go on doing nothing */
} soat__word_reader;

void soat__word_reader_begin(soat__word_reader *self, soat_box box, float confidence);
void soat__word_reader_text(soat__word_reader *self, soat_span text);
/* A symbol, whose first choice is what was read, and then the others in any order. */
void soat__word_reader_symbol(soat__word_reader *self, soat_box box);
/* -ln(probability), or NAN where it is not told; the scale may be shifted from symbol to symbol. */
void soat__word_reader_choice(soat__word_reader *self, soat_span text, double nats);

/*
 * Gives the word to the builder: in NFC, without blanks, as several words where blanks are inside;
 * with its symbols when their texts make up the word. Nothing happens when there is no text.
 */
void soat__word_reader_end(soat__word_reader *self, soat_page_builder *builder);
void soat__word_reader_dispose(soat__word_reader *self);

#endif

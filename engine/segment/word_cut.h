/*
 * Cutting a sentence into words.
 *
 * First into pieces that are never cut: a run of letters, a number, date, code or address
 * (text/entity.h), letters joined by a hyphen or a slash, a mark or a run of one mark. Pieces with
 * nothing but blanks between may make one word. Of all cuts the cheapest is taken, by Viterbi
 * search over the costs of word_list.h (a unigram model over words: Sproat, Shih, Gale and Chang,
 * "A stochastic finite-state word-segmentation algorithm for Chinese", 1996) and of names: runs of
 * capitalised pieces, priced by their length.
 */
#ifndef SOAT_SEGMENT_WORD_CUT_H
#define SOAT_SEGMENT_WORD_CUT_H

#include "segment/word_list.h"
#include "soat/buffer.h"
#include "soat/segment.h"

typedef enum soat_cut_method {
    SOAT_CUT_LIKELIEST,
    SOAT_CUT_LONGEST,  /* the longest word of the list from left to right: to compare with */
    SOAT_CUT_SYLLABLES /* every piece a word: to compare with */
} soat_cut_method;

/* The words of one text, and what is used up while they are made. Zero-initialise. */
typedef struct soat_word_cutter {
    struct soat_word_piece *pieces;
    struct soat_word_step *steps;
    size_t piece_count, piece_capacity, step_capacity;
    soat_buffer keys; /* what the pieces are looked up by */
    soat_word_place *words;
    size_t word_count, word_capacity;
} soat_word_cutter;

/* Appends the words of text[start, end) to cutter->words. MEMORY. Linear in the length. */
soat_status soat__word_cut(soat_word_cutter *cutter, const soat_word_list *list, soat_span text,
                           size_t start, size_t end, soat_cut_method method, soat_error *error);

void soat__word_cutter_dispose(soat_word_cutter *cutter);

#endif

/*
 * The words of a line as the outputs have them: each is one word of the corrected text, with the
 * box, the reading and the confidences of the words that it was read from. Every writer takes them
 * from here, so that no two formats disagree.
 *
 * Correction leaves words that are split (their text has a blank inside), joined to the next, or
 * removed (no text). A removed word gives nothing. Joined words give one, in the box around them.
 * Of a split word each part gets its part of the box: where the recogniser's symbols spell what was
 * read, from the boxes of those that the part was read from, else in proportion to its letters; along
 * the line, which on a page that lies on its side runs up or down.
 */
#ifndef SOAT_DOC_OUTPUT_WORDS_H
#define SOAT_DOC_OUTPUT_WORDS_H

#include "base/arena.h"
#include "soat/document.h"

typedef struct soat_output_word {
    soat_span text; /* never empty, no blank inside */
    soat_span read; /* its part of what was read, blanks between words; may be empty */
    soat_box box;
    float read_confidence;   /* the recogniser's least, 0 to 100; negative: not told */
    float confidence;        /* least probability, 0 to 1; negative: not judged */
    size_t first_word;       /* of the page, that it was read from */
    size_t word_count;       /* at least 1; parts of one word name the same */
    size_t part, part_count; /* which part of a split word, from 0; of how many */
} soat_output_word;

typedef struct soat_letter_place soat_letter_place;

/* Zero-initialise; one object serves line after line and keeps its memory. */
typedef struct soat_output_words {
    soat_output_word *items; /* in reading order */
    size_t count, capacity;
    soat_arena texts;
    soat_letter_place *letters; /* of the group at work */
    size_t letter_count, letter_capacity;
} soat_output_words;

/*
 * Sets items and count to the words of `line`, which is one of the page's. With `as_read`, the
 * recogniser's words. What they point to lives until the next call, or is the page's. Joined words
 * with a space between and a line's text is that of soat_page_text. MEMORY.
 */
soat_status soat__output_words_take(soat_output_words *self, const soat_page *page,
                                    const soat_line *line, bool as_read, soat_error *error);
void soat__output_words_dispose(soat_output_words *self);

/* Whether the word is not what was read there: changed, split or joined. */
bool soat__output_word_changed(const soat_output_word *word);

/*
 * How sure the word is, 0 to 1, for formats with one number for it: the probability that it is
 * right where it was judged, else the recogniser's own confidence; negative: neither is known.
 */
double soat__output_word_certainty(const soat_output_word *word);

#endif

/*
 * Where a sentence ends.
 *
 * By rules (as in Grefenstette and Tapanainen, "What is a word, what is a sentence?", 1994): each
 * stretch between blanks that ends with a stop is judged by what it is (stop.h), by where it stands
 * in its sentence and by the first letter of what follows. A line end without a stop ends a
 * sentence where the line was ended on purpose: before an empty line or an item of a list, behind
 * `;` and `:`, or when the next word would have fit (syllable/line_joint.h).
 */
#ifndef SOAT_SEGMENT_SENTENCE_END_H
#define SOAT_SEGMENT_SENTENCE_END_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"

typedef struct soat_sentence_rules {
    bool lines; /* every line end ends a sentence */
} soat_sentence_rules;

/*
 * The end of the sentence that begins at `start`, which is no blank and lies inside the text; it
 * comes behind what ends it and before blanks. `column` is how many letters stand before `start`
 * in its line. Looks no further than SOAT_SEGMENT_LOOK_AHEAD behind the end, and cuts what is
 * longer than SOAT_SENTENCE_BYTES. No state, no allocation; linear.
 */
size_t soat__sentence_end(soat_span text, size_t start, size_t column, soat_sentence_rules rules);

#endif

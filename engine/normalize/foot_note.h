/*
 * Notes at the foot of a page: what they begin with, and whether the text above refers to them.
 *
 * No state, no allocation; any thread.
 */
#ifndef SOAT_NORMALIZE_FOOT_NOTE_H
#define SOAT_NORMALIZE_FOOT_NOTE_H

#include <stdbool.h>

#include "soat/span.h"

/*
 * The mark that a note may begin with: the 1 of "1 Xem", "1Xem" and "¹ Xem", "[1]", "(1)", "*".
 * Empty when the line begins with none. Many lines of a text begin so; a note is one of which
 * soat__note_is_referred_to is true. `line` is without outer blanks.
 */
soat_span soat__note_mark(soat_span line);

/*
 * True when `above`, the page before the note, has the mark behind a word or a mark of punctuation:
 * "nghiệm thu1", "nghiệm thu¹.", "nghiệm thu[1]", "nghiệm thu (1)", "nghiệm thu*". Linear.
 */
bool soat__note_is_referred_to(soat_span mark, soat_span above);

#endif

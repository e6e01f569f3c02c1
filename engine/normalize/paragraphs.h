/*
 * Which lines of a section are of one paragraph.
 *
 * In two rounds. A joint of the first is told by its block alone: the line is as long as the
 * longest near it, no clause ends there, and the next begins with a small letter. The second takes
 * what is like it: lines as long as those joined in the section, also where a capital or a figure
 * follows, over one empty line, or over the end of the page. So a section without a joint of the
 * first round, such as one whose paragraphs are joined already, gets none.
 *
 * Tuned for print and papers of offices of 40 to 160 letters a line. Verse, addresses and tables
 * have lines that end early, and stay.
 */
#ifndef SOAT_NORMALIZE_PARAGRAPHS_H
#define SOAT_NORMALIZE_PARAGRAPHS_H

#include "normalize/text_section.h"
#include "normalize/word_cuts.h"

enum { SOAT_PARAGRAPH_NARROWEST = 40 }; /* letters of a line that a paragraph goes on behind */

/* Sets is_note, joined, touched and joint of the lines. Linear but for marks of notes, which are few. */
void soat__paragraphs_find(soat_text_section *self, const soat_word_cuts *cuts);

/*
 * True when the last paragraph of `self` goes on in `next`, the page behind it; sets the fields
 * of the lines on both sides. Both went through soat__paragraphs_find. *line and *to are the two
 * lines.
 */
bool soat__paragraphs_cross(soat_text_section *self, soat_text_section *next,
                            const soat_word_cuts *cuts, size_t *line, size_t *to);

/* The line that line `index` is joined to, or could be: the next, or the one behind an empty line. */
size_t soat__paragraphs_next(const soat_text_section *self, size_t index);

/*
 * True when by these signs a sentence goes on between two lines. Where it is false the first round
 * makes no joint, however wide the lines are.
 */
bool soat__paragraph_reads_on(unsigned signs, unsigned next_signs);

/* The signs of a paragraph that begins with one line and ends, so far, with the other. */
unsigned soat__paragraph_signs(unsigned first, unsigned last);

#endif

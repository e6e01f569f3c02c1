/*
 * What stands between two lines that are set as one: a blank, nothing, or nothing for a hyphen.
 *
 * Vietnamese breaks lines between syllables, and so do the programs that its papers are written
 * with: a hyphen at a line end is mostly part of the word (i-park, BT-BOT, công-ten-nơ, Wi-fi,
 * Việt-Nhật). It goes only where the halves are not words by themselves: a syllable cut in two
 * (ngh-|iêng), or a foreign word before an ending (organiza-|tion). Where that does not tell, it
 * stays; who knows the rest of the text may know better (normalize/word_cuts.h).
 *
 * No state, no allocation; any thread.
 */
#ifndef SOAT_SYLLABLE_LINE_HYPHEN_H
#define SOAT_SYLLABLE_LINE_HYPHEN_H

#include <stdbool.h>

#include "soat/span.h"

typedef enum soat_line_joint {
    SOAT_JOINT_BREAK,  /* a paragraph ends here */
    SOAT_JOINT_BLANK,  /* one paragraph, a blank between */
    SOAT_JOINT_CLOSE,  /* nothing between: "BT-" "BOT", "552/" "QĐ-UBND" */
    SOAT_JOINT_HYPHEN, /* nothing between, and the hyphen that ends the line goes */
} soat_line_joint;

/* Never SOAT_JOINT_BREAK. `line` and `next` are without line ends and outer blanks. */
soat_line_joint soat__line_joint_inside(soat_span line, soat_span next);

/* The bytes of the hyphen that ends the text; 0: none does. */
size_t soat__line_hyphen_size(soat_span text);

/*
 * True when the hyphen at the end of `line` stands between letters that could be of one word, not
 * in a code (QĐ-|UBND) or between names (Việt-|Nhật): only then is it a question. The letters on both sides, up
 * to the next that is none, are given.
 */
bool soat__line_hyphen_halves(soat_span line, soat_span next, soat_span *left, soat_span *right);

#endif

/*
 * Words of a recognised page that are no print: a speck, a hair, a piece of a rule or of the shadow
 * of a staple, which came out as `l`, `1`, `ị`, `.` or `-`.
 *
 * Told by the size of their boxes beside the letters of their line: no letter is a third as high as
 * those around it, none is as thin as a hair, and no sign is a dot both ways when it stands apart.
 * The recogniser misplaces boxes of words that it read well, so what it is sure of stays, and words
 * of four letters and more. docs/recognition.md has the table of what was measured.
 */
#ifndef SOAT_DOC_STROKES_H
#define SOAT_DOC_STROKES_H

#include "soat/document.h"

/*
 * Writes to strokes[i] whether word i of the page is a stroke; `strokes` has a place for each word.
 * None is on a page with hardly any words to compare with, or whose recogniser did not say how
 * sure it was. False: memory is out.
 */
bool soat__page_strokes(const soat_page *page, bool *strokes);

#endif

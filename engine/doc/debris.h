/*
 * Lines of a recognised page that are no print: strokes of seals, signatures and folds that came
 * out as signs.
 *
 * Told by the recogniser's doubt together with what was read, because faint print is doubted too.
 * On 149 pages (the project's own, gov-scans, sample-scans, signed scans) no line of print whose
 * words are right has all its words below 65; but single cells of tables, codes and addresses do,
 * so whatever holds digits or looks like a word, an abbreviation or a code is left alone.
 */
#ifndef SOAT_DOC_DEBRIS_H
#define SOAT_DOC_DEBRIS_H

#include "soat/document.h"

/* Whether all words of the line, as they were read, are debris. */
bool soat__line_is_debris(const soat_page *page, const soat_line *line);

#endif

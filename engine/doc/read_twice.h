/*
 * Ink that was read twice: `nhà ô ông`, `KT. BỘ TR TRƯỞNG`, `dự á án`.
 *
 * Tesseract now and then gives the beginning of a word, or its end, as a word of its own beside the
 * whole one. Its box lies in that of the whole, where no word of its own could be printed. Boxes
 * alone do not tell: a dash may have its box inside that of the word before it.
 */
#ifndef SOAT_DOC_READ_TWICE_H
#define SOAT_DOC_READ_TWICE_H

#include "soat/document.h"

/* Whether word `index` of the line is a piece of the word after it or before it. */
bool soat__word_is_read_twice(const soat_page *page, const soat_line *line, uint32_t index);

#endif

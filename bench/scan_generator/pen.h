/* What people write on documents: notes, ticks, lines under and through words. As coverage. */
#ifndef SCAN_PEN_H
#define SCAN_PEN_H

#include <leptonica/allheaders.h>

#include "random.h"

/*
 * `count` marks of a pen on a page of width by height pixels, the kinds by chance: a note of a few
 * letters in a margin, a line under a stretch of text, a tick before a line, a line through words.
 * 8-bit coverage.
 */
PIX *scan_pen_notes(int width, int height, double dpi, long count, scan_random *random);

#endif

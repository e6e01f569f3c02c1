/*
 * How the words of a line are laid into a PDF with few numbers. Each word may be stretched (the
 * operator Tz) and moved to (a step in TJ); both cost bytes, and neither is needed where what the
 * last word left brings the next one near enough to its box.
 */
#ifndef SOAT_PDF_LINE_LAYOUT_H
#define SOAT_PDF_LINE_LAYOUT_H

#include <stddef.h>

/* A word to be laid, and how. Lengths along the line in pixels. */
typedef struct soat_laid_word {
    double left, width; /* of its box; on return of the room that it is given */
    long natural;       /* of its letters, in thousandths of the font size; over 0 */
    long scale;         /* set: in percent */
    long step;          /* set: back by so many thousandths of the scaled size before it; 0 none */
} soat_laid_word;

/* What the line is set in. */
typedef struct soat_line_face {
    double size; /* font size in pixels; over 0 */
    long blank;  /* width of the blank that follows each word, in thousandths of the size */
    long scale;  /* the stretch in force before the first word, in percent; 0 none */
} soat_line_face;

/*
 * Sets `scale` and `step` of `count` words in the order of the line. The pen stands at `left`. Time is
 * linear in the words, memory constant (40 KB of stack).
 */
void soat__line_layout(soat_laid_word *words, size_t count, double left,
                       const soat_line_face *face);

#endif

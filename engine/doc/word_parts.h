/*
 * Cuts the box of words that were split: each part of the text gets the part of the box, and of the
 * reading, that it was read from. Letters are followed from both ends of the reading as long as they
 * are the same, and counted between. On a page that lies on its side the cut is along the line.
 */
#ifndef SOAT_DOC_WORD_PARTS_H
#define SOAT_DOC_WORD_PARTS_H

#include "doc/output_words.h"
#include "doc/page_turn.h"

/* Words that correction made one, or a word by itself. */
typedef struct soat_word_group {
    const soat_page *page;
    size_t first, end; /* words of the page */
    soat_span text, read;
    soat_page_turn turn; /* of its line */
    soat_box box;        /* while it is cut, on the page made upright */
    float read_confidence, confidence;
} soat_word_group;

/* The next run of other than blanks, from *position on; false when there is none. */
bool soat__next_part(soat_span text, size_t *position, soat_span *part);

/*
 * `parts`, whose texts are set, get their boxes, readings and numbers. `group` becomes that of the
 * upright page. MEMORY.
 */
soat_status soat__word_parts_cut(soat_output_words *self, soat_word_group *group,
                                 soat_output_word *parts, size_t count, soat_error *error);

#endif

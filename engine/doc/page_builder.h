/*
 * Builds a soat_page in reading order: open a block, its lines, their words, their symbols, and
 * each symbol's choices, best first. A part belongs to the last opened part above it.
 *
 * A failure (memory, too many parts) is remembered: the calls go on doing nothing and
 * soat__page_builder_finish reports it, so that a recogniser's loop needs no checks of its own.
 */
#ifndef SOAT_DOC_PAGE_BUILDER_H
#define SOAT_DOC_PAGE_BUILDER_H

#include "soat/document.h"

typedef struct soat_page_builder soat_page_builder;

/* NULL when memory is out. Page number from 1; sizes in pixels; resolution in dots per inch. */
soat_page_builder *soat__page_builder_new(uint32_t number, int32_t width, int32_t height,
                                          int32_t resolution);
void soat__page_builder_free(soat_page_builder *builder);

void soat__page_builder_block(soat_page_builder *builder, soat_box box);
/* Opens a block of the same box when none is open. */
void soat__page_builder_line(soat_page_builder *builder, soat_box box);
/* Opens a line of the same box when none is open. `confidence` is the recogniser's, 0 to 100. */
void soat__page_builder_word(soat_page_builder *builder, soat_box box, soat_span read,
                             float confidence);
/* Ignored, as the choice below, when no word (symbol) is open. */
void soat__page_builder_symbol(soat_page_builder *builder, soat_box box);
void soat__page_builder_choice(soat_page_builder *builder, soat_span text, int32_t cost);

/*
 * Hands the page over (free it with soat_page_free) and leaves the builder only to be freed.
 * Lines without words and blocks without lines are left out. MEMORY, LIMIT.
 */
soat_status soat__page_builder_finish(soat_page_builder *builder, soat_page **out,
                                      soat_error *error);

/* A copy of `text` that lives as long as the page: what a word's `text` is set to. */
soat_status soat__page_copy_text(soat_page *page, soat_span text, soat_span *out,
                                 soat_error *error);

#endif

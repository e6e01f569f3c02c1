/* Which lines of a section are notes at the foot of its page. */
#ifndef SOAT_NORMALIZE_SECTION_NOTES_H
#define SOAT_NORMALIZE_SECTION_NOTES_H

#include "normalize/text_section.h"

/*
 * Sets is_note of the lines from the topmost one on that begins with a mark which the text above refers
 * to (foot_note.h). Linear in the section, for each of the marks, of which it asks for a few tens.
 */
void soat__section_mark_notes(soat_text_section *self);

#endif

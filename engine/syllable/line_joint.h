/*
 * Whether two lines of print are of one paragraph.
 *
 * The evidence: would the first word of the next line have fit on this one (then the line was ended
 * on purpose), is the next line indented, is it an item of a list or a heading (line_signs.h).
 * What stands between the two when they are joined says line_hyphen.h.
 *
 * No state, no allocation; any thread. Units of length are the caller's: pixels or letters.
 */
#ifndef SOAT_SYLLABLE_LINE_JOINT_H
#define SOAT_SYLLABLE_LINE_JOINT_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"
#include "syllable/line_hyphen.h"

typedef struct soat_line_shape {
    soat_span text;           /* without line end and outer blanks */
    int32_t left, right;      /* where it begins and ends */
    int32_t first_word_width; /* of its first word */
    bool has_gap;             /* wide blanks inside: a row of a table, things side by side */
} soat_line_shape;

/* What the lines of a block have in common. */
typedef struct soat_column_shape {
    int32_t left, right;
    int32_t letter; /* the width of a letter, at least 1: what is small beside the column */
} soat_column_shape;

soat_line_joint soat__line_joint(const soat_line_shape *line, const soat_line_shape *next,
                                 const soat_column_shape *column);

/* A paragraph ends between lines of these signs (soat_line_sign) however wide they are. */
bool soat__line_signs_break(unsigned signs, unsigned next_signs);

/* The line was ended on purpose: the next word would have fit behind it. */
bool soat__line_is_short(const soat_line_shape *line, const soat_line_shape *next,
                         const soat_column_shape *column);

/* The next line stands in where this one does not: a new paragraph, but for the text of an item. */
bool soat__line_is_indented(const soat_line_shape *line, unsigned signs,
                            const soat_line_shape *next, unsigned next_signs,
                            const soat_column_shape *column);

#endif

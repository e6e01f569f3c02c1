/*
 * Whether two lines of print are of one paragraph, and what stands between them when they are set
 * as one.
 *
 * The evidence: would the first word of the next line have fit on this one (then the line was ended
 * on purpose), is the next line indented, is it an item of a list or a heading; and what a hyphen
 * at the end is for. Vietnamese breaks lines between syllables, so a hyphen there is either part
 * of the word (i-park, BT-BOT, công-ten-nơ, Việt-Nhật) or it cuts a foreign word (inter-national);
 * only the second goes.
 *
 * No state, no allocation; any thread. Units of length are the caller's: pixels or letters.
 */
#ifndef SOAT_SYLLABLE_LINE_JOINT_H
#define SOAT_SYLLABLE_LINE_JOINT_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

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

typedef enum soat_line_joint {
    SOAT_JOINT_BREAK,  /* a paragraph ends here */
    SOAT_JOINT_BLANK,  /* one paragraph, a blank between */
    SOAT_JOINT_CLOSE,  /* nothing between: "BT-" "BOT", "552/" "QĐ-UBND" */
    SOAT_JOINT_HYPHEN, /* nothing between, and the hyphen that ends the line goes */
} soat_line_joint;

soat_line_joint soat__line_joint(const soat_line_shape *line, const soat_line_shape *next,
                                 const soat_column_shape *column);

/* The bytes of the hyphen that ends the text: of a line that SOAT_JOINT_HYPHEN was said of. */
size_t soat__line_hyphen_size(soat_span text);

#endif

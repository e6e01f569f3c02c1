/* dictionaries/compounds.tsv, compiled in as bytes (see engine/CMakeLists.txt). */
#ifndef SOAT_SEGMENT_COMPOUND_TABLE_H
#define SOAT_SEGMENT_COMPOUND_TABLE_H

#include "soat/span.h"

/* Lines `word TAB count` and comments; static storage. */
soat_span soat__compound_table(void);

#endif

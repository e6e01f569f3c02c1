/* Which gold text goes with which text to be judged, which raw one and which other. */
#ifndef SOAT_CLI_EVAL_PAIRS_H
#define SOAT_CLI_EVAL_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Paths are the pair's own. `raw` and `against` are NULL where none was asked for; `text` and
 * `against` where there is none and it counts as empty.
 */
typedef struct eval_pair {
    char *name; /* the stem, or the gold path as it was given */
    char *gold, *text, *raw, *against;
} eval_pair;

/* What becomes of a truth without a text. */
typedef enum eval_missing {
    EVAL_MISSING_SKIP,  /* named and left out */
    EVAL_MISSING_EMPTY, /* named and judged as an empty text; a raw text is never taken as empty */
    EVAL_MISSING_ERROR  /* named, and nothing is judged */
} eval_missing;

/* What the command line names: files, or folders. `raw` and `against` may be NULL. */
typedef struct eval_sides {
    const char *gold, *text, *raw, *against;
    eval_missing missing;
} eval_sides;

typedef struct eval_pairs {
    eval_pair *items; /* by name */
    size_t count;
    size_t unmatched; /* files that were left out for lack of a partner; each was named on stderr */
    size_t empty;     /* pairs with a missing text that counts as empty; named as well */
} eval_pairs;

/*
 * Files pair with files; in folders, and the folders in them, files pair by their stems (see
 * eval_files.h). The truth is NAME.gold.*, or NAME.* where no file is a .gold one; its partner is
 * NAME.*, NAME.hyp.* or NAME.raw.*, in this order (for the raw text NAME.raw.* comes first). False
 * after a message when a path cannot be read, memory is out, or a text is missing and that is an
 * error. Zero-initialise *out; dispose of it either way.
 */
bool eval_pairs_find(eval_pairs *out, const eval_sides *sides);
void eval_pair_dispose(eval_pair *pair);
void eval_pairs_dispose(eval_pairs *pairs);

#endif

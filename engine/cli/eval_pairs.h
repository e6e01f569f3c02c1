/* Which gold text goes with which text to be judged, and which raw one. */
#ifndef SOAT_CLI_EVAL_PAIRS_H
#define SOAT_CLI_EVAL_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

/* Paths are the pair's own. `raw` and `against` are NULL where none was asked for. */
typedef struct eval_pair {
    char *name; /* the stem, or the gold path as it was given */
    char *gold, *text, *raw, *against;
} eval_pair;

/* What the command line names: files, or folders. `raw` and `against` may be NULL. */
typedef struct eval_sides {
    const char *gold, *text, *raw, *against;
} eval_sides;

typedef struct eval_pairs {
    eval_pair *items; /* by name */
    size_t count;
    size_t unmatched; /* files without a partner; each was named on stderr */
} eval_pairs;

/*
 * Files pair with files. A folder of truth holds NAME.gold.txt, or else NAME.txt; its partner is
 * the file that was given, or NAME.txt, NAME.hyp.txt or NAME.raw.txt in the folder that was (for
 * the raw text NAME.raw.txt comes first). False after a message when a path
 * cannot be read or memory is out. Zero-initialise *out; dispose of it either way.
 */
bool eval_pairs_find(eval_pairs *out, const eval_sides *sides);
void eval_pair_dispose(eval_pair *pair);
void eval_pairs_dispose(eval_pairs *pairs);

#endif

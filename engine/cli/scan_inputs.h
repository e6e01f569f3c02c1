/* The files that `soat scan` was asked for, folders walked, and what their outputs are called. */
#ifndef SOAT_CLI_SCAN_INPUTS_H
#define SOAT_CLI_SCAN_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"

typedef struct scan_input {
    char *path;
    char *base;       /* the output's path below the output folder, without suffix: "2023/report" */
    bool busy;        /* given, and not yet done with */
    const char *name; /* what it is called, when that is not its path; borrowed */
} scan_input;

/* Zero-initialise it and fill in the first group. */
typedef struct scan_inputs {
    const char *spare; /* a folder that is never walked into: the outputs'; or NULL */
    bool report;       /* outputs are called like the report of the run, so no input is */

    scan_input **items; /* each stays where it is */
    size_t count, capacity;
    size_t missing; /* operands that are not there or cannot be walked; each was complained of */
    void *bases, *paths; /* search trees of the items */
} scan_inputs;

/*
 * A file that was named is taken whatever it is called; in a folder, those with a suffix of a PDF
 * or an image are, in the order of their names, hidden ones left out. Two inputs never share a
 * base: the second is called after its whole name (a.png), then numbered. False: memory is out.
 */
bool scan_inputs_find(scan_inputs *inputs, const option_list *operands);
void scan_inputs_dispose(scan_inputs *inputs);

/*
 * One more file: `below` is its path below the folder that was asked for ("2023/report.pdf"). A
 * path that is known already gives its item again. NULL when memory is out.
 */
scan_input *scan_inputs_add(scan_inputs *inputs, const char *path, const char *below);

/* Whether a file of this name is looked for in folders. */
bool scan_inputs_wants(const char *name);

/* Whether both name one folder or file. */
bool scan_inputs_same(const char *left, const char *right);

/* The part of a path behind its last slash. */
const char *scan_inputs_name(const char *path);

#endif

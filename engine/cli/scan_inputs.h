/* The files that `soat scan` was asked for, folders walked, and what their outputs are called. */
#ifndef SOAT_CLI_SCAN_INPUTS_H
#define SOAT_CLI_SCAN_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"

typedef struct scan_input {
    char *path;
    char *base; /* the output's path below the output folder, without suffix: "2023/report" */
} scan_input;

typedef struct scan_inputs {
    scan_input *items;
    size_t count, capacity;
    size_t missing; /* operands that are not there or cannot be walked; each was complained of */
} scan_inputs;

/*
 * A file that was named is taken whatever it is called; in a folder, those with a suffix of a PDF
 * or an image are, in the order of their names, hidden ones left out. Two inputs never share a
 * base: the second is called after its whole name (a.png), then numbered. False: memory is out.
 */
bool scan_inputs_find(scan_inputs *inputs, const option_list *operands);
void scan_inputs_dispose(scan_inputs *inputs);

#endif

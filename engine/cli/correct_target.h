/* Where the corrected text of an input goes: standard output, a folder, or the input itself. */
#ifndef SOAT_CLI_CORRECT_TARGET_H
#define SOAT_CLI_CORRECT_TARGET_H

#include <stdbool.h>

#include "options.h"
#include "output_file.h"

typedef struct correct_target {
    const char *folder; /* NULL: not asked for */
    bool in_place;
} correct_target;

/* What the two exclude: OPTIONS_GO_ON, or a code after a complaint. */
int correct_target_check(const correct_target *self, const option_list *operands);

/* Makes the folder, once no two files would get one name. OPTIONS_GO_ON, or a code after a complaint. */
int correct_target_prepare(const correct_target *self, const option_list *inputs);

/*
 * Opens the place of one input's text; out->stream stays NULL when that is standard output or
 * nothing. False after a complaint.
 */
bool correct_target_open(const correct_target *self, const char *input, output_file *out);

#endif

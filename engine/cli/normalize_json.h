/* The JSON of one normalised input, on one line, written as it comes: engine/docs/json.md. */
#ifndef SOAT_CLI_NORMALIZE_JSON_H
#define SOAT_CLI_NORMALIZE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/normalize.h>

/* All return false when standard output refuses, or memory is out. */
bool normalize_json_begin(const char *input);
/* `offset` is where the part that the edit speaks of begins in the input. */
bool normalize_json_edit(const soat_normal_edit *edit, size_t offset, bool first);
bool normalize_json_end(size_t bytes, size_t edit_count, bool whole);

#endif

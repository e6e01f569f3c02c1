/* The JSON of one normalised input, on one line, written as it comes: engine/docs/json.md. */
#ifndef SOAT_CLI_NORMALIZE_JSON_H
#define SOAT_CLI_NORMALIZE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/normalize.h>

/* What is listed of an input: "edits" or "words". */
typedef enum normalize_listed { NORMALIZE_EDITS, NORMALIZE_WORDS } normalize_listed;

/* All return false when standard output refuses, or memory is out. */
bool normalize_json_begin(const char *input, normalize_listed what);
/* `offset` is where the part that the edit speaks of begins in the input. */
bool normalize_json_edit(const soat_normal_edit *edit, size_t offset, bool first);

/*
 * The words of `made`, each with the bytes of `given` that it was made from: what stands between
 * blanks, without the marks around it. `count` is that of this input so far, and moves on.
 */
bool normalize_json_words(const soat_normalizer *normalizer, soat_span given, soat_span made,
                          size_t offset, size_t *count);

bool normalize_json_end(normalize_listed what, size_t bytes, size_t count, bool whole);

#endif

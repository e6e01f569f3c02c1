/* Reading what the command line names, `-` being standard input, and closing standard output. */
#ifndef SOAT_CLI_INPUT_H
#define SOAT_CLI_INPUT_H

#include <stdbool.h>

#include <soat/file.h>

#include "options.h"

/* Appends the whole input to *out. `limit` bytes at most; 0 is no limit. */
soat_status input_read(const char *path, size_t limit, soat_buffer *out, soat_error *error);

/*
 * Appends the text of the input, be it plain text, hOCR, ALTO, TSV or JSON (told by its content);
 * with `as_read` the text before its correction, where the file has both. A message about the
 * content begins with the path.
 */
soat_status input_read_text(const char *path, bool as_read, soat_buffer *out, soat_error *error);

/* As messages name it: `-` is standard input. */
const char *input_name(const char *input);

/* The operands, or standard input where there are none; borrowed. */
option_list inputs_of(const option_list *operands);

/* What is done with one input: an exit code, NO_INPUT when it could not be read. */
typedef int input_action(void *payload, const char *input);

/*
 * Does it with each until standard output fails: NO_INPUT when none could be read, else the worst
 * code, where an input that could not be read counts as SOME_FAILED.
 */
int inputs_each(const option_list *inputs, input_action *action, void *payload);

/*
 * Flushes standard output. False, after a message, when what was printed did not all arrive; but
 * true, and quiet, when the reader of a pipe has gone: it had all it wanted.
 */
bool output_finish(void);

/*
 * After a write of what was made of `input` failed, by errno: SOME_FAILED and a message; but OK,
 * and quiet, when the reader of a pipe has gone.
 */
int output_failed(const char *input);

#endif

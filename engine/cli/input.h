/* Reading what the command line names, `-` being standard input, and closing standard output. */
#ifndef SOAT_CLI_INPUT_H
#define SOAT_CLI_INPUT_H

#include <stdbool.h>

#include <soat/file.h>

/* Appends the whole input to *out. `limit` bytes at most; 0 is no limit. */
soat_status input_read(const char *path, size_t limit, soat_buffer *out, soat_error *error);

/*
 * Appends the text of the input, be it plain text, hOCR, ALTO, TSV or JSON (told by its content);
 * with `as_read` the text before its correction, where the file has both. A message about the
 * content begins with the path.
 */
soat_status input_read_text(const char *path, bool as_read, soat_buffer *out, soat_error *error);

/*
 * Flushes standard output. False, after a message, when what was printed did not all arrive; but
 * true, and quiet, when the reader of a pipe has gone: it had all it wanted.
 */
bool output_finish(void);

#endif

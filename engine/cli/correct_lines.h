/*
 * `soat correct --jsonl`: texts as JSON lines, in and out, for pipes of programs. An object with
 * `id` (anything) and `text` becomes one with `id`, `text` and `edits`; docs/json.md describes it.
 */
#ifndef SOAT_CLI_CORRECT_LINES_H
#define SOAT_CLI_CORRECT_LINES_H

#include <soat/correct.h>

/*
 * Each line of the input (`-` is standard input) is a document of its own and is answered at once.
 * A line that is no such object is answered by one with `error`. An exit code: SOME_FAILED when
 * there was such a line, NO_INPUT when the input could not be read.
 */
int correct_lines(soat_context *context, const char *input);

#endif

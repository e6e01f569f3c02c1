/*
 * A file that is written piece by piece and appears whole: under a temporary name beside its place
 * until it is committed. All functions return false with the reason in errno.
 */
#ifndef SOAT_CLI_OUTPUT_FILE_H
#define SOAT_CLI_OUTPUT_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include <soat/span.h>

typedef struct output_file {
    FILE *stream;
    char *path, *temporary;
} output_file;

/* `like`, when not NULL, names a file whose permissions the new one gets. */
bool output_file_open(output_file *out, const char *path, const char *like);
bool output_file_write(output_file *self, soat_span bytes);

/* Syncs and renames. The file is closed either way; on failure nothing is left behind. */
bool output_file_commit(output_file *self);

/* Closes and deletes what was written; does nothing after a commit. */
void output_file_drop(output_file *self);

#endif

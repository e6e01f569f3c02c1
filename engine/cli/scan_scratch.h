/* A folder of its own below TMPDIR, for what has no better place. */
#ifndef SOAT_CLI_SCAN_SCRATCH_H
#define SOAT_CLI_SCAN_SCRATCH_H

#include <stdbool.h>

enum { SCAN_SCRATCH_SIZE = 4096 };

/* False after a complaint. */
bool scan_scratch_make(char out[SCAN_SCRATCH_SIZE]);

/* Copies standard input to the new file `path`; false after a complaint. */
bool scan_scratch_copy_input(const char *path);

/* Removes the folder and the files in it; "" is none. */
void scan_scratch_remove(const char *folder);

#endif

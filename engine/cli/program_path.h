/* Where the running program stands, so that an installed tree finds its parts wherever it is moved. */
#ifndef SOAT_CLI_PROGRAM_PATH_H
#define SOAT_CLI_PROGRAM_PATH_H

#include <stdbool.h>

#include <soat/buffer.h>

/*
 * Puts the path of `relative`, seen from the folder of the running program, into *out, which is
 * the caller's. False when the system does not tell where that is, or memory is out.
 */
bool program_path(const char *relative, soat_buffer *out);

#endif

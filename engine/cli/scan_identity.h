/* What the recogniser says of itself, asked in a process of its own: its models would fill this one. */
#ifndef SOAT_CLI_SCAN_IDENTITY_H
#define SOAT_CLI_SCAN_IDENTITY_H

#include <soat/buffer.h>

#include "scan_settings.h"

/*
 * Appends what soat_recognizer_identify does. NOT_FOUND: there is no such recogniser; IO, MEMORY.
 * Takes a tenth of a second. No thread may run yet. A process that is killed
 * from outside is replaced, three times.
 */
soat_status scan_identity(soat_buffer *out, const scan_settings *settings, soat_error *error);

#endif

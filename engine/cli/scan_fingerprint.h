/* Everything that the outputs depend on, besides the input: bytes that differ when they would. */
#ifndef SOAT_CLI_SCAN_FINGERPRINT_H
#define SOAT_CLI_SCAN_FINGERPRINT_H

#include <soat/buffer.h>

#include "scan_settings.h"

/*
 * Appends them. `model` is NULL when nothing is corrected. NOT_FOUND: there is no such recogniser;
 * IO, MEMORY.
 */
soat_status scan_fingerprint(soat_buffer *out, const scan_settings *settings,
                             const soat_model *model, soat_error *error);

#endif

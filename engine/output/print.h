/* Appending to a buffer without a check at every step: after the first failure nothing more is. */
#ifndef SOAT_OUTPUT_PRINT_H
#define SOAT_OUTPUT_PRINT_H

#include "soat/buffer.h"

typedef struct soat_printer {
    soat_buffer *out;
    soat_status status; /* of the first failure; SOAT_OK until then */
    soat_error *error;
} soat_printer;

/*
 * As printf, at most 500 bytes: for markup and whole numbers. No %f, whose point is the locale's,
 * and no text from outside, which may be long and may need escapes.
 */
void soat__print(soat_printer *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A share from 0 to 1 with three decimals: 0.998. */
void soat__print_share(soat_printer *self, double share);

void soat__print_text(soat_printer *self, soat_span text);

/*
 * Text that is to stand in an element or in an attribute in double quotes. What XML 1.0 cannot
 * hold, control characters and bytes that are not UTF-8, becomes U+FFFD.
 */
void soat__print_xml(soat_printer *self, soat_span text);

/*
 * Text that is to stand in a cell of a table: tabs, line ends and other control characters become
 * blanks, bytes that are not UTF-8 become U+FFFD.
 */
void soat__print_cell(soat_printer *self, soat_span text);

#endif

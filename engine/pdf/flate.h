/* What /FlateDecode undoes. */
#ifndef SOAT_PDF_FLATE_H
#define SOAT_PDF_FLATE_H

#include "soat/buffer.h"
#include "soat/span.h"

/* Appends `bytes`, in the format of zlib (RFC 1950), packed as far as libdeflate goes. MEMORY. */
soat_status soat__flate(soat_span bytes, soat_buffer *out, soat_error *error);

#endif

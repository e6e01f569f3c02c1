/*
 * A picture as the image stream of a PDF, without loss: JPEG, JPEG 2000 and plain PNG data are taken
 * over as they are, one bit a pixel is packed as CCITT G4, everything else as PNG packs it.
 */
#ifndef SOAT_PDF_IMAGE_STREAM_H
#define SOAT_PDF_IMAGE_STREAM_H

#include <leptonica/allheaders.h>
#include <stdint.h>

#include "pdf/syntax_writer.h"
#include "soat/buffer.h"
#include "soat/span.h"

typedef struct soat_image_stream {
    int32_t width, height;  /* pixels, as stored */
    double across, down;    /* dots per inch as the file says, or 0 */
    int orientation;        /* of Exif, 1 to 8: how it is to be turned to stand upright */
    soat_syntax_writer how; /* entries of the stream's dictionary: colours, bits, filter */
    soat_span bytes;        /* borrowed from the file or from `packed` */
    soat_buffer packed;
} soat_image_stream;

/*
 * The picture of an image file, of page `number` (from 1) when it is a TIFF. `bytes` must outlive
 * it. Dispose also after a failure. FORMAT, MEMORY.
 */
soat_status soat__image_stream_of_file(soat_image_stream *out, soat_span bytes, const char *path,
                                       uint32_t number, soat_error *error);
soat_status soat__image_stream_of_pix(soat_image_stream *out, PIX *pix, soat_error *error);
/* White paper, for a page that cannot be read. */
soat_status soat__image_stream_blank(soat_image_stream *out, soat_error *error);
void soat__image_stream_dispose(soat_image_stream *stream);

#endif

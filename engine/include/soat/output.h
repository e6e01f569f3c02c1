/*
 * Writing recognised documents: one writer a format, fed page by page, so that memory is bounded
 * by a page and never by the document.
 *
 *     soat_writer_new → soat_writer_page … → soat_writer_finish → soat_writer_free
 *
 * What a writer appends to the buffer between calls may be taken out (written to a file, the
 * buffer cleared) at any time: a writer never looks back at it.
 */
#ifndef SOAT_OUTPUT_H
#define SOAT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/correct.h"
#include "soat/document.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_output_format {
    const char *name;        /* "txt": what --to takes, and the suffix of the file */
    const char *description; /* one line for a person */
} soat_output_format;

/* The formats of this build, in the order of their table. Static storage. */
SOAT_API size_t soat_output_format_count(void);
SOAT_API const soat_output_format *soat_output_format_at(size_t index); /* NULL past the end */

typedef struct soat_writer_options {
    bool as_read;        /* the recogniser's text, without correction */
    const char *source;  /* name of the input, said in formats that have a place for it; or NULL */
    uint32_t page_count; /* of the input, or 0 when not known */
    bool reflow;         /* txt: a paragraph a line, without the hyphens that ended lines */
} soat_writer_options;

#define SOAT_WRITER_OPTIONS_INIT                                                                   \
    { false, NULL, 0, false }

typedef struct soat_writer soat_writer;

/* ARGUMENT: no such format. `options` may be NULL; `options->source` must outlive the writer. */
SOAT_API soat_status soat_writer_new(soat_writer **out, const char *format,
                                     const soat_writer_options *options, soat_error *error);
SOAT_API void soat_writer_free(soat_writer *writer);

/*
 * What the correction of the next page changed and doubted, for formats that have a place for it.
 * Borrowed until that page is written; may be NULL.
 */
SOAT_API void soat_writer_set_correction(soat_writer *writer, const soat_correction *made);

/*
 * The picture of the next page, a PNG or JPEG file (soat_image_encode makes one), for formats that
 * show it. Its size need not be that of the page. Borrowed until that page is written; may be empty.
 */
SOAT_API void soat_writer_set_image(soat_writer *writer, soat_span image);

/* Appends the page, and before the first one whatever the format begins with. */
SOAT_API soat_status soat_writer_page(soat_writer *writer, const soat_page *page, soat_buffer *out,
                                      soat_error *error);

/*
 * Appends a page that could not be read: empty, with its number and the reason where the format
 * has a place for them, so that page counts stay right.
 */
SOAT_API soat_status soat_writer_failed_page(soat_writer *writer, uint32_t number,
                                             const char *reason, soat_buffer *out,
                                             soat_error *error);

/* Appends what the format ends with. The document is whole only after it. */
SOAT_API soat_status soat_writer_finish(soat_writer *writer, soat_buffer *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

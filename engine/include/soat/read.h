/*
 * Reading recognised documents that others wrote: hOCR, ALTO (versions 2 to 4), the TSV of
 * Tesseract and the JSON of Soát (docs/json.md), into pages as a recogniser would have made them.
 *
 * The kind is told by the content, never by a name. Nothing outside of the bytes is looked at: no
 * network, no DTD, no entity that a file defines. A word without spaces is a word; one with spaces
 * becomes several with the same box. Texts are in NFC. `text` of a word equals `read`, save in our
 * JSON, which tells both. Symbols with their alternatives are read where the file has them: hOCR
 * of Tesseract with hocr_char_boxes and lstm_choice_mode, ALTO with Glyph and Variant.
 *
 * Functions keep no state; any thread.
 */
#ifndef SOAT_READ_H
#define SOAT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/buffer.h"
#include "soat/document.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum soat_document_kind {
    SOAT_DOCUMENT_TEXT, /* whatever is nothing else */
    SOAT_DOCUMENT_HOCR,
    SOAT_DOCUMENT_ALTO,
    SOAT_DOCUMENT_TSV,
    SOAT_DOCUMENT_JSON,
    SOAT_DOCUMENT_OTHER_MARKUP /* XML or HTML, but neither of these */
} soat_document_kind;

/* What the bytes are, by their first kilobytes. */
SOAT_API soat_document_kind soat_document_kind_of(soat_span bytes);

/* "text", "hOCR", "ALTO", ... for messages. Static storage; never NULL. */
SOAT_API const char *soat_document_kind_name(soat_document_kind kind);

/* Zero-initialise it, and release it with soat_document_dispose. */
typedef struct soat_document {
    soat_document_kind kind;
    soat_page **pages; /* the document's own; take one by setting it to NULL */
    size_t page_count;
} soat_document;

/*
 * FORMAT: damaged, cut, or of none of these kinds; the message names the line. ARGUMENT: plain
 * text, which has no pages. LIMIT: over 512 MB, or elements nested deeper than 256. Takes time and
 * memory in proportion to the bytes.
 */
SOAT_API soat_status soat_document_read(soat_document *out, soat_span bytes, soat_error *error);
SOAT_API void soat_document_dispose(soat_document *document);

/*
 * Appends the text of a document of any kind: plain text as it is, of pages what soat_page_text
 * gives, a form feed between two pages. `as_read` asks for the text before its correction, which
 * only the JSON of Soát tells apart.
 */
SOAT_API soat_status soat_document_text(soat_span bytes, bool as_read, soat_buffer *out,
                                        soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

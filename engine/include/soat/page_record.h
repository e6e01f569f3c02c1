/*
 * A page with what its correction made of it, as bytes: what one process hands to another, or
 * keeps until its document is whole.
 *
 * Nothing is lost: every writer makes the same bytes of a page that was read back as of the page
 * itself, and it may be corrected again. A record says its version, its length and a checksum; a
 * cut or changed one is refused, never misread. Records are of one machine and one version of
 * Soát: for keeping and exchange there is the JSON of docs/json.md.
 *
 * Why not that JSON: confidences keep all their bits, bytes that are not UTF-8 stay what they are,
 * and a page of 500 words with all 6,000 alternatives takes 58 KB and half a millisecond here.
 */
#ifndef SOAT_PAGE_RECORD_H
#define SOAT_PAGE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/buffer.h"
#include "soat/correct.h"
#include "soat/document.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Zero-initialise it, and release it with soat_page_record_dispose. */
typedef struct soat_page_record {
    soat_page *page;            /* the record's own */
    bool corrected;             /* whether the page was written with a correction */
    soat_correction correction; /* borrowed from the page; empty when there was none */
} soat_page_record;

/*
 * Appends one record. `made` is what soat_correct_page said of the page, or NULL. ARGUMENT: the
 * arrays of the page do not follow one another as those of a recognised page do.
 */
SOAT_API soat_status soat_page_record_write(const soat_page *page, const soat_correction *made,
                                            soat_buffer *out, soat_error *error);

/*
 * Reads the record that `bytes` begins with; *used is its length, so that the next one may follow.
 * FORMAT: cut or damaged; VERSION: of another version of Soát. Takes memory in proportion to the
 * record, whatever its counts claim.
 */
SOAT_API soat_status soat_page_record_read(soat_page_record *out, size_t *used, soat_span bytes,
                                           soat_error *error);
SOAT_API void soat_page_record_dispose(soat_page_record *record);

#ifdef __cplusplus
}
#endif
#endif

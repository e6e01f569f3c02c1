/*
 * What a person decided on the review page of a document (`soat scan --to html`), as it was exported:
 * docs/json.md describes the JSON.
 *
 *     soat_decisions_read → soat_decisions_apply, soat_decisions_pairs → soat_decisions_free
 *
 * Decisions are carried out on lines, not on positions: a line of a text is the one that was reviewed
 * when it reads as it was recognised or as it was corrected. So they fit the text before and after
 * correction, with one page missing or with lines added, and never a line that is not what was seen.
 */
#ifndef SOAT_DECISIONS_H
#define SOAT_DECISIONS_H

#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Immutable: for any number of threads. */
typedef struct soat_decisions soat_decisions;

/* FORMAT: no such JSON, or it contradicts itself; VERSION: made by a later Soát; MEMORY. */
SOAT_API soat_status soat_decisions_read(soat_decisions **out, soat_span bytes, soat_error *error);
SOAT_API void soat_decisions_free(soat_decisions *decisions);

typedef struct soat_decisions_report {
    size_t accepted, rejected;           /* places that were decided */
    size_t lines, missing;               /* lines in the decisions; of them not in the text */
    uint32_t missing_page, missing_line; /* the first that is not, from 1; 0 when none is */
} soat_decisions_report;

/*
 * Appends `text`, pages apart by form feeds, with the decisions carried out: a change stands unless it
 * was rejected, a doubt only when it was accepted. Every other byte stays. A line that stands several
 * times is the one in the place where it was, else the nearest. `report` may be NULL. MEMORY.
 */
SOAT_API soat_status soat_decisions_apply(const soat_decisions *decisions, soat_span text,
                                          soat_buffer *out, soat_decisions_report *report,
                                          soat_error *error);

/*
 * Appends a line to both for each line in which something was decided, for soat_learn_add: as it was
 * read, and as it is right. Places that nobody decided are in neither. MEMORY.
 */
SOAT_API soat_status soat_decisions_pairs(const soat_decisions *decisions, soat_buffer *noisy,
                                          soat_buffer *gold, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

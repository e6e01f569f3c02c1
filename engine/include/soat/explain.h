/*
 * Why the corrector decides as it does: what it knows of a word, and for each place of a text the
 * readings that it weighed. For people who tune dictionaries and profiles, and for bug reports.
 *
 * Costs are milli-nats: -1000 ln P. Everything is borrowed from the context until its next call.
 */
#ifndef SOAT_EXPLAIN_H
#define SOAT_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/correct.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A word of the lexicon that may have been read as the word in question. */
typedef struct soat_explained_neighbour {
    soat_span word; /* lower case, tone marks placed in the old style */
    int32_t cost;   /* of the confusions, without the price that the document puts on an error */
    uint32_t edits;
} soat_explained_neighbour;

typedef struct soat_word_explanation {
    soat_span folded;     /* as the model looks it up: lower case, NFC, old tone placement */
    const char *syllable; /* "native", "possible" (in a gap of the sound structure) or "none" */
    const char *onset, *rime, *tone; /* of a syllable: "tr", "iên", "hook"; else NULL */
    bool in_vocabulary;
    bool user_word;
    const soat_explained_neighbour *neighbours; /* likeliest first; it may be among them itself */
    size_t neighbour_count;
} soat_word_explanation;

/* ARGUMENT when the word is empty or longer than 256 bytes. */
SOAT_API soat_status soat_explain_word(soat_context *context, soat_span word,
                                       soat_word_explanation *out, soat_error *error);

/* One reading of a stretch of the text. */
typedef struct soat_reading {
    size_t start, end; /* bytes of the text */
    soat_span before, after;
    soat_reason reason;   /* NONE: left as it is */
    int32_t channel_cost; /* of reading `before` where `after` was printed */
    double probability;   /* of the reading, given the whole sentence */
    bool chosen;
} soat_reading;

/*
 * Called in the order of the text with all readings that begin at one place, likeliest first. A
 * status other than OK ends the walk and is returned.
 */
typedef soat_status (*soat_reading_visitor)(void *payload, const soat_reading *readings,
                                            size_t count, soat_error *error);

/*
 * Corrects the text as soat_correct does and shows every place to `visit`, which must not call the
 * context. Readings are borrowed for the visit.
 */
SOAT_API soat_status soat_explain_text(soat_context *context, soat_span text,
                                       soat_reading_visitor visit, void *payload,
                                       soat_correction *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

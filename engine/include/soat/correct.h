/*
 * Correction: UTF-8 text in, edits out.
 *
 * An edit says which bytes of the input are wrong, what should stand there, why, and how sure that
 * is. Text, JSON and reviews are renderings of the list; nothing else is ever changed, and no edit
 * adds or removes a line end.
 *
 * A model is immutable and shared by any number of threads and processes. A context belongs to one
 * thread at a time. The result depends on the text, the model and the options, on nothing else.
 *
 * The method: a lattice of readings with channel costs (Brill and Moore, 2000), an n-gram language
 * model (Chen and Goodman, 1998), a beam search, and forward-backward posteriors as confidence.
 */
#ifndef SOAT_CORRECT_H
#define SOAT_CORRECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/document.h"
#include "soat/model.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why a stretch was changed. */
typedef enum soat_reason {
    SOAT_REASON_NONE,        /* left as it was read */
    SOAT_REASON_ALTERNATIVE, /* the recogniser itself held the new reading possible */
    SOAT_REASON_TONE,        /* a tone mark lost, added or swapped */
    SOAT_REASON_SHAPE,       /* a circumflex, breve, horn or stroke lost, added or swapped */
    SOAT_REASON_LETTER,      /* letters mistaken for letters: `ừ` for `tr` */
    SOAT_REASON_SPLIT,       /* words run together */
    SOAT_REASON_JOIN,        /* a word fallen apart */
    SOAT_REASON_NOISE,       /* marks that are no text: footnote signs, dirt */
    SOAT_REASON_CASE,        /* capital for small letter or the reverse */
    SOAT_REASON_NUMBER,      /* letters and digits mistaken for each other */
    SOAT_REASON_USER_WORD,   /* a word of the user's dictionaries */
    SOAT_REASON_SEQUENCE,    /* the mark of a heading or item that was out of its turn */
    SOAT_REASON_COUNT
} soat_reason;

/* A short name in English ("tone"). Static storage. */
SOAT_API const char *soat_reason_name(soat_reason reason);

typedef struct soat_alternative {
    soat_span text;
    double probability; /* on the scale of the edit's confidence: with it they sum to 1 at most */
} soat_alternative;

typedef struct soat_edit {
    size_t start, end; /* bytes of the input, end exclusive */
    soat_span before;  /* input[start, end); of noise between blanks with one of them */
    soat_span after;
    soat_reason reason;
    double confidence;                    /* probability, 0 to 1, that `after` is right */
    const soat_alternative *alternatives; /* other readings, likeliest first */
    size_t alternative_count;
} soat_edit;

/* Borrowed from the context until its next call. Both lists are in the order of the input. */
typedef struct soat_correction {
    const soat_edit *edits; /* what is to be changed: confidence at or above the minimum */
    size_t edit_count;
    const soat_edit *doubts; /* places left alone where `after` was considered */
    size_t doubt_count;
    size_t word_count; /* words and numbers of the input */
    double error_rate; /* estimated errors a letter before correction */
} soat_correction;

typedef struct soat_correct_options {
    double min_confidence;       /* 0 to 1; edits below it become doubts */
    const char *profile;         /* confusion profile: "all", "generic", "tesseract", … */
    soat_span profile_text;      /* more rules in the profile format, laid over it; may be empty */
    bool adapt;                  /* learn the document's noise and vocabulary before deciding */
    size_t beam;                 /* readings of a line kept at each place, 1 to 1,000 */
    const char *const *hunspell; /* base names: NAME.aff and NAME.dic */
    size_t hunspell_count;
    const char *const *word_lists; /* files, one word a line */
    size_t word_list_count;
} soat_correct_options;

/* Fills in the defaults. */
SOAT_API void soat_correct_options_init(soat_correct_options *options);

typedef struct soat_context soat_context;

/*
 * A context borrows the model until it is freed. NULL options are the defaults. About 5 MB of
 * memory. NOT_FOUND: no such profile or dictionary; FORMAT: a bad rule or dictionary.
 */
SOAT_API soat_status soat_context_new(soat_context **out, const soat_model *model,
                                      const soat_correct_options *options, soat_error *error);
SOAT_API void soat_context_free(soat_context *context);

/*
 * Corrects one document. Any bytes are valid: what is not UTF-8 is left as it is. Time is linear
 * in the length of the text, memory is bounded by the longest sentence plus the edits.
 */
SOAT_API soat_status soat_correct(soat_context *context, soat_span text, soat_correction *out,
                                  soat_error *error);

/*
 * Corrects the next part of the document whose beginning was the last soat_correct: a document too
 * long for memory is given in parts, cut at line ends, and keeps the noise estimated from its
 * first. Spans and counts are those of the part. Before any soat_correct it begins a document.
 */
SOAT_API soat_status soat_correct_more(soat_context *context, soat_span text, soat_correction *out,
                                       soat_error *error);

/*
 * Corrects a recognised page in place, using the recogniser's alternatives: sets text, confidence
 * and joined_to_next of its words. The spans of the edits are bytes of soat_page_text(as_read).
 */
SOAT_API soat_status soat_correct_page(soat_context *context, soat_page *page, soat_correction *out,
                                       soat_error *error);

/* Appends `text` with `edits` (ordered, not overlapping, inside the text) carried out. */
SOAT_API soat_status soat_edits_apply(soat_span text, const soat_edit *edits, size_t edit_count,
                                      soat_buffer *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif

/*
 * Corpora as a stream of syllable numbers, for counting: lower case, tone marks placed the old
 * way. Whatever is not a syllable of Vietnamese (punctuation, numbers, foreign words, a line end)
 * is a break; runs of breaks are one.
 */
#ifndef SOAT_TOOLS_SYLLABLE_STREAM_H
#define SOAT_TOOLS_SYLLABLE_STREAM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "soat/status.h"

enum { SOAT_STREAM_BREAK = 0, SOAT_STREAM_SYLLABLES = 65535 };

typedef struct soat_syllable_stream {
    uint16_t *ids; /* 1 and more: entry id - 1 of `syllables` */
    size_t size, capacity;
    soat_map syllables; /* each and how often it was seen */
    soat_map forms;     /* of each form that a text has, the id */
    soat_arena arena;   /* their keys */
} soat_syllable_stream;

/* Zero-initialise one before its first use. */

/* Adds the lines of a text file, plain or .xz. NOT_FOUND, IO, FORMAT, MEMORY. */
soat_status soat__syllable_stream_read(soat_syllable_stream *stream, const char *path,
                                       soat_error *error);

/* The id of a folded syllable, or SOAT_STREAM_BREAK when no text has it. */
uint16_t soat__syllable_stream_id(const soat_syllable_stream *stream, soat_span syllable);

void soat__syllable_stream_dispose(soat_syllable_stream *stream);

#endif

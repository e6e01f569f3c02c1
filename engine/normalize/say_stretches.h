/*
 * The frame of the passes that put words for figures: each looks at the stretches of its kind with
 * their neighbours and says what stands there.
 *
 * They run one after the other (passes.c): addresses, phone numbers, dates, times, Roman
 * numerals, codes, units, numbers, signs, abbreviations. What one leaves in figures the next reads, so that
 * "552/QĐ-UBND" goes by "552 trên QĐ UBND" to words.
 */
#ifndef SOAT_NORMALIZE_SAY_STRETCHES_H
#define SOAT_NORMALIZE_SAY_STRETCHES_H

#include "normalize/pass.h"
#include "normalize/speech.h"
#include "normalize/stretch.h"
#include "text/entity.h"

typedef struct soat_saying {
    const soat_pass_run *run;
    const soat_stretch_walk *walk;
    soat_entity entity;
    soat_span core;     /* the stretch without brackets, quotes and sentence marks around it */
    soat_speech speech; /* what is said instead of core; empty when nothing is */
} soat_saying;

/* Says saying->core, or leaves saying->speech empty. */
typedef void soat_sayer(soat_saying *saying);

/* A cheap look at walk->current: false when there is nothing to say for sure. */
typedef bool soat_say_filter(const soat_stretch_walk *walk);

enum { SOAT_ANY_ENTITY = (1 << SOAT_ENTITY_COUNT) - 1 };

/* The filter of most: figures among the letters. */
bool soat__has_figures(const soat_stretch_walk *walk);

/* `entities` has bit 1 << soat_entity for each that `say` is asked about. */
void soat__say_stretches(const soat_pass_run *run, soat_rewrite *rewrite, soat_say_filter *filter,
                         unsigned entities, soat_sayer *say);

/* True when a sentence could go on from `text` to the stretch behind: no mark ends it. */
bool soat__is_open(soat_span text);

/* True when a letter or a digit stands at `at`, or, for the second, ends there. */
bool soat__is_word_at(soat_span text, size_t at);
bool soat__is_word_before(soat_span text, size_t at);

/* True when only one blank, no line end, stands between the two. */
bool soat__is_beside(const soat_stretch *left, const soat_stretch *right);

/* Reads a run of ASCII digits at *at of `text`, moving past it; returns it, maybe empty. */
soat_span soat__skip_digits(soat_span text, size_t *at);

/* Takes a hyphen or a dash at *at. */
bool soat__skip_dash(soat_span text, size_t *at);

#endif

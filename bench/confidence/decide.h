/*
 * What the corrector decides, with the posteriors that its confidences are made of.
 *
 * Written are BASE.txt, the text as it was read, and BASE.json, `edits` and `doubts` as by `soat
 * correct --json`, but for `reason`, which is the kind of change, and `confidence`, which is the
 * decoder's posterior: what bench/accuracy/judge_edits takes.
 */
#ifndef CONFIDENCE_DECIDE_H
#define CONFIDENCE_DECIDE_H

#include <glib.h>

#include <soat/correct.h>

/* Recognises an image or PDF; each page as a record in FOLDER/NAME-N.record. */
gboolean decide_recognise(const char *input, const char *folder);

/* Decides about a file: a record with the recogniser's alternatives or `as_text` only; or a text. */
gboolean decide_file(soat_context *context, const char *path, gboolean as_text, const char *base);

#endif

/* Bringing every page of every pair before the judge. */
#ifndef SOAT_CLI_EVAL_JUDGE_H
#define SOAT_CLI_EVAL_JUDGE_H

#include <soat/eval.h>
#include <soat/eval_html.h>

#include "eval_pairs.h"

/* Zero-initialise, open, dispose. */
typedef struct eval_judge {
    soat_eval *text, *other; /* two judgements of the same truths; `other` only with --against */
    soat_eval_html *html;    /* is shown every page; NULL without --html */
    char **names;            /* of the pairs in both: a file, or "FILE, page 3" */
    size_t count;
    size_t unread; /* pairs of files that could not be read; each was named */
} eval_judge;

soat_status eval_judge_open(eval_judge *out, const soat_eval_options *how, bool against, bool html,
                            soat_error *error);

/*
 * Adds every pair that can be read. Where all texts of a pair have as many pages, more than one,
 * they are judged page by page. False after a message when it cannot go on (memory, a limit);
 * *code is then what to exit with.
 */
bool eval_judge_pairs(eval_judge *self, const eval_pairs *pairs, int *code);

void eval_judge_dispose(eval_judge *self);

#endif

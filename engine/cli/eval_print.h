/* A report of `soat eval`, as text for people and as JSON for programs. */
#ifndef SOAT_CLI_EVAL_PRINT_H
#define SOAT_CLI_EVAL_PRINT_H

#include <stdbool.h>

#include <soat/eval.h>

typedef struct eval_view {
    const soat_eval *eval;
    soat_eval_report report;
    char *const *names; /* of the pages, in the order in which they were added */
    size_t name_count;
    size_t left_out;        /* files without a partner, or that could not be read */
    size_t taken_as_empty;  /* truths without a text */
    const char *against;    /* as it was given, or NULL; then there is no more of the other */
    soat_eval_report other; /* of the other text */
    soat_eval_versus versus;
    bool order_free, by_class, by_file;
    size_t differences; /* how many to list at most */
    size_t top;         /* how many confusions and syllables to list */
} eval_view;

/* Both false when memory is out. */
bool eval_print_text(const eval_view *view);

/* The fields are those of docs/eval.md. */
bool eval_print_json(const eval_view *view);

/* "left", "miscorrected", "broken"; NULL when there is no raw text. */
const char *eval_change_name(soat_eval_change change);

#endif

/*
 * What `soat correct` tells beside the text: a list for people, or one JSON object an input
 * (docs/json.md). Fed block by block, so that memory is bounded by a block.
 */
#ifndef SOAT_CLI_CORRECT_REPORT_H
#define SOAT_CLI_CORRECT_REPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <soat/correct.h>

typedef struct correct_report {
    bool json;        /* on stdout */
    bool explain;     /* on stderr */
    bool say_name;    /* the list names the input: there are several */
    const char *name; /* of the input, as it was given */
    FILE *doubts;     /* JSON of the doubts, kept until the edits are out */
    size_t offset;    /* bytes of the blocks before this one */
    size_t seen;      /* bytes of this block that line and column have passed */
    uint64_t line;    /* from 1 */
    uint64_t column;  /* from 1, characters */
    uint64_t words, edit_count, doubt_count;
    double error_rate;
} correct_report;

/* `options` holds json, explain and say_name; *self begins a report about `name`. */
bool correct_report_begin(correct_report *self, const correct_report *options, const char *name);

/* The edits and doubts of the next block. False when memory is out or JSON cannot be written. */
bool correct_report_block(correct_report *self, soat_span block, const soat_correction *made);

/* `failure` is a sentence, or NULL when the input was read to its end. */
bool correct_report_end(correct_report *self, const char *failure);

/* correct_json.c */
bool correct_json_begin(correct_report *self);
bool correct_json_change(correct_report *self, const soat_edit *edit, bool done);
bool correct_json_end(correct_report *self, const char *failure);

#endif

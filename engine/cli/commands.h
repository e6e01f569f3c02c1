/* The table of commands: one row each, in the order of `soat help`. */
#ifndef SOAT_CLI_COMMANDS_H
#define SOAT_CLI_COMMANDS_H

#include "options.h"

extern const command command_correct;    /* cmd_correct.c */
extern const command command_eval;       /* cmd_eval.c */
extern const command command_learn;      /* cmd_learn.c */
extern const command command_explain;    /* cmd_explain.c */
extern const command command_model;      /* cmd_model.c */
extern const command command_scan;       /* cmd_scan.c */
extern const command command_normalize;  /* cmd_normalize.c */
extern const command command_segment;    /* cmd_segment.c */
extern const command command_version;    /* cmd_version.c */
extern const command command_completion; /* cmd_completion.c */
extern const command command_help;       /* cmd_help.c */

extern const command *const commands[];
extern const size_t command_count;

/* NULL when there is none; then a complaint with a suggestion was made. */
const command *commands_find(const char *name);

#endif

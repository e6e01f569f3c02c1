/* `soat correct --decisions`: what was decided on a review page, carried out on texts. */
#ifndef SOAT_CLI_CORRECT_DECISIONS_H
#define SOAT_CLI_CORRECT_DECISIONS_H

#include <soat/decisions.h>

#include "correct_target.h"

/* Reads the file. EXIT_CODE_OK, or another code after a complaint. Free *out. */
int decisions_open(soat_decisions **out, const char *path);

/* Works through the inputs. An exit code; SOME_FAILED too when a reviewed line is in none of them. */
int correct_decisions(const char *path, const correct_target *target, const option_list *inputs);

#endif

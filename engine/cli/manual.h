/* The manual page of a command, as scdoc source, from the same table as its help. */
#ifndef SOAT_CLI_MANUAL_H
#define SOAT_CLI_MANUAL_H

#include "options.h"

/* On stdout. `scdoc < source > soat-NAME.1` makes the page. */
void manual_print(const command *self);

#endif

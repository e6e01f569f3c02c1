/* What `soat` tells the shell. The numbers are documented and do not change. */
#ifndef SOAT_CLI_EXIT_CODE_H
#define SOAT_CLI_EXIT_CODE_H

#include <soat/status.h>

enum {
    EXIT_CODE_OK = 0,
    EXIT_CODE_USAGE = 2,       /* the command line makes no sense */
    EXIT_CODE_SOME_FAILED = 3, /* some inputs failed, each named on stderr; or no place to write */
    EXIT_CODE_NO_INPUT = 4,    /* no input could be read */
    EXIT_CODE_MODEL = 5,       /* the model is missing or refused */
    EXIT_CODE_NOT_BUILT = 6,   /* the feature was not built in */
    EXIT_CODE_INTERNAL = 70,   /* a defect, or memory is out */
    EXIT_CODE_INTERRUPTED = 130
};

/* The code for a failure of one input or output; commands say themselves what 4 and 5 are. */
int exit_code_of(soat_status status);

#endif

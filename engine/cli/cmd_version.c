#include <stdio.h>

#include <soat/version.h>

#include "commands.h"
#include "exit_code.h"
#include "message.h"

#ifdef SOAT_WITH_OCR
#define SCAN "yes (Tesseract, Leptonica, poppler)"
#else
#define SCAN "no"
#endif

static int run(const command *self, int argument_count, char **arguments) {
    option_list operands = {0};
    char nothing = 0;
    int code = options_parse(self, argument_count, arguments, &nothing, &operands);
    if (code == OPTIONS_GO_ON && operands.count > 0) {
        message("version takes no argument");
        code = EXIT_CODE_USAGE;
    } else if (code == OPTIONS_GO_ON) {
        printf("soat %s\nscanned pages: " SCAN "\n", soat_version());
        code = EXIT_CODE_OK;
    }
    option_list_dispose(&operands);
    return code;
}

const command command_version = {
    .name = "version",
    .summary = "Print the version and what was built in",
    .operands = "",
    .description = "The first line is the version of the library that is linked.",
    .examples = "  soat version | head -n 1\n",
    .run = run,
};

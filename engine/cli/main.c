#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"

static const command *choose(int argument_count, char **arguments) {
    if (argument_count < 2) {
        message("say what to do; 'soat help' lists the commands");
        return NULL;
    }
    const char *const name = arguments[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        return &command_help;
    }
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        return &command_version;
    }
    return commands_find(name);
}

int main(int argument_count, char **arguments) {
    /* A reader that goes away must not kill us between a temporary file and its renaming. */
    signal(SIGPIPE, SIG_IGN);
    const command *const chosen = choose(argument_count, arguments);
    if (chosen == NULL) {
        return EXIT_CODE_USAGE;
    }
    const int code = chosen->run(chosen, argument_count - 2, arguments + 2);
    if (!output_finish() && code == EXIT_CODE_OK) {
        return EXIT_CODE_SOME_FAILED;
    }
    return code;
}

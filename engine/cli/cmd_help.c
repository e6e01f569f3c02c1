#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "commands.h"
#include "exit_code.h"
#include "manual.h"
#include "message.h"

typedef struct settings {
    bool manual;
} settings;

static const option_row options[] = {
    {0, "manual", NULL, "Print the source of the manual page instead, for scdoc.", OPTION_FLAG,
     offsetof(settings, manual)},
};

static void print_overview(void) {
    printf("Soát sets right the Vietnamese text of scanned pages.\n\n"
           "Usage: soat COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n");
    for (size_t i = 0; i < command_count; i++) {
        printf("  %-11s %s\n", commands[i]->name, commands[i]->summary);
    }
    printf("\n'soat help COMMAND' tells more about each.\n\n"
           "Exit codes: 0 all done, 2 usage, 3 some inputs failed, 4 no input could be read,\n"
           "5 model missing or refused, 6 feature not built, 70 internal, 130 interrupted.\n");
}

static int run(const command *self, int argument_count, char **arguments) {
    option_list operands = {0};
    settings chosen = {0};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON && operands.count > 1) {
        message("help is for one command at a time");
        code = EXIT_CODE_USAGE;
    } else if (code == OPTIONS_GO_ON && chosen.manual && operands.count == 0) {
        message("name the command whose manual page is wanted");
        code = EXIT_CODE_USAGE;
    } else if (code == OPTIONS_GO_ON && operands.count == 0) {
        print_overview();
        code = EXIT_CODE_OK;
    } else if (code == OPTIONS_GO_ON) {
        const command *const about = commands_find(operands.items[0]);
        code = about != NULL ? EXIT_CODE_OK : EXIT_CODE_USAGE;
        if (about != NULL && chosen.manual) {
            manual_print(about);
        } else if (about != NULL) {
            options_print_help(about);
        }
    }
    option_list_dispose(&operands);
    return code;
}

const command command_help = {
    .name = "help",
    .summary = "Say what a command does and which options it has",
    .operands = "[COMMAND]",
    .description = "Without a command, lists them all.",
    .examples = "  soat help\n  soat help eval\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

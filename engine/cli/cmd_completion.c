/* Completion for the shell, from the tables that the commands themselves are parsed by. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "exit_code.h"
#include "message.h"

static void print_options(const command *about) {
    for (size_t i = 0; i < about->option_count; i++) {
        const option_row *const row = &about->options[i];
        if (row->letter != 0) {
            printf("-%c ", row->letter);
        }
        printf("--%s ", row->name);
    }
    printf("-h --help");
}

/* A flag is followed by anything, an option with a value by that value: a file or nothing. */
static void print_bash(void) {
    printf("# bash completion for soat; load it with: source <(soat completion bash)\n"
           "_soat() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} options=\"\"\n"
           "    COMPREPLY=()\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        options=\"");
    for (size_t i = 0; i < command_count; i++) {
        printf("%s%s", i > 0 ? " " : "", commands[i]->name);
    }
    printf("\"\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
           "        return\n"
           "    fi\n"
           "    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < command_count; i++) {
        printf("    %s) options=\"", commands[i]->name);
        print_options(commands[i]);
        printf("\" ;;\n");
    }
    printf("    esac\n"
           "    if [[ $current == -* ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
           "    fi\n"
           "}\n"
           "complete -o default -o bashdefault -F _soat soat\n");
}

static int run(const command *self, int argument_count, char **arguments) {
    option_list operands = {0};
    char nothing = 0;
    int code = options_parse(self, argument_count, arguments, &nothing, &operands);
    if (code == OPTIONS_GO_ON && (operands.count != 1 || strcmp(operands.items[0], "bash") != 0)) {
        message("name the shell: soat completion bash");
        code = EXIT_CODE_USAGE;
    } else if (code == OPTIONS_GO_ON) {
        print_bash();
        code = EXIT_CODE_OK;
    }
    option_list_dispose(&operands);
    return code;
}

const command command_completion = {
    .name = "completion",
    .summary = "Print a script that completes commands and options",
    .operands = "bash",
    .description = "The script knows every command and every option of this very program. An "
                   "installed soat has it in place already.",
    .examples = "  source <(soat completion bash)\n",
    .run = run,
};

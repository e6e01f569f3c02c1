#include "commands.h"

#include <string.h>

#include "message.h"

const command *const commands[] = {
    &command_correct, &command_scan,       &command_normalize, &command_segment,
    &command_eval,    &command_learn,      &command_explain,   &command_model,
    &command_version, &command_completion, &command_help,
};
const size_t command_count = sizeof commands / sizeof commands[0];

static const char *command_name(const void *from, size_t index) {
    return ((const command *const *)from)[index]->name;
}

const command *commands_find(const char *name) {
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    const char *const near = options_suggest(name, command_name, commands, command_count);
    if (near != NULL) {
        message("there is no command '%s'; did you mean '%s'?", name, near);
    } else {
        message("there is no command '%s'; 'soat help' lists them", name);
    }
    return NULL;
}

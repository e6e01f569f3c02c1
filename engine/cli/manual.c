#include "manual.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Text whose every byte stands for itself: what scdoc would take for markup is escaped. */
static void print_plain(const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr("\\_*`~", *at) != NULL) {
            putchar('\\');
        }
        putchar(*at);
    }
}

static void print_option(char letter, const char *name, const char *argument, const char *help) {
    if (letter != 0) {
        printf("*-%c*, ", letter);
    }
    printf("*--%s*", name);
    if (argument != NULL) {
        printf(" _");
        print_plain(argument);
        printf("_");
    }
    printf("\n\t");
    print_plain(help);
    printf("\n\n");
}

static void print_options(const command *self) {
    printf("# OPTIONS\n\n");
    for (size_t i = 0; i < self->option_count; i++) {
        const option_row *const row = &self->options[i];
        print_option(row->letter, row->name, row->argument, row->help);
    }
    print_option('h', "help", NULL, "Print a short help.");
}

static void print_synopsis(const command *self) {
    printf("# SYNOPSIS\n\n*soat %s*", self->name);
    if (self->option_count > 0) {
        printf(" [_OPTION_...]");
    }
    if (self->operands[0] != '\0') {
        printf(" ");
        print_plain(self->operands);
    }
    printf("\n\n");
}

static void print_examples(const char *examples) {
    printf("# EXAMPLES\n\n```\n");
    const char *line = examples;
    while (*line != '\0') {
        const size_t size = strcspn(line, "\n");
        const size_t indent = strspn(line, " ");
        const size_t skip = indent < size ? indent : size;
        printf("%.*s\n", (int)(size - skip), line + skip);
        line += size + (line[size] == '\n');
    }
    printf("```\n\n");
}

void manual_print(const command *self) {
    printf("soat-%s(1)\n\n# NAME\n\nsoat-%s - ", self->name, self->name);
    printf("%c", tolower((unsigned char)self->summary[0]));
    print_plain(self->summary + 1);
    printf("\n\n");
    print_synopsis(self);
    printf("# DESCRIPTION\n\n");
    print_plain(self->description);
    printf("\n\n");
    print_options(self);
    if (self->examples != NULL) {
        print_examples(self->examples);
    }
    printf("# EXIT STATUS\n\nAs of every *soat* command: see *soat*(1).\n\n"
           "# SEE ALSO\n\n*soat*(1)\n");
}

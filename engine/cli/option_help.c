/* The help of a command, laid out in 80 columns from its table. */
#include <stdio.h>
#include <string.h>

#include "options.h"

enum { WIDTH = 80, HELP_COLUMN = 28 };

/* Columns on a terminal: code points, for the texts here are Latin. */
static int columns(const char *text, size_t size) {
    int count = 0;
    for (size_t i = 0; i < size; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

/* Words of one paragraph between `indent` and the margin; the cursor stands at `column`. */
static void print_wrapped(const char *text, size_t size, int indent, int column) {
    for (size_t at = 0; at < size;) {
        const size_t word = strcspn(text + at, " \n");
        const size_t length = word < size - at ? word : size - at;
        const int wide = columns(text + at, length);
        if (column > indent && column + 1 + wide > WIDTH) {
            printf("\n");
            column = 0;
        }
        if (column < indent) {
            printf("%*s", indent - column, "");
            column = indent;
        } else if (column > indent) {
            printf(" ");
            column++;
        }
        printf("%.*s", (int)length, text + at);
        column += wide;
        at += length + 1;
    }
    printf("\n");
}

static void print_paragraphs(const char *text) {
    for (const char *end = strstr(text, "\n\n"); end != NULL; end = strstr(text, "\n\n")) {
        print_wrapped(text, (size_t)(end - text), 0, 0);
        printf("\n");
        text = end + 2;
    }
    print_wrapped(text, strlen(text), 0, 0);
}

static void print_option(char letter, const char *name, const char *argument, const char *help) {
    char left[128];
    const char short_form[] = {'-', letter, ',', ' ', '\0'};
    snprintf(left, sizeof left, "  %s--%s%s%s", letter != 0 ? short_form : "    ", name,
             argument != NULL ? " " : "", argument != NULL ? argument : "");
    int column = columns(left, strlen(left));
    printf("%s", left);
    if (column >= HELP_COLUMN - 1) {
        printf("\n");
        column = 0;
    }
    print_wrapped(help, strlen(help), HELP_COLUMN, column);
}

void options_print_help(const command *self) {
    printf("soat %s: %s\n\n", self->name, self->summary);
    printf("Usage: soat %s%s %s\n\n", self->name, self->option_count > 0 ? " [OPTION...]" : "",
           self->operands);
    print_paragraphs(self->description);
    printf("\nOptions:\n");
    for (size_t i = 0; i < self->option_count; i++) {
        const option_row *const row = &self->options[i];
        print_option(row->letter, row->name, row->argument, row->help);
    }
    print_option('h', "help", NULL, "Print this text.");
    if (self->examples != NULL) {
        printf("\nExamples:\n%s", self->examples);
    }
}

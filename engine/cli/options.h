/*
 * Options as data. A command describes each option in one row; parsing, `--help`, suggestions for
 * mistyped names and the check of numbers all come from the row.
 */
#ifndef SOAT_CLI_OPTIONS_H
#define SOAT_CLI_OPTIONS_H

#include <stddef.h>

typedef enum option_kind {
    OPTION_FLAG,   /* bool: set to true */
    OPTION_TEXT,   /* const char *: the last one wins */
    OPTION_NUMBER, /* size_t: 0 and more */
    OPTION_RATIO,  /* double: 0 to 1 */
    OPTION_LIST    /* option_list: every one is kept */
} option_kind;

/* Borrowed strings of the command line; `items` is the command's to dispose of. */
typedef struct option_list {
    const char **items;
    size_t count;
} option_list;

void option_list_dispose(option_list *list);

typedef struct option_row {
    char letter;          /* 'o' for -o, or 0 */
    const char *name;     /* "json" for --json */
    const char *argument; /* "N", "FILE"; NULL for a flag */
    const char *help;     /* one or two lines, wrapped when printed */
    option_kind kind;
    size_t offset; /* of the field in the command's settings */
} option_row;

typedef struct command {
    const char *name;
    const char *summary;     /* one line, no full stop */
    const char *operands;    /* "GOLD HYP", "[FILE...]" */
    const char *description; /* paragraphs apart by an empty line, wrapped when printed */
    const char *examples;    /* lines, printed as they are */
    const option_row *options;
    size_t option_count;
    int (*run)(const struct command *self, int argument_count, char **arguments);
} command;

enum { OPTIONS_GO_ON = -1 };

/*
 * Fills `settings` (defaults stay where nothing was said) and puts the operands, which borrow from
 * `arguments`, into *operands. Options and operands may be mixed; `--` ends the options and `-` is
 * an operand. Returns OPTIONS_GO_ON, or the exit code when help was printed or a complaint made;
 * *operands and lists are to be disposed of either way.
 */
int options_parse(const command *self, int argument_count, char **arguments, void *settings,
                  option_list *operands);

/* The help of one command, on stdout. */
void options_print_help(const command *self);

/* The candidate that `given` is likely a slip of, or NULL. */
const char *options_suggest(const char *given, const char *(*candidate)(const void *from, size_t),
                            const void *from, size_t count);

#endif

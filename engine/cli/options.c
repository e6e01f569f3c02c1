#include "options.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exit_code.h"
#include "message.h"

void option_list_dispose(option_list *list) {
    free((void *)list->items);
    *list = (option_list){0};
}

static bool list_add(option_list *list, const char *item) {
    const char **const items =
        realloc((void *)list->items, (list->count + 1) * sizeof *list->items);
    if (items == NULL) {
        message("out of memory");
        return false;
    }
    list->items = items;
    list->items[list->count++] = item;
    return true;
}

/* --- suggestions --- */

enum { LONGEST_NAME = 40 };

/*
 * Letters to change, add, leave out, or swap with their neighbour; LONGEST_NAME for names too long
 * to be ours.
 */
static size_t slips(const char *a, const char *b) {
    const size_t a_size = strlen(a), b_size = strlen(b);
    size_t cost[LONGEST_NAME + 1][LONGEST_NAME + 1];
    if (a_size > LONGEST_NAME || b_size > LONGEST_NAME) {
        return LONGEST_NAME;
    }
    for (size_t i = 0; i <= a_size; i++) {
        for (size_t j = 0; j <= b_size; j++) {
            size_t best = i == 0 ? j : j == 0 ? i : SIZE_MAX;
            if (i > 0 && j > 0) {
                best = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
                best = best < cost[i - 1][j] + 1 ? best : cost[i - 1][j] + 1;
                best = best < cost[i][j - 1] + 1 ? best : cost[i][j - 1] + 1;
            }
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && cost[i - 2][j - 2] + 1 < best) {
                best = cost[i - 2][j - 2] + 1;
            }
            cost[i][j] = best;
        }
    }
    return cost[a_size][b_size];
}

const char *options_suggest(const char *given, const char *(*candidate)(const void *from, size_t),
                            const void *from, size_t count) {
    const char *best = NULL;
    size_t least = strlen(given) < 5 ? 2 : 3; /* at most 1 slip in a short name, 2 in a long one */
    for (size_t i = 0; i < count; i++) {
        const char *const name = candidate(from, i);
        const size_t distance = slips(given, name);
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

static const char *option_name(const void *from, size_t index) {
    return ((const option_row *)from)[index].name;
}

/* --- parsing --- */

typedef struct parse {
    const command *self;
    char **arguments;
    int argument_count, next;
    void *settings;
} parse;

static int fail_usage(const command *self) {
    fprintf(stderr, "Try 'soat help %s'.\n", self->name);
    return EXIT_CODE_USAGE;
}

static bool read_number(const char *value, size_t *out) {
    char *end = NULL;
    errno = 0;
    const unsigned long long number = strtoull(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || errno != 0 || number > SIZE_MAX) {
        return false;
    }
    *out = (size_t)number;
    return true;
}

/* By hand, for the decimal point of strtod depends on the locale. */
static bool read_ratio(const char *value, double *out) {
    double number = 0, scale = 1;
    bool digits = false, point = false;
    for (; *value != '\0'; value++) {
        if (*value == '.' && !point) {
            point = true;
        } else if (*value >= '0' && *value <= '9') {
            digits = true;
            number = number * 10 + (*value - '0');
            scale *= point ? 10 : 1;
        } else {
            return false;
        }
    }
    *out = number / scale;
    return digits && *out <= 1;
}

static int store(const parse *state, const option_row *row, const char *value) {
    char *const field = (char *)state->settings + row->offset;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return OPTIONS_GO_ON;
    case OPTION_TEXT:
        *(const char **)(void *)field = value;
        return OPTIONS_GO_ON;
    case OPTION_LIST:
        return list_add((option_list *)(void *)field, value) ? OPTIONS_GO_ON : EXIT_CODE_INTERNAL;
    case OPTION_NUMBER:
        if (read_number(value, (size_t *)(void *)field)) {
            return OPTIONS_GO_ON;
        }
        message("--%s takes a whole number, not '%s'", row->name, value);
        return fail_usage(state->self);
    case OPTION_RATIO:
        if (read_ratio(value, (double *)(void *)field)) {
            return OPTIONS_GO_ON;
        }
        message("--%s takes a number from 0 to 1, such as 0.9, not '%s'", row->name, value);
        return fail_usage(state->self);
    }
    return EXIT_CODE_INTERNAL;
}

static int store_next(parse *state, const option_row *row) {
    if (state->next >= state->argument_count) {
        message("--%s needs a value: --%s %s", row->name, row->name, row->argument);
        return fail_usage(state->self);
    }
    return store(state, row, state->arguments[state->next++]);
}

static int parse_long(parse *state, const char *text) {
    const command *const self = state->self;
    const size_t size = strcspn(text, "=");
    for (size_t i = 0; i < self->option_count; i++) {
        const option_row *const row = &self->options[i];
        if (strlen(row->name) != size || memcmp(row->name, text, size) != 0) {
            continue;
        }
        if (text[size] == '=' && row->kind == OPTION_FLAG) {
            message("--%s takes no value", row->name);
            return fail_usage(self);
        }
        if (row->kind == OPTION_FLAG) {
            return store(state, row, NULL);
        }
        return text[size] == '=' ? store(state, row, text + size + 1) : store_next(state, row);
    }
    char name[LONGEST_NAME + 1];
    snprintf(name, sizeof name, "%.*s", (int)(size < LONGEST_NAME ? size : LONGEST_NAME), text);
    const char *const near = options_suggest(name, option_name, self->options, self->option_count);
    if (near != NULL) {
        message("'soat %s' has no option --%s; did you mean --%s?", self->name, name, near);
    } else {
        message("'soat %s' has no option --%s", self->name, name);
    }
    return fail_usage(self);
}

static const option_row *find_letter(const command *self, char letter) {
    for (size_t i = 0; i < self->option_count; i++) {
        if (self->options[i].letter == letter) {
            return &self->options[i];
        }
    }
    return NULL;
}

/* -o FILE, -oFILE, and flags together: -ab. */
static int parse_short(parse *state, const char *text) {
    for (; *text != '\0'; text++) {
        const option_row *const row = find_letter(state->self, *text);
        if (*text == 'h' && row == NULL) {
            options_print_help(state->self);
            return EXIT_CODE_OK;
        }
        if (row == NULL) {
            message("'soat %s' has no option -%s", state->self->name, text);
            return fail_usage(state->self);
        }
        if (row->kind != OPTION_FLAG) {
            return text[1] != '\0' ? store(state, row, text + 1) : store_next(state, row);
        }
        store(state, row, NULL);
    }
    return OPTIONS_GO_ON;
}

int options_parse(const command *self, int argument_count, char **arguments, void *settings,
                  option_list *operands) {
    parse state = {self, arguments, argument_count, 0, settings};
    bool only_operands = false;
    int code = OPTIONS_GO_ON;
    while (code == OPTIONS_GO_ON && state.next < argument_count) {
        const char *const text = arguments[state.next++];
        if (only_operands || text[0] != '-' || text[1] == '\0') {
            code = list_add(operands, text) ? OPTIONS_GO_ON : EXIT_CODE_INTERNAL;
        } else if (text[1] != '-') {
            code = parse_short(&state, text + 1);
        } else if (text[2] == '\0') {
            only_operands = true;
        } else if (strcmp(text, "--help") == 0) {
            options_print_help(self);
            code = EXIT_CODE_OK;
        } else {
            code = parse_long(&state, text + 2);
        }
    }
    return code;
}

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <soat/explain.h>

#include "commands.h"
#include "corrector.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"

typedef struct settings {
    corrector_choice corrector;
    bool all;
    size_t most;
} settings;

static const option_row options[] = {
    {'a', "all", NULL, "Show every place of a text, also those with nothing to choose from.",
     OPTION_FLAG, offsetof(settings, all)},
    {'n', "most", "N", "Show at most N readings or neighbours; 8 unless told otherwise.",
     OPTION_NUMBER, offsetof(settings, most)},
    CORRECTOR_ROWS(settings, corrector),
};

static void print_text(soat_span text) {
    if (text.size == 0) {
        fputs("(nothing)", stdout);
    }
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        putchar(byte < 0x20 || byte == 0x7F ? ' ' : byte);
    }
}

/* --- words --- */

static void print_word(const char *word, const soat_word_explanation *made, size_t most) {
    printf("%s\n  looked up as  ", word);
    print_text(made->folded);
    printf("\n  syllable      %s", made->syllable);
    if (made->rime != NULL) {
        printf(": onset %s, rime %s, tone %s", made->onset[0] != '\0' ? made->onset : "-",
               made->rime, made->tone);
    }
    printf("\n  vocabulary    %s\n", made->in_vocabulary ? "yes" : "no");
    if (made->user_word) {
        printf("  your word     yes: never changed\n");
    }
    printf("  neighbours    %s\n", made->neighbour_count == 0 ? "none" : "cost, edits");
    for (size_t i = 0; i < made->neighbour_count && i < most; i++) {
        const soat_explained_neighbour *const one = &made->neighbours[i];
        printf("    %6d  %u  ", (int)one->cost, (unsigned)one->edits);
        print_text(one->word);
        putchar('\n');
    }
}

static int explain_word(soat_context *context, const char *word, const settings *chosen) {
    soat_word_explanation made;
    soat_error error = {0};
    const soat_status status =
        soat_explain_word(context, soat_span_from_string(word), &made, &error);
    if (status != SOAT_OK) {
        message("'%.40s': %s", word, error.message);
        return exit_code_of(status);
    }
    print_word(word, &made, chosen->most);
    return EXIT_CODE_OK;
}

/* --- texts --- */

typedef struct walk {
    const settings *chosen;
    soat_span text;
    size_t seen; /* bytes that line and column have passed */
    size_t line, column;
} walk;

static void pass(walk *self, size_t to) {
    for (; self->seen < to; self->seen++) {
        const unsigned char byte = (unsigned char)self->text.data[self->seen];
        self->line += byte == '\n';
        self->column = byte == '\n' ? 1 : self->column + ((byte & 0xC0) != 0x80);
    }
}

static void print_reading(const soat_reading *reading) {
    printf("  %c %.3f  channel %6d  %-11s ", reading->chosen ? '*' : ' ', reading->probability,
           (int)reading->channel_cost,
           reading->reason == SOAT_REASON_NONE ? "as read" : soat_reason_name(reading->reason));
    print_text(reading->before);
    if (reading->reason != SOAT_REASON_NONE) {
        fputs(" → ", stdout);
        print_text(reading->after);
    }
    putchar('\n');
}

static soat_status print_place(void *payload, const soat_reading *readings, size_t count,
                               soat_error *error) {
    walk *const self = payload;
    (void)error;
    if (count > 1 || self->chosen->all) {
        pass(self, readings[0].start);
        printf("%zu:%zu\n", self->line, self->column);
        for (size_t i = 0; i < count; i++) {
            if (i < self->chosen->most || readings[i].chosen) {
                print_reading(&readings[i]);
            }
        }
        if (count > self->chosen->most) {
            printf("    … %zu readings\n", count);
        }
    }
    return SOAT_OK;
}

static int explain_text(soat_context *context, const char *path, const settings *chosen) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_correction made;
    soat_error error = {0};
    soat_status status = input_read(path, 0, &text, &error);
    int code = status == SOAT_OK ? EXIT_CODE_OK : EXIT_CODE_NO_INPUT;
    if (status == SOAT_OK) {
        walk self = {.chosen = chosen, .text = soat_buffer_span(&text), .line = 1, .column = 1};
        status = soat_explain_text(context, self.text, print_place, &self, &made, &error);
        code = exit_code_of(status);
    }
    if (status != SOAT_OK) {
        message("%s", error.message);
    } else {
        printf("%zu words, %zu edits, %zu doubts; about %.2f %% of the letters wrong\n",
               made.word_count, made.edit_count, made.doubt_count, 100 * made.error_rate);
    }
    soat_buffer_dispose(&text);
    return code;
}

/* A file when there is one of that name, else a word. */
static bool is_text(const char *operand) {
    struct stat facts;
    return strcmp(operand, "-") == 0 || strchr(operand, '/') != NULL || stat(operand, &facts) == 0;
}

typedef struct explaining {
    soat_context *context;
    const settings *chosen;
} explaining;

static int explain(void *payload, const char *operand) {
    const explaining *const self = payload;
    return is_text(operand) ? explain_text(self->context, operand, self->chosen)
                            : explain_word(self->context, operand, self->chosen);
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {.most = 8};
    option_list operands = {0};
    corrector opened = {0};
    corrector_choice_init(&chosen.corrector);
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON && operands.count == 0) {
        message("say which words, or which file, to explain");
        code = EXIT_CODE_USAGE;
    }
    if (code == OPTIONS_GO_ON) {
        code = corrector_open(&opened, &chosen.corrector);
    }
    if (code == OPTIONS_GO_ON) {
        explaining work = {.context = opened.context, .chosen = &chosen};
        code = inputs_each(&operands, explain, &work);
    }
    corrector_close(&opened);
    option_list_dispose(&operands);
    corrector_choice_dispose(&chosen.corrector);
    return code;
}

const command command_explain = {
    .name = "explain",
    .summary = "Show why the corrector decides as it does",
    .operands = "WORD...|FILE...",
    .description =
        "Of a WORD: how it is looked up, its onset, rime and tone, whether the model knows it, and "
        "the words that it may be a misreading of, with their channel costs.\n\n"
        "Of a FILE (or -, standard input): each place with more than one reading, the readings "
        "with their probability given the whole sentence, their channel cost and the reason of "
        "the change; * marks what was chosen. Costs are milli-nats: 693 is one in two, 2303 one "
        "in ten.",
    .examples = "  soat explain ừong thủy\n"
                "  echo 'phát ừiển kinh tể' | soat explain -\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

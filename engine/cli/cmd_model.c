#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <soat/model.h>
#include <soat/model_build.h>

#include "commands.h"
#include "exit_code.h"
#include "message.h"
#include "model_path.h"

typedef struct settings {
    const char *dictionaries;
    const char *corpora;
    const char *output;
    size_t order, hold_out, lm_bytes;
} settings;

static const option_row options[] = {
    {'d', "dictionaries", "DIR", "build: the folder of word lists and profiles.", OPTION_TEXT,
     offsetof(settings, dictionaries)},
    {'c', "corpora", "DIR", "build: the folder of texts, NAME.txt or NAME.txt.xz.", OPTION_TEXT,
     offsetof(settings, corpora)},
    {'o', "output", "FILE", "build: the model to write.", OPTION_TEXT, offsetof(settings, output)},
    {0, "order", "N", "build: order of the n-grams, 2 to 4.", OPTION_NUMBER,
     offsetof(settings, order)},
    {0, "lm-bytes", "N", "build: what the n-grams may take in the file.", OPTION_NUMBER,
     offsetof(settings, lm_bytes)},
    {0, "hold-out", "N", "build: leave every N-th line out, to measure with.", OPTION_NUMBER,
     offsetof(settings, hold_out)},
};

/* On a terminal only: a build in a script has nobody to watch it. */
static void show_progress(void *payload, const char *step) {
    (void)payload;
    if (isatty(STDERR_FILENO)) {
        message("%s", step);
    }
}

static int build(const settings *asked, const option_list *operands) {
    if (operands->count != 1 || asked->output == NULL || asked->corpora == NULL ||
        asked->dictionaries == NULL) {
        message("say: soat model build --dictionaries DIR --corpora DIR -o FILE");
        return EXIT_CODE_USAGE;
    }
    soat_model_build_options request;
    soat_model_build_options_init(&request);
    request.dictionaries = asked->dictionaries;
    request.corpora = asked->corpora;
    request.progress = show_progress;
    request.order = asked->order > 0 ? (uint32_t)asked->order : request.order;
    request.lm_bytes = asked->lm_bytes > 0 ? asked->lm_bytes : request.lm_bytes;
    request.hold_out = (uint32_t)asked->hold_out;
    soat_error error = {0};
    const soat_status status = soat_model_build(asked->output, &request, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
    }
    return exit_code_of(status);
}

static void print_info(const soat_model *model) {
    soat_model_info info;
    soat_model_get_info(model, &info);
    printf("format %" PRIu32 "\nbytes %" PRIu64 "\n", info.format, info.size);
    for (uint32_t n = 1; n <= info.order; n++) {
        printf("%" PRIu32 "-grams %" PRIu64 "\n", n, info.gram_counts[n]);
    }
    printf("%.*s", (int)info.origin.size, info.origin.data);
    for (size_t i = 0; i < info.section_count; i++) {
        soat_model_section section;
        if (soat_model_get_section(model, i, &section, NULL) == SOAT_OK) {
            printf("section %-16s %10" PRIu64 " %016" PRIx64 "\n", section.name, section.size,
                   section.checksum);
        }
    }
}

/* The file that was named, or the one that the other commands would find. */
static int open_model(soat_model **model, const option_list *operands) {
    soat_buffer path = SOAT_BUFFER_INIT;
    const char *const asked = operands->count > 1 ? operands->items[1] : NULL;
    soat_error error = {0};
    int code = EXIT_CODE_OK;
    if (!model_path_find(asked, &path)) {
        message("no model was found; looked at: %s", path.data == NULL ? "" : path.data);
        code = EXIT_CODE_MODEL;
    } else if (soat_model_open(model, path.data, &error) != SOAT_OK) {
        message("%s", error.message);
        code = EXIT_CODE_MODEL;
    }
    soat_buffer_dispose(&path);
    return code;
}

/* Opening checks every byte, so verifying is opening and saying so. */
static int inspect(const option_list *operands, bool verify) {
    if (operands->count > 2) {
        message("one model at a time");
        return EXIT_CODE_USAGE;
    }
    soat_model *model = NULL;
    const int code = open_model(&model, operands);
    if (code != EXIT_CODE_OK) {
        return code;
    }
    if (verify) {
        puts("whole");
    } else {
        print_info(model);
    }
    soat_model_free(model);
    return EXIT_CODE_OK;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings asked = {0};
    option_list operands = {0};
    int code = options_parse(self, argument_count, arguments, &asked, &operands);
    if (code == OPTIONS_GO_ON) {
        const char *const what = operands.count > 0 ? operands.items[0] : "";
        if (strcmp(what, "build") == 0) {
            code = build(&asked, &operands);
        } else if (strcmp(what, "info") == 0 || strcmp(what, "verify") == 0) {
            code = inspect(&operands, strcmp(what, "verify") == 0);
        } else {
            message("say what to do: soat model build, soat model info or soat model verify");
            code = EXIT_CODE_USAGE;
        }
    }
    option_list_dispose(&operands);
    return code;
}

const command command_model = {
    .name = "model",
    .summary = "Build, describe or check the model",
    .operands = "build|info|verify [FILE]",
    .description =
        "build makes a model from dictionaries and texts. The same inputs give the same file, byte "
        "for byte; it takes some minutes and 4 GB of memory. What took a model's place is replaced "
        "only when the new one is whole.\n\n"
        "info prints what a model holds and what it was made from; verify checks every byte. "
        "Without FILE they take the model that the other commands would use.",
    .examples = "  soat model build --dictionaries dictionaries --corpora ../shared/corpora \\\n"
                "      -o models/vi.soat\n"
                "  soat model info models/vi.soat\n"
                "  soat model verify\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

#include "corrector.h"

#include <string.h>

#include <soat/file.h>

#include "exit_code.h"
#include "message.h"
#include "model_path.h"

void corrector_choice_init(corrector_choice *choice) {
    soat_correct_options defaults;
    soat_correct_options_init(&defaults);
    *choice = (corrector_choice){.min_confidence = defaults.min_confidence, .beam = defaults.beam};
}

void corrector_choice_dispose(corrector_choice *choice) {
    option_list_dispose(&choice->dictionaries);
    option_list_dispose(&choice->word_lists);
}

int corrector_open_model(soat_model **out, const char *asked) {
    soat_buffer path = SOAT_BUFFER_INIT;
    soat_error error = {0};
    soat_status status = SOAT_ERROR_NOT_FOUND;
    *out = NULL;
    if (!model_path_find(asked, &path)) {
        message("no model was found (%s); name one with --model or SOAT_MODEL",
                path.size > 0 ? path.data : "out of memory");
    } else {
        status = soat_model_open(out, path.data, &error);
        if (status != SOAT_OK) {
            message("%s", error.message);
        }
    }
    soat_buffer_dispose(&path);
    if (status == SOAT_ERROR_MEMORY) {
        return EXIT_CODE_INTERNAL;
    }
    return status == SOAT_OK ? OPTIONS_GO_ON : EXIT_CODE_MODEL;
}

static bool is_file_name(const char *profile) {
    return profile != NULL && strpbrk(profile, "/.") != NULL;
}

soat_correct_options corrector_options(const corrector_choice *choice) {
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.min_confidence = choice->min_confidence;
    options.adapt = !choice->no_adapt;
    options.beam = choice->beam;
    options.hunspell = choice->dictionaries.items;
    options.hunspell_count = choice->dictionaries.count;
    options.word_lists = choice->word_lists.items;
    options.word_list_count = choice->word_lists.count;
    if (is_file_name(choice->profile)) {
        options.profile = "generic"; /* the rules of the file lie over it */
    } else if (choice->profile != NULL) {
        options.profile = choice->profile;
    }
    return options;
}

int corrector_open(corrector *out, const corrector_choice *choice) {
    *out = (corrector){0};
    const int code = corrector_open_model(&out->model, choice->model);
    if (code != OPTIONS_GO_ON) {
        return code;
    }
    soat_correct_options options = corrector_options(choice);
    soat_buffer rules = SOAT_BUFFER_INIT;
    soat_error error = {0};
    soat_status status = SOAT_OK;
    if (is_file_name(choice->profile)) {
        status = soat_file_read(choice->profile, 0, &rules, &error);
        options.profile_text = soat_buffer_span(&rules);
    }
    if (status == SOAT_OK) {
        status = soat_context_new(&out->context, out->model, &options, &error);
    }
    soat_buffer_dispose(&rules);
    if (status == SOAT_OK) {
        return OPTIONS_GO_ON;
    }
    message("%s", error.message);
    /* A profile or dictionary that is not there or no good: the command line makes no sense. */
    return exit_code_of(status) == EXIT_CODE_SOME_FAILED ? EXIT_CODE_USAGE : exit_code_of(status);
}

void corrector_close(corrector *self) {
    soat_context_free(self->context);
    soat_model_free(self->model);
    *self = (corrector){0};
}

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/normalize.h>

#include "charset_turn.h"
#include "commands.h"
#include "correct_target.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"
#include "normalize_entities.h"
#include "normalize_json.h"
#include "text_blocks.h"

typedef struct settings {
    const char *passes, *folder, *from, *to;
    option_list set;
    bool in_place, json, beside, entities, list;
} settings;

static const option_row options[] = {
    {'p', "passes", "LIST",
     "Passes and presets apart by commas; one with - before it is left out: clean,-nfc. Unless "
     "told, clean.",
     OPTION_TEXT, offsetof(settings, passes)},
    {'s', "set", "NAME=VALUE", "A setting of a pass, as --list shows them. May be repeated.",
     OPTION_LIST, offsetof(settings, set)},
    {'f', "from", "CHARSET",
     "What the input is in: a charset that --list shows, or auto, which tells it for each file "
     "(and, "
     "inside UTF-8, for each line) and says on standard error what it is.",
     OPTION_TEXT, offsetof(settings, from)},
    {'t', "to", "CHARSET", "Write the result in this charset instead of UTF-8.", OPTION_TEXT,
     offsetof(settings, to)},
    {'l', "list", NULL, "Show the passes in their order, the presets, settings and charsets.",
     OPTION_FLAG, offsetof(settings, list)},
    {'o', "output", "DIR", "Write each text to DIR under the name of its file.", OPTION_TEXT,
     offsetof(settings, folder)},
    {'i', "in-place", NULL, "Replace each file by its normalised text.", OPTION_FLAG,
     offsetof(settings, in_place)},
    {'j', "json", NULL,
     "Print the edits instead of the text: one JSON object an input, each on a line.", OPTION_FLAG,
     offsetof(settings, json)},
    {'b', "beside", NULL,
     "Print each word of the result beside what it was made from, with its bytes, instead of the "
     "text: one JSON object an input, each on a line. With --passes search: what people type to "
     "find it.",
     OPTION_FLAG, offsetof(settings, beside)},
    {'e', "entities", NULL,
     "Print what the text mentions instead of the text: numbers, dates, times, money, measures, "
     "telephone numbers, codes, addresses, with their values; one JSON object an input, each on a "
     "line. Amounts in figures that differ from those in words are told on standard error.",
     OPTION_FLAG, offsetof(settings, entities)},
};

/* --- what there is --- */

static void print_list(void) {
    puts("passes, in the order in which they run:");
    for (size_t i = 0; i < soat_pass_count(); i++) {
        printf("  %-14s %s\n", soat_pass_at(i)->name, soat_pass_at(i)->description);
    }
    puts("\npresets:");
    for (size_t i = 0; i < soat_preset_count(); i++) {
        const soat_preset_info *const preset = soat_preset_at(i);
        printf("  %-14s %s\n  %-14s = %s\n", preset->name, preset->description, "", preset->passes);
    }
    puts("\nsettings, their values with the default first:");
    for (size_t i = 0; i < soat_setting_count(); i++) {
        const soat_setting_info *const setting = soat_setting_at(i);
        printf("  %-14s %s\n  %-14s = %s\n", setting->name, setting->description, "",
               setting->values);
    }
    charset_turn_print_list();
}

/* --- one input --- */

typedef struct job {
    soat_normalizer *normalizer;
    const settings *chosen;
    charset_turn turn;
    text_blocks blocks;
    output_file out;
    size_t listed, edit_count, offset; /* of this input so far */
} job;

static bool put(job *self, soat_span text) {
    if (self->out.stream != NULL) {
        return output_file_write(&self->out, text);
    }
    const bool print = self->chosen->folder == NULL && !self->chosen->in_place;
    return self->chosen->json || self->chosen->beside || !print ||
           fwrite(text.data, 1, text.size, stdout) == text.size;
}

static normalize_listed what_is_listed(const job *self) {
    return self->chosen->beside ? NORMALIZE_WORDS : NORMALIZE_EDITS;
}

static bool report(job *self, soat_span given, const soat_normalization *made) {
    const size_t count = made->edit_count;
    bool good = !self->chosen->beside || normalize_json_words(self->normalizer, given, made->text,
                                                              self->offset, &self->listed);
    for (size_t i = 0; self->chosen->json && i < count && good; i++) {
        soat_normal_edit edit;
        good = soat_normalizer_edit(self->normalizer, i, &edit) &&
               normalize_json_edit(&edit, self->offset, self->edit_count + i == 0);
    }
    self->edit_count += count;
    return good;
}

static int fail_at(const job *self, const char *what) {
    message("%s: %s: %s", input_name(self->blocks.name), what, strerror(errno));
    return EXIT_CODE_SOME_FAILED;
}

static soat_status normalize_block(job *self, soat_span *block, bool first,
                                   soat_normalization *made, soat_error *error) {
    soat_status status = charset_turn_in(&self->turn, block, error);
    if (status == SOAT_OK) {
        status = first ? soat_normalize(self->normalizer, *block, made, error)
                       : soat_normalize_more(self->normalizer, *block, made, error);
    }
    return status == SOAT_OK ? charset_turn_out(&self->turn, &made->text, error) : status;
}

/* Block by block to the end. EXIT_CODE_OK, or the code after a message. */
static int normalize_blocks(job *self) {
    bool first = true;
    for (soat_span block = {0}; text_blocks_next(&self->blocks, &block); first = false) {
        if (block.size == 0 && !first) {
            return EXIT_CODE_OK;
        }
        soat_normalization made;
        soat_error error = {0};
        const soat_status status = normalize_block(self, &block, first, &made, &error);
        if (status != SOAT_OK) {
            message("%s: %s", input_name(self->blocks.name), error.message);
            return exit_code_of(status);
        }
        if (!report(self, block, &made) || !put(self, made.text)) {
            return output_failed(self->blocks.name);
        }
        self->offset += block.size;
    }
    fail_at(self, "cannot read");
    return EXIT_CODE_NO_INPUT;
}

static int finish(job *self, int code) {
    if (self->out.stream == NULL) {
        return code;
    }
    const bool untouched =
        self->chosen->in_place && self->edit_count == 0 && !charset_turn_changes(&self->turn);
    if (code != EXIT_CODE_OK || untouched) {
        output_file_drop(&self->out);
    } else if (!output_file_commit(&self->out)) {
        return fail_at(self, "cannot write its text");
    }
    return code;
}

static int normalize_input(void *payload, const char *input) {
    job *const self = payload;
    const correct_target target = {.folder = self->chosen->folder,
                                   .in_place = self->chosen->in_place};
    self->listed = self->edit_count = self->offset = 0;
    charset_turn_begin(&self->turn);
    if (!text_blocks_open(&self->blocks, input)) {
        message("cannot open '%s': %s", input_name(input), strerror(errno));
        text_blocks_close(&self->blocks);
        return EXIT_CODE_NO_INPUT;
    }
    int code = EXIT_CODE_SOME_FAILED;
    if (correct_target_open(&target, input, &self->out)) {
        const bool listing = self->chosen->json || self->chosen->beside;
        const bool begun = !listing || normalize_json_begin(input, what_is_listed(self));
        code = begun ? finish(self, normalize_blocks(self)) : output_failed(self->blocks.name);
        charset_turn_tell(&self->turn, input_name(input));
        const size_t count = self->chosen->beside ? self->listed : self->edit_count;
        if (listing &&
            !normalize_json_end(what_is_listed(self), self->offset, count, code == EXIT_CODE_OK) &&
            code == EXIT_CODE_OK) {
            code = output_failed(self->blocks.name);
        }
    }
    text_blocks_close(&self->blocks);
    return code;
}

/* --- the command --- */

/*
 * Who asks for another charset and names no pass wants the charset changed, nothing else. NULL when
 * the list does not fit.
 */
static const char *passes_of(const settings *chosen, char *room, size_t size) {
    const bool turned = chosen->from != NULL || chosen->to != NULL;
    const char *const named = chosen->passes == NULL && turned ? "nfc" : chosen->passes;
    if (chosen->from == NULL || strcmp(chosen->from, "auto") != 0) {
        return named;
    }
    return (size_t)snprintf(room, size, "charset,%s", named) < size ? room : NULL;
}

static int open_normalizer(soat_normalizer **out, const settings *chosen) {
    char passes[1024];
    soat_normalize_options how;
    soat_error error = {0};
    soat_normalize_options_init(&how);
    how.passes = passes_of(chosen, passes, sizeof passes);
    if (how.passes == NULL && chosen->passes != NULL) {
        message("the list of passes is too long");
        return EXIT_CODE_USAGE;
    }
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < chosen->set.count && status == SOAT_OK; i++) {
        const char *const text = chosen->set.items[i];
        const char *const equals = strchr(text, '=');
        if (equals == NULL) {
            message("--set takes NAME=VALUE, not '%s'; see 'soat normalize --list'", text);
            return EXIT_CODE_USAGE;
        }
        status = soat_normalize_set(&how, soat_span_make(text, (size_t)(equals - text)),
                                    soat_span_from_string(equals + 1), &error);
    }
    if (status == SOAT_OK) {
        status = soat_normalizer_new(out, &how, &error);
    }
    if (status == SOAT_OK) {
        return OPTIONS_GO_ON;
    }
    message("%s%s", error.message,
            status == SOAT_ERROR_ARGUMENT ? "; 'soat normalize --list' shows what there is" : "");
    return status == SOAT_ERROR_ARGUMENT ? EXIT_CODE_USAGE : exit_code_of(status);
}

static int normalize_all(soat_normalizer *normalizer, const settings *chosen,
                         const option_list *inputs) {
    job work = {.normalizer = normalizer, .chosen = chosen};
    if (!charset_turn_init(&work.turn, chosen->from, chosen->to)) {
        return EXIT_CODE_USAGE;
    }
    const int code = inputs_each(inputs, normalize_input, &work);
    charset_turn_dispose(&work.turn);
    return code;
}

/* Entities are found in the text as it is: what is about to change it makes no sense beside. */
static int list_entities(const settings *chosen, const option_list *operands) {
    if (chosen->passes != NULL || chosen->json || chosen->beside || chosen->in_place ||
        chosen->folder != NULL || chosen->from != NULL || chosen->to != NULL ||
        chosen->set.count > 0) {
        message("--entities goes with no other option: it finds what the text holds as it is");
        return EXIT_CODE_USAGE;
    }
    const option_list inputs = inputs_of(operands);
    return normalize_entities(&inputs);
}

static int normalize(const settings *chosen, const option_list *operands) {
    if (chosen->entities) {
        return list_entities(chosen, operands);
    }
    if (chosen->beside &&
        (chosen->json || chosen->in_place || chosen->folder != NULL || chosen->to != NULL)) {
        message("--beside prints words instead of a text: it does not go with --json, --in-place, "
                "--output or --to");
        return EXIT_CODE_USAGE;
    }
    const option_list inputs = inputs_of(operands);
    const correct_target target = {.folder = chosen->folder, .in_place = chosen->in_place};
    soat_normalizer *normalizer = NULL;
    int code = correct_target_check(&target, operands);
    if (code == OPTIONS_GO_ON) {
        code = open_normalizer(&normalizer, chosen);
    }
    if (code == OPTIONS_GO_ON) {
        code = correct_target_prepare(&target, &inputs);
    }
    if (code == OPTIONS_GO_ON) {
        code = normalize_all(normalizer, chosen, &inputs);
    }
    soat_normalizer_free(normalizer);
    return code;
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {0};
    option_list operands = {0};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON && chosen.list) {
        print_list();
        code = EXIT_CODE_OK;
    }
    if (code == OPTIONS_GO_ON) {
        code = normalize(&chosen, &operands);
    }
    option_list_dispose(&operands);
    option_list_dispose(&chosen.set);
    return code;
}

const command command_normalize = {
    .name = "normalize",
    .summary = "Make Vietnamese text uniform, pass by pass",
    .operands = "[FILE...]",
    .description =
        "Reads UTF-8 text and writes it with the chosen passes applied, always in the order that "
        "--list shows. Without FILE, or where FILE is -, reads standard input. What is not UTF-8 "
        "stays as it is.\n\n"
        "With --from the input is in another charset: TCVN3 (ABC), VNI, VISCII, VPS, VIQR, "
        "windows-1258, BK HCM2, or one of their twins ending in /1252, which is how text copied "
        "out "
        "of a document in such a font looks. With --from or --to and without --passes only the "
        "charset is changed.\n\n"
        "With --json each change is listed with the pass that made it and the bytes of the input "
        "that it goes back to. A text of any length is worked through in blocks; memory does not "
        "grow with it.\n\n"
        "With --entities nothing is changed: numbers, dates, sums, codes and addresses are listed "
        "with their bytes and their value in one form, such as 1973-09-21 or 1250000 VND.",
    .examples = "  soat normalize < messy.txt > clean.txt\n"
                "  soat normalize --passes clean,tone --set tone=new page.txt\n"
                "  soat normalize --passes display -o shown pages/*.txt\n"
                "  soat normalize --from auto < old.txt > new.txt\n"
                "  soat normalize --from tcvn3 --to vni abc.txt > vni.txt\n"
                "  soat normalize --passes search --beside page.txt | jq -r .words[].form\n"
                "  soat normalize --entities contract.txt | jq .entities[].value\n"
                "  soat normalize --list\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <soat/buffer.h>
#include <soat/file.h>
#include <soat/segment.h>

#include "commands.h"
#include "exit_code.h"
#include "input.h"
#include "message.h"
#include "segment_print.h"
#include "text_blocks.h"

typedef struct settings {
    const char *words;
    bool sentences, lines, json;
} settings;

static const option_row options[] = {
    {'s', "sentences", NULL, "Find sentences only; their syllables are not joined.", OPTION_FLAG,
     offsetof(settings, sentences)},
    {'l', "lines", NULL,
     "Every line end ends a sentence. Unless told, lines are joined where the text goes on.",
     OPTION_FLAG, offsetof(settings, lines)},
    {'w', "words", "FILE", "Further words, one a line, each of up to eight syllables.", OPTION_TEXT,
     offsetof(settings, words)},
    {'j', "json", NULL,
     "Print the places instead of the text: one JSON object an input, each on a line.", OPTION_FLAG,
     offsetof(settings, json)},
};

typedef struct job {
    soat_segmenter *segmenter;
    const settings *chosen;
    text_blocks blocks;
    soat_buffer waiting; /* what was read and is not done with */
    segment_print print;
    bool stopped; /* nothing more can be written */
} job;

static int fail_at(const job *self, const char *what) {
    message("%s: %s: %s", input_name(self->blocks.name), what, strerror(errno));
    return EXIT_CODE_SOME_FAILED;
}

/* Segments what waits and keeps what is not done with. */
static int segment_waiting(job *self, bool more) {
    soat_segmentation made;
    soat_error error = {0};
    const soat_span text = soat_buffer_span(&self->waiting);
    const soat_status status = soat_segment(self->segmenter, text, more, &made, &error);
    if (status != SOAT_OK) {
        message("%s: %s", input_name(self->blocks.name), error.message);
        return exit_code_of(status);
    }
    if (!segment_print_put(&self->print, text, &made)) {
        self->stopped = true;
        return output_failed(self->blocks.name);
    }
    memmove(self->waiting.data, self->waiting.data + made.consumed, text.size - made.consumed);
    self->waiting.size -= made.consumed;
    return EXIT_CODE_OK;
}

/* Block by block to the end. EXIT_CODE_OK, or the code after a message. */
static int segment_blocks(job *self) {
    soat_error error = {0};
    for (soat_span block = {0}; text_blocks_next(&self->blocks, &block);) {
        if (soat_buffer_append(&self->waiting, block, &error) != SOAT_OK) {
            message("%s: %s", input_name(self->blocks.name), error.message);
            return exit_code_of(SOAT_ERROR_MEMORY);
        }
        const int code = segment_waiting(self, block.size > 0);
        if (code != EXIT_CODE_OK || self->stopped || block.size == 0) {
            return code;
        }
    }
    fail_at(self, "cannot read");
    return EXIT_CODE_NO_INPUT;
}

static int segment_input(void *payload, const char *input) {
    job *const self = payload;
    if (!text_blocks_open(&self->blocks, input)) {
        message("cannot open '%s': %s", input_name(input), strerror(errno));
        text_blocks_close(&self->blocks);
        return EXIT_CODE_NO_INPUT;
    }
    soat_buffer_clear(&self->waiting);
    self->print =
        (segment_print){.json = self->chosen->json, .sentences_only = self->chosen->sentences};
    segment_print_begin(&self->print, input);
    int code = segment_blocks(self);
    if (!self->stopped && !segment_print_end(&self->print, code == EXIT_CODE_OK) &&
        code == EXIT_CODE_OK) {
        code = output_failed(self->blocks.name);
    }
    text_blocks_close(&self->blocks);
    return code;
}

/* OPTIONS_GO_ON, or the code after a message. */
static int open_segmenter(soat_segmenter **out, const settings *chosen) {
    soat_segment_options how;
    soat_buffer words = SOAT_BUFFER_INIT;
    soat_error error = {0};
    soat_segment_options_init(&how);
    how.lines = chosen->lines;
    how.sentences_only = chosen->sentences;
    soat_status status =
        chosen->words == NULL ? SOAT_OK : soat_file_read(chosen->words, 0, &words, &error);
    how.words = soat_buffer_span(&words);
    if (status == SOAT_OK) {
        status = soat_segmenter_new(out, &how, &error);
    }
    soat_buffer_dispose(&words);
    if (status == SOAT_OK) {
        return OPTIONS_GO_ON;
    }
    message("%s%s%s", chosen->words == NULL ? "" : chosen->words, chosen->words == NULL ? "" : ": ",
            error.message);
    return status == SOAT_ERROR_ARGUMENT ? EXIT_CODE_USAGE : exit_code_of(status);
}

static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {0};
    option_list operands = {0};
    job work = {.chosen = &chosen, .waiting = SOAT_BUFFER_INIT};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = open_segmenter(&work.segmenter, &chosen);
    }
    if (code == OPTIONS_GO_ON) {
        const option_list inputs = inputs_of(&operands);
        code = inputs_each(&inputs, segment_input, &work);
    }
    soat_segmenter_free(work.segmenter);
    soat_buffer_dispose(&work.waiting);
    option_list_dispose(&operands);
    return code;
}

const command command_segment = {
    .name = "segment",
    .summary = "Cut Vietnamese text into sentences and words",
    .operands = "[FILE...]",
    .description =
        "Reads UTF-8 text and writes one sentence a line, with blanks between its words and marks "
        "and _ between the syllables of a word. Without FILE, or where FILE is -, reads standard "
        "input.\n\n"
        "A word is what the list of words has or what is set as a name; numbers, dates, codes and "
        "addresses are one each. Stops in abbreviations, numbers and initials end no sentence.\n\n"
        "With --json the bytes of each sentence and word in the input are told instead. A text of "
        "any length is worked through in blocks; memory does not grow with it.",
    .examples = "  soat segment report.txt > words.txt\n"
                "  soat correct scan.txt | soat normalize | soat segment\n"
                "  soat segment --sentences letters/*.txt\n"
                "  soat segment --words places.txt --json page.txt\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

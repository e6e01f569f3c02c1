/* soat scan: pages in, text out. One document after another, one page in memory at a time. */
#include <stddef.h>

#include "commands.h"
#include "corrector.h"
#include "exec_scan.h"
#include "exit_code.h"
#include "message.h"

typedef struct settings {
    corrector_choice corrector;
    const char *folder, *to, *pages, *language, *tessdata;
    size_t resolution, megapixels;
    bool raw, no_preparation, quiet, reflow;
} settings;

static const option_row options[] = {
    {'o', "output", "DIR", "Write DIR/NAME.txt and so on instead of printing.", OPTION_TEXT,
     offsetof(settings, folder)},
    {'t', "to", "LIST",
     "What to write, apart by commas: txt, json, hocr, alto, tsv. Unless told, txt.", OPTION_TEXT,
     offsetof(settings, to)},
    {'p', "pages", "LIST", "Only these pages of each input: 1,3-5,9-", OPTION_TEXT,
     offsetof(settings, pages)},
    {0, "reflow", NULL, "Text with a paragraph a line, without the hyphens that only ended lines.",
     OPTION_FLAG, offsetof(settings, reflow)},
    {'r', "raw", NULL, "The recogniser's own reading, without correction.", OPTION_FLAG,
     offsetof(settings, raw)},
    {0, "dpi", "N",
     "Render PDF pages at N dots per inch, and believe it of images. Unless told, the scan's own "
     "resolution, or 200 for a page that is drawn.",
     OPTION_NUMBER, offsetof(settings, resolution)},
    {'l', "lang", "LANG", "Tesseract's language. Unless told, vie.", OPTION_TEXT,
     offsetof(settings, language)},
    {0, "tessdata", "DIR", "Where Tesseract's models are.", OPTION_TEXT,
     offsetof(settings, tessdata)},
    {0, "no-prep", NULL, "Recognise page images as they are.", OPTION_FLAG,
     offsetof(settings, no_preparation)},
    {0, "max-image-mpixels", "N", "Refuse a page larger than N million pixels. Unless told, 250.",
     OPTION_NUMBER, offsetof(settings, megapixels)},
    {'q', "quiet", NULL, "No progress, even on a terminal.", OPTION_FLAG,
     offsetof(settings, quiet)},
    CORRECTOR_ROWS(settings, corrector),
};

#ifdef SOAT_SCAN_PROGRAM

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <soat/scan.h>

#include "page_ranges.h"
#include "scan_inputs.h"
#include "scan_outputs.h"
#include "scan_progress.h"

/* Set by Ctrl-C; a second one kills at once. */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number) {
    interrupted = 1;
    signal(signal_number, SIG_DFL);
}

static bool is_interrupted(void *context, int percent) {
    (void)context;
    (void)percent;
    return interrupted != 0;
}

typedef struct scan {
    const settings *chosen;
    scan_formats formats;
    soat_source_options source_options;
    soat_recognizer *recognizer;
    corrector corrector; /* closed with --raw */
    scan_progress progress;
    size_t documents_opened, documents_failed, pages_read;
} scan;

static void complain_of_page(const scan *self, const char *path, uint32_t page,
                             const char *reason) {
    scan_progress_clear(&self->progress);
    message("%s: page %u: %s", path, page, reason);
}

/* From pixels to the page that is written; *made, borrowed from the corrector, is what changed. */
static soat_status read_page(scan *self, soat_page_source *source, uint32_t number, soat_page **out,
                             soat_correction *made, soat_error *error) {
    soat_image *image = NULL;
    soat_status status = soat_page_source_image(source, number, &image, error);
    if (status == SOAT_OK) {
        status = soat_recognize(self->recognizer, image, out, error);
    }
    if (status == SOAT_OK && !self->chosen->raw) {
        status = soat_correct_page(self->corrector.context, *out, made, error);
    }
    soat_image_free(image);
    return status;
}

/* A page that fails is named and left empty; the document goes on. */
static soat_status scan_page(scan *self, soat_page_source *source, const char *path,
                             uint32_t number, scan_outputs *outputs, bool *failed,
                             soat_error *error) {
    soat_page *page = NULL;
    soat_error reason = {0};
    soat_correction made = {0};
    const soat_status read = read_page(self, source, number, &page, &made, &reason);
    if (interrupted) {
        soat_page_free(page);
        return SOAT_OK;
    }
    soat_status status = SOAT_OK;
    if (read == SOAT_OK) {
        self->pages_read++;
        status = scan_outputs_page(outputs, page, self->chosen->raw ? NULL : &made, error);
    } else {
        complain_of_page(self, path, number, reason.message);
        *failed = true;
        status = scan_outputs_failed_page(outputs, number, reason.message, error);
    }
    soat_page_free(page);
    if (self->chosen->folder == NULL) {
        scan_outputs_print(outputs);
    }
    scan_progress_page_done(&self->progress);
    return status;
}

static uint32_t count_chosen(const scan *self, uint32_t pages) {
    uint32_t chosen = 0;
    for (uint32_t number = 1; number <= pages; number++) {
        chosen += page_ranges_hold(self->chosen->pages, number);
    }
    return chosen;
}

static soat_status scan_pages(scan *self, soat_page_source *source, const char *path,
                              scan_outputs *outputs, bool *failed, soat_error *error) {
    const uint32_t pages = soat_page_source_count(source), chosen = count_chosen(self, pages);
    scan_progress_begin_file(&self->progress, chosen);
    if (chosen == 0) {
        scan_progress_clear(&self->progress);
        message("%s: has %u pages, none of them in --pages %s", path, pages, self->chosen->pages);
        *failed = true;
    }
    soat_status status = SOAT_OK;
    for (uint32_t number = 1; number <= pages && status == SOAT_OK && !interrupted; number++) {
        if (page_ranges_hold(self->chosen->pages, number)) {
            status = scan_page(self, source, path, number, outputs, failed, error);
        }
    }
    scan_progress_end_file(&self->progress);
    return status == SOAT_OK && !interrupted ? scan_outputs_finish(outputs, error) : status;
}

/* Text of documents printed one after the other is kept apart as its pages are. */
static void separate_documents(const scan *self) {
    const bool text = strcmp(self->formats.items[0]->name, "txt") == 0;
    if (text && self->chosen->folder == NULL && self->documents_opened > 1) {
        fputc('\f', stdout);
    }
}

static soat_status scan_opened(scan *self, soat_page_source *source, const scan_input *input,
                               bool *failed, soat_error *error) {
    const soat_writer_options how = {.as_read = self->chosen->raw,
                                     .source = input->path,
                                     .page_count = soat_page_source_count(source),
                                     .reflow = self->chosen->reflow};
    scan_outputs outputs;
    soat_status status = scan_outputs_open(&outputs, &self->formats, &how, error);
    if (status == SOAT_OK) {
        separate_documents(self);
        status = scan_pages(self, source, input->path, &outputs, failed, error);
    }
    if (status == SOAT_OK && !interrupted) {
        if (self->chosen->folder == NULL) {
            scan_outputs_print(&outputs);
        } else {
            status =
                scan_outputs_save(&outputs, self->chosen->folder, input->base, input->path, error);
        }
    }
    scan_outputs_dispose(&outputs);
    return status;
}

static void scan_document(scan *self, const scan_input *input) {
    soat_error error = {0};
    soat_page_source *source = NULL;
    bool failed = false;
    soat_status status = soat_page_source_open(&source, input->path, &self->source_options, &error);
    if (status == SOAT_OK) {
        self->documents_opened++;
        status = scan_opened(self, source, input, &failed, &error);
    }
    soat_page_source_free(source);
    if (status != SOAT_OK) {
        scan_progress_clear(&self->progress);
        message("%s", error.message); /* it names the file */
    }
    self->documents_failed += status != SOAT_OK || failed;
}

static int exit_code(const scan *self, const scan_inputs *inputs) {
    if (interrupted) {
        return EXIT_CODE_INTERRUPTED;
    }
    if (self->pages_read == 0) {
        return EXIT_CODE_NO_INPUT;
    }
    return self->documents_failed + inputs->missing > 0 ? EXIT_CODE_SOME_FAILED : EXIT_CODE_OK;
}

/* The recogniser's model, and ours. OPTIONS_GO_ON, or an exit code after a complaint. */
static int load_models(scan *self) {
    const settings *const chosen = self->chosen;
    const int code =
        chosen->raw ? OPTIONS_GO_ON : corrector_open(&self->corrector, &chosen->corrector);
    if (code != OPTIONS_GO_ON) {
        return code;
    }
    const soat_recognizer_options how = {.data_path = chosen->tessdata,
                                         .language = chosen->language,
                                         .no_preparation = chosen->no_preparation,
                                         .no_alternatives = chosen->raw,
                                         .cancel = is_interrupted};
    soat_error error = {0};
    const soat_status status = soat_recognizer_new(&self->recognizer, &how, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return status == SOAT_ERROR_NOT_FOUND ? EXIT_CODE_MODEL : exit_code_of(status);
    }
    return OPTIONS_GO_ON;
}

static int scan_inputs_all(scan *self, const scan_inputs *inputs) {
    if (inputs->count == 0) {
        message("there is nothing to scan: no PDF and no image among the inputs");
        return EXIT_CODE_NO_INPUT;
    }
    int code = load_models(self);
    if (code == OPTIONS_GO_ON) {
        signal(SIGINT, on_interrupt);
        signal(SIGTERM, on_interrupt);
        scan_progress_start(&self->progress, inputs->count, !self->chosen->quiet);
        for (size_t i = 0; i < inputs->count && !interrupted; i++) {
            scan_document(self, &inputs->items[i]);
        }
        scan_progress_clear(&self->progress);
        code = exit_code(self, inputs);
    }
    soat_recognizer_free(self->recognizer);
    corrector_close(&self->corrector);
    return code;
}

static int check_usage(const option_list *operands, scan *self) {
    const settings *const chosen = self->chosen;
    if (operands->count == 0) {
        message("no input: say what to scan; 'soat help scan' shows examples");
        return EXIT_CODE_USAGE;
    }
    if (!page_ranges_check(chosen->pages) || !scan_formats_parse(&self->formats, chosen->to)) {
        return EXIT_CODE_USAGE;
    }
    if (chosen->folder == NULL && self->formats.count > 1) {
        message("several formats need a folder to go to: -o DIR");
        return EXIT_CODE_USAGE;
    }
    enum { RESOLUTION_MIN = 50, RESOLUTION_MAX = 2400 };
    if (chosen->resolution != 0 &&
        (chosen->resolution < RESOLUTION_MIN || chosen->resolution > RESOLUTION_MAX)) {
        message("--dpi lies between %d and %d", RESOLUTION_MIN, RESOLUTION_MAX);
        return EXIT_CODE_USAGE;
    }
    return OPTIONS_GO_ON;
}

static int run(const command *self, int argument_count, char **arguments) {
    soat_scan_silence();
    settings chosen = {0};
    corrector_choice_init(&chosen.corrector);
    option_list operands = {0};
    scan job = {.chosen = &chosen};
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = check_usage(&operands, &job);
    }
    if (code == OPTIONS_GO_ON) {
        job.source_options = (soat_source_options){.resolution = (int32_t)chosen.resolution,
                                                   .max_megapixels = (double)chosen.megapixels};
        scan_inputs inputs = {0};
        if (scan_inputs_find(&inputs, &operands)) {
            code = scan_inputs_all(&job, &inputs);
        } else {
            message("out of memory");
            code = EXIT_CODE_INTERNAL;
        }
        scan_inputs_dispose(&inputs);
    }
    corrector_choice_dispose(&chosen.corrector);
    option_list_dispose(&operands);
    return code;
}

#else

/* The command line is read here too: help and complaints are those of every build, and at once. */
static int run(const command *self, int argument_count, char **arguments) {
    settings chosen = {0};
    option_list operands = {0};
    corrector_choice_init(&chosen.corrector);
    int code = options_parse(self, argument_count, arguments, &chosen, &operands);
    if (code == OPTIONS_GO_ON) {
        code = exec_scan(argument_count, arguments);
    }
    corrector_choice_dispose(&chosen.corrector);
    option_list_dispose(&operands);
    return code;
}

#endif

const command command_scan = {
    .name = "scan",
    .summary = "Read scanned pages: PDF, TIFF, PNG, JPEG, folders of them",
    .operands = "INPUT...",
    .description =
        "Recognises each page with Tesseract, corrects what it read with the readings that "
        "Tesseract "
        "itself held possible, and prints the text, or with -o writes a file a "
        "format for each input. What a file is, its content says, not its name; in folders, files "
        "with the suffix of a PDF or an image are taken and the folder's shape is kept. Two "
        "inputs of one name get NAME.txt and NAME.png.txt.\n\n"
        "A page or a file that fails is named on stderr and the run goes on. Pages of text output "
        "are apart by a form feed. Files appear only when whole. Exit code: 3 when an input "
        "failed, 4 when none could be read, 5 when a model is missing, 130 after "
        "Ctrl-C.",
    .examples = "  soat scan letter.pdf\n"
                "  soat scan reports/ -o out/ --to txt,json\n"
                "  soat scan --pages 1,3-5 book.pdf > chapter.txt\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};

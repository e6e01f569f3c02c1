#include "scan_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "page_ranges.h"

void scan_worker_keep_quiet(void) {
    const int null = open("/dev/null", O_WRONLY);
    if (null >= 0) {
        dup2(null, STDERR_FILENO);
        close(null);
    }
}

/* Ctrl-C reaches the whole group of processes: the parent decides what it means. */
static void leave_signals_to_parent(void) {
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

soat_recognizer_options scan_worker_recognizer(const scan_settings *settings) {
    return (soat_recognizer_options){.data_path = settings->tessdata,
                                     .language = settings->language,
                                     .no_preparation = settings->no_preparation,
                                     .no_alternatives = settings->raw};
}

static soat_status start(void *context, soat_error *error) {
    scan_worker *const self = context;
    const soat_recognizer_options how = scan_worker_recognizer(self->settings);
    scan_worker_keep_quiet();
    leave_signals_to_parent();
    return soat_recognizer_new(&self->recognizer, &how, error);
}

static soat_status open_document(void *context, const soat_batch_document *document,
                                 uint32_t *pages, soat_error *error) {
    scan_worker *const self = context;
    soat_page_source_free(self->source);
    self->source = NULL;
    const soat_status status =
        soat_page_source_open(&self->source, document->path, &self->source_options, error);
    if (status == SOAT_OK) {
        *pages = soat_page_source_count(self->source);
    }
    return status;
}

static soat_batch_facts facts_of(const soat_page *page, const soat_correction *made) {
    soat_batch_facts facts = {.confidence = -1};
    double sum = 0;
    size_t judged = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const soat_word *const word = &page->words[i];
        const double confidence =
            made == NULL ? (double)word->read_confidence / 100 : (double)word->confidence;
        facts.words += word->text.size > 0;
        if (confidence >= 0) {
            sum += confidence;
            judged++;
        }
    }
    facts.confidence = judged > 0 ? sum / (double)judged : -1;
    if (made != NULL) {
        facts.changes = (uint32_t)made->edit_count;
        facts.doubts = (uint32_t)made->doubt_count;
    }
    return facts;
}

/* The picture for people; a page that has none is shown without. `own` is what was recognised. */
static soat_status add_picture(scan_worker *self, uint32_t number, const soat_image *own,
                               soat_buffer *out, soat_error *error) {
    enum { WIDTH = 1600 };
    soat_image *drawn = NULL;
    if (!scan_formats_hold(self->formats, "html")) {
        return SOAT_OK;
    }
    if (own == NULL && soat_page_source_image(self->source, number, &drawn, NULL) != SOAT_OK) {
        return SOAT_OK;
    }
    const soat_status status = soat_image_encode(own != NULL ? own : drawn, WIDTH, out, error);
    soat_image_free(drawn);
    return status;
}

static soat_status record_page(scan_worker *self, uint32_t number, scan_choice *choice,
                               soat_batch_record *out, soat_batch_facts *facts, soat_error *error) {
    soat_correction made = {0};
    soat_status status = SOAT_OK;
    if (choice->page == NULL) {
        status = soat_recognize(self->recognizer, choice->image, &choice->page, error);
    }
    const bool corrects = choice->image != NULL && !self->settings->raw;
    if (status == SOAT_OK && corrects) {
        status = soat_correct_page(self->corrector->context, choice->page, &made, error);
    }
    if (status == SOAT_OK) {
        *facts = facts_of(choice->page, corrects ? &made : NULL);
        status = scan_page_write(choice->page, corrects ? &made : NULL, choice->treatment,
                                 &out->page, error);
    }
    return status == SOAT_OK ? add_picture(self, number, choice->image, &out->image, error)
                             : status;
}

static soat_status make_page(void *context, uint32_t number, soat_batch_record *out,
                             soat_batch_facts *facts, soat_error *error) {
    scan_worker *const self = context;
    scan_choice choice;
    soat_status status = scan_page_choose(self->source, number, self->mode, &choice, error);
    if (status == SOAT_OK) {
        status = record_page(self, number, &choice, out, facts, error);
        scan_choice_dispose(&choice);
    }
    return status;
}

static soat_status make_output(void *context, const soat_batch_document *document, size_t index,
                               uint32_t page_count, soat_batch_pages *pages, const char *path,
                               soat_error *error) {
    const scan_worker *const self = context;
    const scan_output_options how = {.raw = self->settings->raw,
                                     .reflow = self->settings->reflow,
                                     .source = &self->source_options};
    return scan_output_write(self->formats->names[index], &how, document, page_count, pages, path,
                             error);
}

static bool is_wanted(const void *context, uint32_t number) {
    const scan_worker *const self = context;
    return page_ranges_hold(self->settings->pages, number);
}

soat_batch_work scan_worker_work(scan_worker *self) {
    return (soat_batch_work){.context = self,
                             .start = start,
                             .open = open_document,
                             .page = make_page,
                             .output = make_output,
                             .wanted = is_wanted};
}

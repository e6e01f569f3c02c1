/*
 * hOCR 1.2 as XHTML: page, area, paragraph, line, word, each with its box, as Tesseract's own
 * writer and the tools made for it have them. `data-read` tells what a changed word was read as.
 */
#include "doc/output_words.h"
#include "output/format.h"
#include "output/print.h"
#include "soat/version.h"

static void print_box(soat_printer *to, soat_box box) {
    soat__print(to, "bbox %d %d %d %d", box.left, box.top, box.right, box.bottom);
}

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    soat__print(&to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                     "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"vi\" lang=\"vi\">\n"
                     "<head>\n<title>");
    soat__print_xml(&to, soat_span_from_string(writer->options.source));
    soat__print(&to, "</title>\n<meta charset=\"utf-8\"/>\n"
                     "<meta name=\"ocr-system\" content=\"soat " SOAT_VERSION "\"/>\n"
                     "<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_carea ocr_par "
                     "ocr_line ocrx_word ocrp_wconf ocrp_lang\"/>\n"
                     "<meta name=\"ocr-langs\" content=\"vi\"/>\n");
    if (writer->options.page_count > 0) {
        soat__print(&to, "<meta name=\"ocr-number-of-pages\" content=\"%u\"/>\n",
                    writer->options.page_count);
    }
    soat__print(&to, "</head>\n<body>\n");
    return to.status;
}

/* Inside the quotes of a property a quote or backslash is escaped by a backslash. */
static void print_image_name(soat_printer *to, const char *source) {
    soat__print(to, "image &quot;");
    for (const char *rest = source == NULL ? "" : source; *rest != '\0';) {
        const size_t plain = strcspn(rest, "\"\\");
        soat__print_xml(to, soat_span_make(rest, plain));
        rest += plain;
        if (*rest != '\0') {
            soat__print(to, "\\");
            soat__print_xml(to, soat_span_make(rest++, 1));
        }
    }
    soat__print(to, "&quot;; ");
}

static void print_word(soat_printer *to, const soat_output_word *word, uint32_t page, size_t id) {
    const double certainty = soat__output_word_certainty(word);
    soat__print(to, "<span class=\"ocrx_word\" id=\"word_%u_%zu\" title=\"", page, id);
    print_box(to, word->box);
    if (certainty >= 0) {
        soat__print(to, "; x_wconf %d", (int)(100 * certainty + 0.5));
    }
    soat__print(to, "\"");
    if (soat__output_word_changed(word)) {
        soat__print(to, " data-read=\"");
        soat__print_xml(to, word->read);
        soat__print(to, "\"");
    }
    soat__print(to, ">");
    soat__print_xml(to, word->text);
    soat__print(to, "</span>");
}

/* What is numbered through the page. */
typedef struct page_at_work {
    soat_printer to;
    const soat_page *page;
    bool as_read;
    soat_output_words words;
    size_t line_id, word_id;
} page_at_work;

static void print_line(page_at_work *self, const soat_line *line) {
    soat_printer *const to = &self->to;
    to->status = soat__output_words_take(&self->words, self->page, line, self->as_read, to->error);
    if (to->status != SOAT_OK || self->words.count == 0) {
        return;
    }
    const uint32_t number = self->page->number;
    soat__print(to, "<span class=\"ocr_line\" id=\"line_%u_%zu\" title=\"", number,
                ++self->line_id);
    print_box(to, line->box);
    soat__print(to, "\">");
    for (size_t i = 0; i < self->words.count; i++) {
        soat__print(to, "%s", i > 0 ? " " : "");
        print_word(to, &self->words.items[i], number, ++self->word_id);
    }
    soat__print(to, "</span>\n");
}

static void print_block(page_at_work *self, const soat_block *block, size_t id) {
    soat_printer *const to = &self->to;
    const uint32_t number = self->page->number;
    soat__print(to, "<div class=\"ocr_carea\" id=\"block_%u_%zu\" title=\"", number, id);
    print_box(to, block->box);
    soat__print(to, "\">\n<p class=\"ocr_par\" id=\"par_%u_%zu\" title=\"", number, id);
    print_box(to, block->box);
    soat__print(to, "\">\n");
    for (size_t i = 0; i < block->line_count && to->status == SOAT_OK; i++) {
        print_line(self, &self->page->lines[block->first_line + i]);
    }
    soat__print(to, "</p>\n</div>\n");
}

static void print_page_start(soat_printer *to, const soat_writer *writer, uint32_t number,
                             int32_t width, int32_t height) {
    soat__print(to, "<div class=\"ocr_page\" id=\"page_%u\" title=\"", number);
    print_image_name(to, writer->options.source);
    soat__print(to, "bbox 0 0 %d %d; ppageno %u", width, height, number - 1);
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    page_at_work self = {
        .to = {.out = out, .error = error}, .page = page, .as_read = writer->options.as_read};
    print_page_start(&self.to, writer, page->number, page->width, page->height);
    soat__print(&self.to, "; scan_res %d %d\">\n", page->resolution, page->resolution);
    for (size_t i = 0; i < page->block_count && self.to.status == SOAT_OK; i++) {
        print_block(&self, &page->blocks[i], i + 1);
    }
    soat__print(&self.to, "</div>\n");
    soat__output_words_dispose(&self.words);
    return self.to.status;
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    print_page_start(&to, writer, number, 0, 0);
    soat__print(&to, "\" data-error=\"");
    soat__print_xml(&to, soat_span_from_string(reason));
    soat__print(&to, "\"></div>\n");
    return to.status;
}

static soat_status end(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    return soat_buffer_append(out, soat_span_from_string("</body>\n</html>\n"), error);
}

const soat_format soat__format_hocr = {
    .facts = {"hocr", "hOCR: XHTML with the box and confidence of every word"},
    .begin = begin,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = end,
};

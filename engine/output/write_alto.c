/*
 * ALTO 4.4 (Library of Congress): a block a TextBlock, its lines, words as String with the blanks
 * between them as SP. `WC` is 0 to 1. What a word was read as, and what else it might be, stand in
 * ALTERNATIVE elements that say which they are in PURPOSE.
 */
#include "base/error.h"
#include "doc/output_words.h"
#include "output/format.h"
#include "output/print.h"
#include "output/word_readings.h"
#include "soat/version.h"

#define NAMESPACE "http://www.loc.gov/standards/alto/ns-v4#"

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    soat__print(&to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<alto xmlns=\"" NAMESPACE "\" "
                     "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                     "xsi:schemaLocation=\"" NAMESPACE
                     " http://www.loc.gov/standards/alto/v4/alto-4-4.xsd\" "
                     "SCHEMAVERSION=\"4.4\">\n");
    soat__print(&to, "<Description>\n<MeasurementUnit>pixel</MeasurementUnit>\n"
                     "<sourceImageInformation>\n<fileName>");
    soat__print_xml(&to, soat_span_from_string(writer->options.source));
    soat__print(&to,
                "</fileName>\n</sourceImageInformation>\n<Processing ID=\"soat\">\n"
                "<processingCategory>contentGeneration%s</processingCategory>\n"
                "<processingSoftware>\n<softwareName>soat</softwareName>\n"
                "<softwareVersion>" SOAT_VERSION "</softwareVersion>\n"
                "</processingSoftware>\n</Processing>\n</Description>\n<Layout>\n",
                writer->options.as_read ? "" : " contentModification");
    return to.status;
}

static void print_box(soat_printer *to, soat_box box) {
    const long long width = (long long)box.right - box.left;
    const long long height = (long long)box.bottom - box.top;
    soat__print(to, " HPOS=\"%d\" VPOS=\"%d\" WIDTH=\"%lld\" HEIGHT=\"%lld\"", box.left, box.top,
                width < 0 ? 0 : width, height < 0 ? 0 : height);
}

static void print_alternative(soat_printer *to, const char *purpose, soat_word_change change,
                              soat_span text) {
    soat__print(to, "<ALTERNATIVE PURPOSE=\"%s\">", purpose);
    soat__print_xml(to, change.before);
    soat__print_xml(to, text);
    soat__print_xml(to, change.after_edit);
    soat__print(to, "</ALTERNATIVE>");
}

/* An alternative that is the word's reading itself is left out: it was said already. */
static void print_alternatives(soat_printer *to, const soat_output_word *word,
                               soat_word_change change) {
    if (soat__output_word_changed(word)) {
        print_alternative(to, "read", (soat_word_change){0}, word->read);
    }
    if (change.edit == NULL) {
        return;
    }
    if (change.doubt) {
        print_alternative(to, "doubt", change, change.edit->after);
    }
    for (size_t i = 0; i < change.edit->alternative_count; i++) {
        const soat_span text = change.edit->alternatives[i].text;
        const soat_span before = change.edit->before;
        if (text.size != before.size || memcmp(text.data, before.data, text.size) != 0) {
            print_alternative(to, "alternative", change, text);
        }
    }
}

/* The page, and what is numbered through it. */
typedef struct page_at_work {
    soat_printer to;
    const soat_page *page;
    bool as_read;
    soat_output_words words;
    soat_word_readings readings;
    size_t line_id, word_id;
} page_at_work;

static void print_word(page_at_work *self, const soat_output_word *word) {
    soat_printer *const to = &self->to;
    const soat_word_change change = soat__word_readings_next(&self->readings, word);
    soat__print(to, "<String ID=\"word_%u_%zu\"", self->page->number, ++self->word_id);
    print_box(to, word->box);
    soat__print(to, " CONTENT=\"");
    soat__print_xml(to, word->text);
    const double certainty = soat__output_word_certainty(word);
    if (certainty >= 0) {
        soat__print(to, "\" WC=\"");
        soat__print_share(to, certainty);
    }
    if (change.edit == NULL && !soat__output_word_changed(word)) {
        soat__print(to, "\"/>\n");
        return;
    }
    soat__print(to, "\">");
    print_alternatives(to, word, change);
    soat__print(to, "</String>\n");
}

static void print_space(soat_printer *to, soat_box left, soat_box right) {
    const soat_box gap = {left.right, left.top, right.left > left.right ? right.left : left.right,
                          left.bottom};
    soat__print(to, "<SP");
    print_box(to, gap);
    soat__print(to, "/>\n");
}

/* A line whose words were all removed is left out: the schema wants at least one. */
static void print_line(page_at_work *self, const soat_line *line) {
    soat_printer *const to = &self->to;
    to->status = soat__output_words_take(&self->words, self->page, line, self->as_read, to->error);
    if (to->status != SOAT_OK || self->words.count == 0) {
        return;
    }
    soat__print(to, "<TextLine ID=\"line_%u_%zu\"", self->page->number, ++self->line_id);
    print_box(to, line->box);
    soat__print(to, ">\n");
    for (size_t i = 0; i < self->words.count; i++) {
        if (i > 0) {
            print_space(to, self->words.items[i - 1].box, self->words.items[i].box);
        }
        print_word(self, &self->words.items[i]);
    }
    soat__print(to, "</TextLine>\n");
}

static void print_block(page_at_work *self, const soat_block *block, size_t id) {
    soat_printer *const to = &self->to;
    soat__print(to, "<TextBlock ID=\"block_%u_%zu\"", self->page->number, id);
    print_box(to, block->box);
    soat__print(to, ">\n");
    for (size_t i = 0; i < block->line_count && to->status == SOAT_OK; i++) {
        print_line(self, &self->page->lines[block->first_line + i]);
    }
    soat__print(to, "</TextBlock>\n");
}

static void print_page(page_at_work *self) {
    soat_printer *const to = &self->to;
    const soat_page *const page = self->page;
    soat__print(to,
                "<Page ID=\"page_%u\" PHYSICAL_IMG_NR=\"%u\" WIDTH=\"%d\" HEIGHT=\"%d\" "
                "LANG=\"vi\" PROCESSINGREFS=\"soat\">\n<PrintSpace",
                page->number, page->number, page->width, page->height);
    print_box(to, (soat_box){0, 0, page->width, page->height});
    soat__print(to, ">\n");
    for (size_t i = 0; i < page->block_count && to->status == SOAT_OK; i++) {
        print_block(self, &page->blocks[i], i + 1);
    }
    soat__print(to, "</PrintSpace>\n</Page>\n");
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    const bool as_read = writer->options.as_read;
    page_at_work self = {.to = {.out = out, .error = error}, .page = page, .as_read = as_read};
    self.to.status =
        soat__word_readings_init(&self.readings, page, as_read ? NULL : writer->correction, error);
    print_page(&self);
    soat__output_words_dispose(&self.words);
    soat__word_readings_dispose(&self.readings);
    return self.to.status;
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    (void)writer;
    soat_printer to = {.out = out, .error = error};
    soat__print(&to, "<Page ID=\"page_%u\" PHYSICAL_IMG_NR=\"%u\" QUALITY_DETAIL=\"", number,
                number);
    soat__print_xml(&to, soat_span_from_string(reason));
    soat__print(&to, "\"/>\n");
    return to.status;
}

static soat_status end(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    return soat_buffer_append(out, soat_span_from_string("</Layout>\n</alto>\n"), error);
}

const soat_format soat__format_alto = {
    .facts = {"alto", "ALTO 4 XML: boxes, confidences and other readings of every word"},
    .begin = begin,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = end,
};

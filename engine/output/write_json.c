/* JSON as docs/json.md describes it: an object a document, a page a line inside it. */
#include <jansson.h>

#include "base/error.h"
#include "doc/output_words.h"
#include "output/format.h"
#include "output/json_changes.h"
#include "output/json_value.h"
#include "soat/version.h"

enum { SOAT_JSON_VERSION = 1 };

static json_t *word_value(const soat_writer *writer, const soat_word *word) {
    const soat_span text = writer->options.as_read ? word->read : word->text;
    json_t *const value =
        json_pack("{s:o,s:o}", "text", soat__json_string(text), "box", soat__json_box(word->box));
    if (word->read_confidence >= 0) {
        json_object_set_new(value, "read_confidence",
                            soat__json_rounded((double)word->read_confidence / 100));
    }
    if (writer->options.as_read) {
        return value;
    }
    if (text.size != word->read.size || memcmp(text.data, word->read.data, text.size) != 0) {
        json_object_set_new(value, "read", soat__json_string(word->read));
    }
    if (word->confidence >= 0) {
        json_object_set_new(value, "confidence", soat__json_rounded((double)word->confidence));
    }
    if (word->joined_to_next) {
        json_object_set_new(value, "joined_to_next", json_true());
    }
    return value;
}

typedef struct page_at_work {
    const soat_writer *writer;
    const soat_page *page;
    soat_output_words words;
    soat_status status;
    soat_error *error;
} page_at_work;

/* Sets "parts" of the words, made from line.first_word on, that became several. */
static void set_parts(json_t *words, const soat_line *line, const soat_output_words *output) {
    for (size_t i = 0; i < output->count; i++) {
        const soat_output_word *const word = &output->items[i];
        if (word->part_count == 1) {
            continue;
        }
        json_t *const value = json_array_get(words, word->first_word - line->first_word);
        if (word->part == 0) {
            json_object_set_new(value, "parts", json_array());
        }
        json_array_append_new(json_object_get(value, "parts"),
                              json_pack("{s:o,s:o}", "text", soat__json_string(word->text), "box",
                                        soat__json_box(word->box)));
    }
}

static json_t *line_value(page_at_work *self, const soat_line *line) {
    json_t *const words = json_array();
    for (size_t i = 0; i < line->word_count; i++) {
        json_array_append_new(words,
                              word_value(self->writer, &self->page->words[line->first_word + i]));
    }
    if (!self->writer->options.as_read && self->status == SOAT_OK) {
        self->status = soat__output_words_take(&self->words, self->page, line, false, self->error);
        if (self->status == SOAT_OK) {
            set_parts(words, line, &self->words);
        }
    }
    return json_pack("{s:o,s:o}", "box", soat__json_box(line->box), "words", words);
}

static json_t *block_value(page_at_work *self, const soat_block *block) {
    json_t *const lines = json_array();
    for (size_t i = 0; i < block->line_count; i++) {
        json_array_append_new(lines, line_value(self, &self->page->lines[block->first_line + i]));
    }
    return json_pack("{s:o,s:o}", "box", soat__json_box(block->box), "lines", lines);
}

static json_t *own_text_value(const soat_page_origin *origin) {
    json_t *const value =
        json_pack("{s:s}", "charset", origin->charset == NULL ? "utf-8" : origin->charset);
    if (origin->charset != NULL) {
        json_object_set_new(value, "confidence", soat__json_rounded((double)origin->confidence));
    }
    return value;
}

static json_t *page_value(page_at_work *self) {
    const soat_page *const page = self->page;
    json_t *const blocks = json_array();
    for (size_t i = 0; i < page->block_count; i++) {
        json_array_append_new(blocks, block_value(self, &page->blocks[i]));
    }
    json_t *const value =
        json_pack("{s:I,s:i,s:i,s:i}", "number", (json_int_t)page->number, "width", page->width,
                  "height", page->height, "resolution", page->resolution);
    if (page->origin.own_text) {
        json_object_set_new(value, "own_text", own_text_value(&page->origin));
    }
    json_object_set_new(value, "blocks", blocks);
    return value;
}

static soat_status append_string(soat_buffer *out, const char *text, soat_error *error) {
    return soat_buffer_append(out, soat_span_from_string(text), error);
}

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    const char *const source = writer->options.source;
    json_t *const head =
        json_pack("{s:s,s:i,s:s,s:o}", "format", "soat-document", "version", SOAT_JSON_VERSION,
                  "generator", "soat " SOAT_VERSION, "source",
                  source == NULL ? json_null() : soat__json_string(soat_span_from_string(source)));
    const soat_status status = soat__json_append(head, out, error);
    if (status != SOAT_OK) {
        return status;
    }
    out->size--; /* the closing brace: the pages go inside */
    return append_string(out, ",\"pages\":[", error);
}

static soat_status append_page(const soat_writer *writer, json_t *page, soat_buffer *out,
                               soat_error *error) {
    const soat_status status = append_string(out, writer->pages_written > 0 ? ",\n" : "\n", error);
    if (status != SOAT_OK) {
        json_decref(page);
        return status;
    }
    return soat__json_append(page, out, error);
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    page_at_work self = {.writer = writer, .page = page, .error = error};
    json_t *value = page_value(&self);
    soat__output_words_dispose(&self.words);
    if (self.status != SOAT_OK) {
        json_decref(value);
        return self.status;
    }
    if (writer->correction != NULL && !writer->options.as_read &&
        !soat__json_set_changes(value, page, writer->correction)) {
        json_decref(value);
        value = NULL;
    }
    return append_page(writer, value, out, error);
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    json_t *const page = json_pack("{s:I,s:o,s:[]}", "number", (json_int_t)number, "error",
                                   soat__json_string(soat_span_from_string(reason)), "blocks");
    return append_page(writer, page, out, error);
}

static soat_status end(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    return append_string(out, "\n]}\n", error);
}

const soat_format soat__format_json = {
    .facts = {"json", "pages, words, boxes, confidences and changes, as docs/json.md says"},
    .begin = begin,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = end,
};

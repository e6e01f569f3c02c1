/* JSON as docs/json.md describes it: an object a document, a page a line inside it. */
#include <jansson.h>
#include <math.h>

#include "base/error.h"
#include "doc/output_words.h"
#include "output/format.h"
#include "output/json_changes.h"
#include "soat/version.h"

enum { SOAT_JSON_VERSION = 1 };

static json_t *text_value(soat_span text) {
    /* A recogniser gives valid UTF-8; were it not, an empty string beats no page at all. */
    json_t *const value = json_stringn(text.data, text.size);
    return value != NULL ? value : json_string("");
}

static json_t *box_value(soat_box box) {
    return json_pack("[i,i,i,i]", box.left, box.top, box.right, box.bottom);
}

/* Three decimals say all there is to say about a confidence. */
static json_t *rounded(double value) {
    return json_real(round(value * 1000) / 1000);
}

static json_t *word_value(const soat_writer *writer, const soat_word *word) {
    const soat_span text = writer->options.as_read ? word->read : word->text;
    json_t *const value =
        json_pack("{s:o,s:o}", "text", text_value(text), "box", box_value(word->box));
    if (word->read_confidence >= 0) {
        json_object_set_new(value, "read_confidence", rounded((double)word->read_confidence / 100));
    }
    if (writer->options.as_read) {
        return value;
    }
    if (text.size != word->read.size || memcmp(text.data, word->read.data, text.size) != 0) {
        json_object_set_new(value, "read", text_value(word->read));
    }
    if (word->confidence >= 0) {
        json_object_set_new(value, "confidence", rounded((double)word->confidence));
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
        json_array_append_new(
            json_object_get(value, "parts"),
            json_pack("{s:o,s:o}", "text", text_value(word->text), "box", box_value(word->box)));
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
    return json_pack("{s:o,s:o}", "box", box_value(line->box), "words", words);
}

static json_t *block_value(page_at_work *self, const soat_block *block) {
    json_t *const lines = json_array();
    for (size_t i = 0; i < block->line_count; i++) {
        json_array_append_new(lines, line_value(self, &self->page->lines[block->first_line + i]));
    }
    return json_pack("{s:o,s:o}", "box", box_value(block->box), "lines", lines);
}

static json_t *page_value(page_at_work *self) {
    const soat_page *const page = self->page;
    json_t *const blocks = json_array();
    for (size_t i = 0; i < page->block_count; i++) {
        json_array_append_new(blocks, block_value(self, &page->blocks[i]));
    }
    return json_pack("{s:I,s:i,s:i,s:i,s:o}", "number", (json_int_t)page->number, "width",
                     page->width, "height", page->height, "resolution", page->resolution, "blocks",
                     blocks);
}

typedef struct sink {
    soat_buffer *out;
    soat_error *error;
    soat_status status;
} sink;

/* Jansson calls on after some failures, and may then report none: the first one is kept. */
static int pour(const char *bytes, size_t size, void *context) {
    sink *const self = context;
    if (self->status == SOAT_OK) {
        self->status = soat_buffer_append(self->out, soat_span_make(bytes, size), self->error);
    }
    return self->status == SOAT_OK ? 0 : -1;
}

/* Appends and releases `value`, which is NULL when memory was out. */
static soat_status append_value(json_t *value, soat_buffer *out, soat_error *error) {
    if (value == NULL) {
        return soat__fail_memory(error);
    }
    sink to = {.out = out, .error = error, .status = SOAT_OK};
    const int failed = json_dump_callback(value, pour, &to,
                                          JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
    json_decref(value);
    return failed && to.status == SOAT_OK ? soat__fail_memory(error) : to.status;
}

static soat_status append_string(soat_buffer *out, const char *text, soat_error *error) {
    return soat_buffer_append(out, soat_span_from_string(text), error);
}

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    const char *const source = writer->options.source;
    json_t *const head =
        json_pack("{s:s,s:i,s:s,s:o}", "format", "soat-document", "version", SOAT_JSON_VERSION,
                  "generator", "soat " SOAT_VERSION, "source",
                  source == NULL ? json_null() : text_value(soat_span_from_string(source)));
    const soat_status status = append_value(head, out, error);
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
    return append_value(page, out, error);
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
                                   text_value(soat_span_from_string(reason)), "blocks");
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

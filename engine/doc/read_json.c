/*
 * The JSON of a document (docs/json.md) back to pages: words with what they were read as, what they
 * are now, and how sure that is. Symbols, edits and doubts stay behind: the first are not in the
 * JSON, the others belong to no page.
 */
#include <jansson.h>
#include <stdint.h>

#include "base/error.h"
#include "doc/read_document.h"

enum { JSON_VERSION_KNOWN = 1 };

/* Words are added to the builder on the first walk over a page, and filled in on the second. */
typedef struct page_walk {
    soat_page_builder *builder; /* NULL on the second */
    soat_page *page;            /* NULL on the first */
    size_t word;
    json_int_t number; /* of the page, for messages */
    soat_status status;
    soat_error *error;
} page_walk;

static void refuse(page_walk *self, const char *what) {
    if (self->status == SOAT_OK) {
        self->status = soat__fail(self->error, SOAT_ERROR_FORMAT, 0, "page %lld: %s",
                                  (long long)self->number, what);
    }
}

static soat_span text_of(const json_t *value) {
    return soat_span_make(json_string_value(value), json_string_length(value));
}

static soat_box box_of(page_walk *self, const json_t *part) {
    const json_t *const box = json_object_get(part, "box");
    int32_t sides[4] = {0};
    for (size_t i = 0; i < 4; i++) {
        const json_t *const side = json_array_get(box, i);
        const json_int_t value = json_integer_value(side);
        if (!json_is_integer(side) || value < INT32_MIN || value > INT32_MAX) {
            refuse(self, "a box is no list of four whole numbers");
            break;
        }
        sides[i] = (int32_t)value;
    }
    return (soat_box){sides[0], sides[1], sides[2], sides[3]};
}

static void fill_word(page_walk *self, const json_t *value, soat_span text) {
    soat_word *const word = &self->page->words[self->word];
    const json_t *const confidence = json_object_get(value, "confidence");
    self->status = soat__page_copy_text(self->page, text, &word->text, self->error);
    word->confidence = json_is_number(confidence) ? (float)json_number_value(confidence) : -1.0F;
    word->joined_to_next = json_is_true(json_object_get(value, "joined_to_next"));
}

static void walk_word(page_walk *self, const json_t *value) {
    const json_t *const text = json_object_get(value, "text");
    const json_t *const read = json_object_get(value, "read");
    if (!json_is_string(text) || (read != NULL && !json_is_string(read))) {
        refuse(self, "a word has no text");
        return;
    }
    if (self->builder != NULL) {
        const json_t *const sure = json_object_get(value, "read_confidence");
        soat__page_builder_word(
            self->builder, box_of(self, value), text_of(read != NULL ? read : text),
            json_is_number(sure) ? (float)(100 * json_number_value(sure)) : -1.0F);
    } else {
        fill_word(self, value, text_of(text));
    }
    self->word++;
}

static const json_t *list_of(page_walk *self, const json_t *part, const char *name) {
    const json_t *const list = json_object_get(part, name);
    if (!json_is_array(list)) {
        refuse(self, "a page, block or line has no list of its parts");
    }
    return list;
}

static void walk_line(page_walk *self, const json_t *line) {
    if (self->builder != NULL) {
        soat__page_builder_line(self->builder, box_of(self, line));
    }
    const json_t *const words = list_of(self, line, "words");
    for (size_t i = 0; i < json_array_size(words) && self->status == SOAT_OK; i++) {
        walk_word(self, json_array_get(words, i));
    }
}

static void walk_block(page_walk *self, const json_t *block) {
    if (self->builder != NULL) {
        soat__page_builder_block(self->builder, box_of(self, block));
    }
    const json_t *const lines = list_of(self, block, "lines");
    for (size_t i = 0; i < json_array_size(lines) && self->status == SOAT_OK; i++) {
        walk_line(self, json_array_get(lines, i));
    }
}

static void walk_page(page_walk *self, const json_t *page) {
    const json_t *const blocks = list_of(self, page, "blocks");
    self->word = 0;
    for (size_t i = 0; i < json_array_size(blocks) && self->status == SOAT_OK; i++) {
        walk_block(self, json_array_get(blocks, i));
    }
}

/* A size in pixels or dots per inch; 0 where a page that failed does not tell it. */
static int32_t size_of(page_walk *self, const json_t *page, const char *name) {
    const json_int_t value = json_integer_value(json_object_get(page, name));
    if (value < 0 || value > INT32_MAX) {
        refuse(self, "its size is out of range");
        return 0;
    }
    return (int32_t)value;
}

static soat_status read_page(const json_t *page, soat__page_list *out, soat_error *error) {
    page_walk self = {.error = error};
    self.number = json_integer_value(json_object_get(page, "number"));
    if (self.number < 1 || self.number > INT32_MAX) {
        refuse(&self, "a page has no number");
        return self.status;
    }
    const int32_t width = size_of(&self, page, "width"), height = size_of(&self, page, "height");
    const uint32_t number = soat__page_list_next_number(out, (int32_t)self.number);
    self.builder =
        soat__page_builder_new(number, width, height, size_of(&self, page, "resolution"));
    if (self.builder == NULL) {
        return soat__fail_memory(error);
    }
    walk_page(&self, page);
    soat_page_builder *const builder = self.builder;
    if (self.status == SOAT_OK) {
        self.status = soat__page_builder_finish(builder, &self.page, error);
    }
    soat__page_builder_free(builder);
    self.builder = NULL;
    if (self.status == SOAT_OK) {
        walk_page(&self, page);
    }
    if (self.status != SOAT_OK) {
        soat_page_free(self.page);
        return self.status;
    }
    return soat__page_list_add(out, self.page, error);
}

static soat_status check_head(const json_t *root, soat_error *error) {
    const char *const format = json_string_value(json_object_get(root, "format"));
    if (format == NULL || strcmp(format, "soat-document") != 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "this JSON is no soat-document");
    }
    const json_int_t version = json_integer_value(json_object_get(root, "version"));
    if (version != JSON_VERSION_KNOWN) {
        return soat__fail(error, SOAT_ERROR_VERSION, 0,
                          "the document is of version %lld, this Soat reads version %d",
                          (long long)version, JSON_VERSION_KNOWN);
    }
    if (!json_is_array(json_object_get(root, "pages"))) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the document has no list of pages");
    }
    return SOAT_OK;
}

soat_status soat__read_json(soat_span bytes, soat__page_list *out, soat_error *error) {
    json_error_t problem = {0};
    json_t *const root = json_loadb(bytes.data == NULL ? "" : bytes.data, bytes.size,
                                    JSON_REJECT_DUPLICATES, &problem);
    if (root == NULL) {
        return json_error_code(&problem) == json_error_out_of_memory
                   ? soat__fail_memory(error)
                   : soat__fail(error, SOAT_ERROR_FORMAT, (size_t)problem.position, "line %d: %s",
                                problem.line, problem.text);
    }
    soat_status status = check_head(root, error);
    const json_t *const pages = json_object_get(root, "pages");
    for (size_t i = 0; i < json_array_size(pages) && status == SOAT_OK; i++) {
        status = read_page(json_array_get(pages, i), out, error);
    }
    json_decref(root);
    return status;
}

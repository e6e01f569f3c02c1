/* Decisions out of their JSON. All is checked here: whoever uses them may trust the spans. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "doc/decisions.h"

enum { VERSION_KNOWN = 1 };

static soat_span span_of(const json_t *object, const char *key) {
    const json_t *const value = json_object_get(object, key);
    const char *const text = json_string_value(value);
    return soat_span_make(text, text == NULL ? 0 : json_string_length(value));
}

static bool is_text(soat_span text, const char *expected) {
    return text.data != NULL && strcmp(text.data, expected) == 0;
}

static bool is_one_of(soat_span text, const char *left, const char *right) {
    return is_text(text, left) || is_text(text, right);
}

/* NULL when the change is good, else what is wrong with it. */
static const char *read_change(const json_t *value, soat_span line, size_t done,
                               soat__decision *out) {
    const json_int_t start = json_integer_value(json_object_get(value, "start"));
    const json_int_t end = json_integer_value(json_object_get(value, "end"));
    const soat_span kind = span_of(value, "kind"), decision = span_of(value, "decision");
    const soat_span before = span_of(value, "before"), after = span_of(value, "after");
    if (start < 0 || end < start || (size_t)start < done || (size_t)end > line.size) {
        return "a change is not inside its line, behind the one before";
    }
    if (before.data == NULL || before.size != (size_t)(end - start) ||
        memcmp(before.data, line.data + start, before.size) != 0) {
        return "\"before\" is not what stands in the line";
    }
    if (after.data == NULL || memchr(after.data, '\n', after.size) != NULL) {
        return "\"after\" is no text of one line";
    }
    if (!is_one_of(kind, "edit", "doubt")) {
        return "\"kind\" is neither edit nor doubt";
    }
    if (!is_one_of(decision, "accept", "reject") && !is_text(decision, "open")) {
        return "\"decision\" is none of accept, reject and open";
    }
    const bool accepted = strcmp(decision.data, "accept") == 0;
    const bool open = strcmp(decision.data, "open") == 0;
    *out = (soat__decision){.start = (size_t)start,
                            .end = (size_t)end,
                            .after = after,
                            .decided = !open,
                            .accepted = accepted,
                            .made = accepted || (open && strcmp(kind.data, "edit") == 0)};
    return NULL;
}

static const char *read_line(soat_decisions *self, const json_t *value, soat__decided_line *out) {
    const json_int_t page = json_integer_value(json_object_get(value, "page"));
    const json_int_t line = json_integer_value(json_object_get(value, "line"));
    const json_t *const changes = json_object_get(value, "changes");
    *out = (soat__decided_line){
        .read = span_of(value, "read"), .text = span_of(value, "text"), .first = self->count};
    if (page < 1 || page > INT32_MAX || line < 1 || line > INT32_MAX) {
        return "it has no \"page\" and \"line\" from 1";
    }
    if (out->read.data == NULL || out->text.data == NULL ||
        memchr(out->read.data, '\n', out->read.size) != NULL) {
        return "it has no \"read\" and \"text\" of one line";
    }
    out->page_number = (uint32_t)page;
    out->page = (uint32_t)page - 1;
    out->line = (uint32_t)line;
    size_t done = 0;
    for (size_t i = 0; i < json_array_size(changes); i++) {
        soat__decision *const item = &self->items[self->count];
        const char *const wrong = read_change(json_array_get(changes, i), out->read, done, item);
        if (wrong != NULL) {
            return wrong;
        }
        done = item->end;
        self->count++;
        out->count++;
    }
    return NULL;
}

/* Where a text has some pages of the document only, they stand in the order of "pages". */
static void find_pages(soat_decisions *self) {
    const json_t *const pages = json_object_get(self->root, "pages");
    size_t at = 0;
    for (size_t i = 0; i < self->line_count; i++) {
        soat__decided_line *const line = &self->lines[i];
        const json_int_t wanted = line->page_number;
        size_t seek = at;
        while (seek < json_array_size(pages) &&
               json_integer_value(json_array_get(pages, seek)) != wanted) {
            seek++;
        }
        if (seek < json_array_size(pages)) {
            at = seek;
            line->page = (uint32_t)seek;
        }
    }
}

static soat_status read_lines(soat_decisions *self, soat_error *error) {
    const json_t *const lines = json_object_get(self->root, "lines");
    size_t changes = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        changes += json_array_size(json_object_get(json_array_get(lines, i), "changes"));
    }
    self->lines = soat__alloc(json_array_size(lines), sizeof *self->lines);
    self->items = soat__alloc(changes, sizeof *self->items);
    if (self->lines == NULL || self->items == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const char *const wrong = read_line(self, json_array_get(lines, i), &self->lines[i]);
        if (wrong != NULL) {
            return soat__fail(error, SOAT_ERROR_FORMAT, 0, "entry %zu of \"lines\": %s", i + 1,
                              wrong);
        }
        self->line_count++;
    }
    find_pages(self);
    return SOAT_OK;
}

static soat_status check_head(const json_t *root, soat_error *error) {
    const soat_span format = span_of(root, "format");
    if (!is_text(format, "soat-decisions")) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "these are no decisions: export them from the page that 'soat scan --to "
                          "html' made");
    }
    const json_int_t version = json_integer_value(json_object_get(root, "version"));
    if (version != VERSION_KNOWN) {
        return soat__fail(error, SOAT_ERROR_VERSION, 0,
                          "the decisions are of version %lld, this Soat reads version %d",
                          (long long)version, VERSION_KNOWN);
    }
    if (!json_is_array(json_object_get(root, "lines"))) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the decisions have no list of lines");
    }
    return SOAT_OK;
}

soat_status soat_decisions_read(soat_decisions **out, soat_span bytes, soat_error *error) {
    *out = NULL;
    json_error_t problem = {0};
    json_t *const root = json_loadb(bytes.data == NULL ? "" : bytes.data, bytes.size,
                                    JSON_REJECT_DUPLICATES, &problem);
    if (root == NULL) {
        return json_error_code(&problem) == json_error_out_of_memory
                   ? soat__fail_memory(error)
                   : soat__fail(error, SOAT_ERROR_FORMAT, (size_t)problem.position, "line %d: %s",
                                problem.line, problem.text);
    }
    soat_decisions *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        json_decref(root);
        return soat__fail_memory(error);
    }
    self->root = root;
    soat_status status = check_head(root, error);
    if (status == SOAT_OK) {
        status = read_lines(self, error);
    }
    if (status != SOAT_OK) {
        soat_decisions_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_decisions_free(soat_decisions *decisions) {
    if (decisions != NULL) {
        json_decref(decisions->root);
        soat__free(decisions->lines);
        soat__free(decisions->items);
        soat__free(decisions);
    }
}

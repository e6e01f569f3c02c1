#include "normalize_entities.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include <soat/mention.h>

#include "exit_code.h"
#include "input.h"
#include "json_text.h"
#include "message.h"
#include "text_blocks.h"

typedef struct job {
    soat_mention_finder *finder;
    text_blocks blocks;
    size_t offset, line; /* bytes and line ends of this input before the block */
    size_t counted;      /* bytes of the block whose line ends are in `line` */
    size_t count, disagreements;
} job;

/* A field that is left out when it is empty. */
static bool set_text(json_t *object, const char *name, soat_span text) {
    return text.size == 0 || json_object_set_new(object, name, json_text(text)) == 0;
}

static bool set_figures(json_t *object, const soat_mention *found) {
    return json_object_set_new(
               object, "figures",
               json_pack("{s:I, s:I, s:o}", "start", (json_int_t)found->figures_start, "end",
                         (json_int_t)found->figures_end, "value", json_text(found->figures))) ==
               0 &&
           json_object_set_new(object, "agrees", json_boolean(found->agrees)) == 0;
}

static json_t *mention_json(const soat_mention *found, size_t line) {
    const bool money = found->kind == SOAT_MENTION_MONEY;
    json_t *const object =
        json_pack("{s:s, s:I, s:I, s:I, s:o, s:o}", "type", soat_mention_kind_name(found->kind),
                  "start", (json_int_t)found->start, "end", (json_int_t)found->end, "line",
                  (json_int_t)line, "text", json_text(found->text), "value",
                  found->value.size > 0 ? json_text(found->value) : json_null());
    if (object == NULL || !set_text(object, "to", found->to) ||
        !set_text(object, money ? "currency" : "unit", found->unit) ||
        !set_text(object, "paper", found->paper) ||
        (found->ambiguous && json_object_set_new(object, "ambiguous", json_true()) != 0) ||
        (found->kind == SOAT_MENTION_WORDS && !set_figures(object, found))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static size_t line_of(job *self, soat_span block, size_t place) {
    for (; self->counted < place; self->counted++) {
        self->line += block.data[self->counted] == '\n';
    }
    return self->line + 1;
}

static bool report_all(job *self, soat_span block, const soat_mention_list *list) {
    bool good = true;
    for (size_t i = 0; i < list->count && good; i++) {
        const soat_mention *const found = &list->items[i];
        const size_t line = line_of(self, block, found->start - self->offset);
        good = (self->count++ == 0 || fputc(',', stdout) != EOF) &&
               json_put(mention_json(found, line), stdout);
        if (!found->agrees) {
            message("%s: line %zu: %.*s in figures, but %.*s in words: %.*s",
                    input_name(self->blocks.name), line, (int)found->figures.size,
                    found->figures.data, (int)found->value.size, found->value.data,
                    (int)found->text.size, found->text.data);
        }
    }
    line_of(self, block, block.size);
    self->disagreements += list->disagreements;
    self->offset += block.size;
    self->counted = 0;
    return good;
}

/* Block by block to the end. EXIT_CODE_OK, or the code after a message. */
static int find_all(job *self) {
    bool first = true;
    for (soat_span block = {0}; text_blocks_next(&self->blocks, &block); first = false) {
        if (block.size == 0 && !first) {
            return EXIT_CODE_OK;
        }
        soat_mention_list list;
        soat_error error = {0};
        const soat_status status =
            first ? soat_mentions_find(self->finder, block, &list, &error)
                  : soat_mentions_find_more(self->finder, block, &list, &error);
        if (status != SOAT_OK) {
            message("%s: %s", input_name(self->blocks.name), error.message);
            return exit_code_of(status);
        }
        if (!report_all(self, block, &list)) {
            return output_failed(self->blocks.name);
        }
    }
    message("%s: cannot read: %s", input_name(self->blocks.name), strerror(errno));
    return EXIT_CODE_NO_INPUT;
}

static int find_in(void *payload, const char *input) {
    job *const self = payload;
    self->offset = self->line = self->counted = self->count = self->disagreements = 0;
    if (!text_blocks_open(&self->blocks, input)) {
        message("cannot open '%s': %s", input_name(input), strerror(errno));
        text_blocks_close(&self->blocks);
        return EXIT_CODE_NO_INPUT;
    }
    fputs("{\"format\":\"soat-entities\",\"version\":1,\"input\":", stdout);
    json_put(json_text(soat_span_from_string(input)), stdout);
    fputs(",\"entities\":[", stdout);
    int code = find_all(self);
    printf("],\"counts\":{\"bytes\":%zu,\"entities\":%zu,\"disagreements\":%zu},\"whole\":%s}\n",
           self->offset, self->count, self->disagreements, code == EXIT_CODE_OK ? "true" : "false");
    if (code == EXIT_CODE_OK && ferror(stdout) != 0) {
        code = output_failed(input);
    }
    text_blocks_close(&self->blocks);
    return code;
}

int normalize_entities(const option_list *inputs) {
    job work = {.finder = NULL};
    soat_error error = {0};
    const soat_status status = soat_mention_finder_new(&work.finder, &error);
    if (status != SOAT_OK) {
        message("%s", error.message);
        return exit_code_of(status);
    }
    const int code = inputs_each(inputs, find_in, &work);
    soat_mention_finder_free(work.finder);
    return code;
}

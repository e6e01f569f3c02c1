#include "eval_judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exit_code.h"
#include "input.h"
#include "message.h"

enum { GOLD, TEXT, RAW, AGAINST, SIDE_COUNT };

/* The texts of one pair, or of one page of it. */
typedef struct sides {
    bool there[SIDE_COUNT];
    soat_span text[SIDE_COUNT];
} sides;

soat_status eval_judge_open(eval_judge *out, const soat_eval_options *how, bool against, bool html,
                            soat_error *error) {
    soat_status status = soat_eval_new(&out->text, how, error);
    if (status == SOAT_OK && against) {
        status = soat_eval_new(&out->other, how, error);
    }
    if (status == SOAT_OK && html) {
        status = soat_eval_html_new(&out->html, error);
    }
    if (status == SOAT_OK && html) {
        soat_eval_observe(out->text, soat_eval_html_observer(out->html));
    }
    return status;
}

void eval_judge_dispose(eval_judge *self) {
    for (size_t i = 0; i < self->count; i++) {
        free(self->names[i]);
    }
    free(self->names);
    soat_eval_free(self->text);
    soat_eval_free(self->other);
    soat_eval_html_free(self->html);
    *self = (eval_judge){0};
}

/* A text that is missing and counts as empty has no path. */
static soat_status read_pair(const eval_pair *pair, soat_buffer texts[SIDE_COUNT],
                             soat_error *error) {
    const char *const paths[SIDE_COUNT] = {pair->gold, pair->text, pair->raw, pair->against};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < SIDE_COUNT && status == SOAT_OK; i++) {
        if (paths[i] != NULL) {
            status = input_read_text(paths[i], i == RAW, &texts[i], error);
        }
    }
    return status;
}

static bool keep_name(eval_judge *self, const char *file, size_t page) {
    char **const names = realloc(self->names, (self->count + 1) * sizeof *names);
    const size_t room = strlen(file) + 32;
    char *const name = malloc(room);
    self->names = names != NULL ? names : self->names;
    if (names == NULL || name == NULL) {
        free(name);
        return false;
    }
    snprintf(name, room, page > 0 ? "%s, page %zu" : "%s", file, page);
    self->names[self->count++] = name;
    return true;
}

/* The page whose name was kept last. */
static soat_status add_page(eval_judge *self, const sides *page, soat_error *error) {
    const soat_span *const raw = page->there[RAW] ? &page->text[RAW] : NULL;
    soat_status status = SOAT_OK;
    if (self->html != NULL) {
        const soat_span name = soat_span_from_string(self->names[self->count - 1]);
        status = soat_eval_html_page(self->html, name, error);
    }
    if (status == SOAT_OK) {
        status = soat_eval_add(self->text, page->text[GOLD], page->text[TEXT], raw, error);
    }
    return status == SOAT_OK && self->other != NULL
               ? soat_eval_add(self->other, page->text[GOLD], page->text[AGAINST], raw, error)
               : status;
}

static bool is_blank(soat_span text) {
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \t\r\n", text.data[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* Cuts the first page off; what follows the last form feed is none when it is blank. */
static soat_span cut_page(soat_span *rest) {
    const char *const feed = rest->size == 0 ? NULL : memchr(rest->data, '\f', rest->size);
    const size_t size = feed == NULL ? rest->size : (size_t)(feed - rest->data);
    const soat_span page = soat_span_make(rest->data, size);
    *rest =
        feed == NULL ? soat_span_make(NULL, 0) : soat_span_make(feed + 1, rest->size - size - 1);
    if (is_blank(*rest) && (rest->size == 0 || memchr(rest->data, '\f', rest->size) == NULL)) {
        *rest = soat_span_make(NULL, 0);
    }
    return page;
}

static size_t count_pages(soat_span text) {
    size_t count = 0;
    do {
        cut_page(&text);
        count++;
    } while (text.data != NULL);
    return count;
}

/* How many pages all texts have; 1 when they differ. */
static size_t common_pages(const sides *whole) {
    const size_t count = count_pages(whole->text[GOLD]);
    for (size_t i = 0; i < SIDE_COUNT; i++) {
        if (whole->there[i] && count_pages(whole->text[i]) != count) {
            return 1;
        }
    }
    return count;
}

static soat_status add_pages(eval_judge *self, const char *name, sides whole, soat_error *error) {
    const size_t count = common_pages(&whole);
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < count && status == SOAT_OK; i++) {
        sides page = whole;
        for (size_t side = 0; count > 1 && side < SIDE_COUNT; side++) {
            page.text[side] = cut_page(&whole.text[side]);
        }
        if (!keep_name(self, name, count > 1 ? i + 1 : 0)) {
            snprintf(error->message, sizeof error->message, "out of memory");
            return SOAT_ERROR_MEMORY;
        }
        status = add_page(self, &page, error);
    }
    return status;
}

/* False when it cannot go on. */
static bool judge_pair(eval_judge *self, const eval_pair *pair, int *code) {
    soat_buffer texts[SIDE_COUNT] = {SOAT_BUFFER_INIT, SOAT_BUFFER_INIT, SOAT_BUFFER_INIT,
                                     SOAT_BUFFER_INIT};
    soat_error error = {0};
    soat_status status = read_pair(pair, texts, &error);
    bool go_on = true;
    if (status != SOAT_OK) {
        message("%s", error.message);
        self->unread++;
        go_on = status != SOAT_ERROR_MEMORY;
    } else {
        sides whole = {.there = {true, pair->text != NULL, pair->raw != NULL,
                                 self->other != NULL && pair->against != NULL}};
        for (size_t i = 0; i < SIDE_COUNT; i++) {
            whole.text[i] = soat_buffer_span(&texts[i]);
        }
        status = add_pages(self, pair->name, whole, &error);
        if (status != SOAT_OK) {
            message("%s: %s", pair->name, error.message);
            go_on = false;
        }
    }
    for (size_t i = 0; i < SIDE_COUNT; i++) {
        soat_buffer_dispose(&texts[i]);
    }
    *code = go_on ? *code : exit_code_of(status);
    return go_on;
}

bool eval_judge_pairs(eval_judge *self, const eval_pairs *pairs, int *code) {
    for (size_t i = 0; i < pairs->count; i++) {
        if (!judge_pair(self, &pairs->items[i], code)) {
            return false;
        }
    }
    return true;
}

#include "output/html_page.h"

#include <string.h>

#include "base/memory.h"
#include "doc/line_splice.h"
#include "doc/page_text.h"
#include "output/json_changes.h"
#include "output/json_value.h"

/* The walk over the lines of a page and the changes in them, both in the order of the text. */
typedef struct line_walk {
    soat_span text; /* soat_page_text, as it was read */
    size_t at;      /* where the next line begins in it */
    uint32_t line;  /* its number, from 1 */
    const soat_correction *made;
    size_t edit, doubt; /* the next of each */
    soat__change_walk words;
    bool failed; /* memory was out */
} line_walk;

typedef struct change {
    const soat_edit *edit; /* NULL: there is none left */
    bool doubt;
} change;

/* The next edit or doubt that begins before `end`; of two in one place the edit. */
static change next_change(line_walk *self, size_t end) {
    const soat_correction *const made = self->made;
    const soat_edit *const edit = self->edit < made->edit_count ? &made->edits[self->edit] : NULL;
    const soat_edit *const doubt =
        self->doubt < made->doubt_count ? &made->doubts[self->doubt] : NULL;
    if (edit != NULL && edit->start < end && (doubt == NULL || edit->start <= doubt->start)) {
        self->edit++;
        return (change){edit, false};
    }
    if (doubt != NULL && doubt->start < end) {
        self->doubt++;
        return (change){doubt, true};
    }
    return (change){NULL, false};
}

static bool append_change(line_walk *self, json_t *changes, change next, size_t start) {
    json_t *const value = soat__json_change(&self->words, next.edit);
    return value != NULL &&
           json_object_set_new(value, "kind", json_string(next.doubt ? "doubt" : "edit")) == 0 &&
           json_object_set_new(value, "start",
                               json_integer((json_int_t)(next.edit->start - start))) == 0 &&
           json_object_set_new(value, "end", json_integer((json_int_t)(next.edit->end - start))) ==
               0 &&
           json_array_append_new(changes, value) == 0;
}

/* Sets "changes", and "text" with the edits made, of the line at self->at. */
static bool set_changes(line_walk *self, json_t *value, soat_span read) {
    json_t *const changes = json_array();
    soat_buffer text = SOAT_BUFFER_INIT;
    soat__line_splice splice = {.read = read, .out = &text};
    const size_t start = self->at, end = start + read.size;
    bool good = true;
    size_t done = start;
    for (change next; good && (next = next_change(self, end)).edit != NULL;) {
        if (next.edit->start < done || next.edit->end > end) {
            continue; /* a doubt about what was changed too */
        }
        done = next.edit->end;
        good = append_change(self, changes, next, start) &&
               (next.doubt ||
                soat__line_splice_replace(&splice, next.edit->start - start, done - start,
                                          next.edit->after, NULL) == SOAT_OK);
    }
    good = good && soat__line_splice_end(&splice, NULL) == SOAT_OK;
    if (good && json_array_size(changes) > 0) {
        good = json_object_set(value, "changes", changes) == 0 &&
               json_object_set_new(value, "text", soat__json_string(soat_buffer_span(&text))) == 0;
    }
    soat_buffer_dispose(&text);
    json_decref(changes);
    return good;
}

/* The line of the text that begins at self->at, without its end. */
static soat_span line_at(const line_walk *self) {
    const char *const start = self->text.data + self->at;
    const size_t left = self->text.size - self->at;
    const char *const feed = memchr(start, '\n', left);
    return soat_span_make(start, feed == NULL ? left : (size_t)(feed - start));
}

static void pass_line(line_walk *self, soat_span line) {
    self->at += line.size + 1;
    self->line++;
}

static json_t *line_value(line_walk *self, const soat_line *line) {
    const soat_span read = line_at(self);
    json_t *value = json_pack("{s:I,s:o,s:o}", "line", (json_int_t)self->line, "box",
                              soat__json_box(line->box), "read", soat__json_string(read));
    if (value != NULL && self->made != NULL && !set_changes(self, value, read)) {
        json_decref(value);
        value = NULL;
    }
    pass_line(self, read);
    return value;
}

static json_t *blocks_value(line_walk *self) {
    const soat_page *const page = self->words.page;
    json_t *const blocks = json_array();
    for (size_t i = 0; i < page->block_count && !self->failed; i++) {
        const soat_block *const block = &page->blocks[i];
        json_t *const lines = json_array();
        if (i > 0) {
            pass_line(self, soat_span_make(NULL, 0)); /* the empty one between blocks */
        }
        for (size_t l = 0; l < block->line_count && !self->failed; l++) {
            const soat_line *const line = &page->lines[block->first_line + l];
            self->failed = json_array_append_new(lines, line_value(self, line)) != 0;
        }
        self->failed |= json_array_append_new(blocks, lines) != 0;
    }
    return blocks;
}

json_t *soat__html_page(const soat_page *page, const soat_correction *made) {
    soat_buffer text = SOAT_BUFFER_INIT;
    size_t *const starts = soat__alloc(page->word_count, sizeof *starts);
    json_t *value = NULL;
    if (starts != NULL && soat_page_text(page, true, &text, NULL) == SOAT_OK) {
        soat__page_word_starts(page, starts);
        line_walk walk = {.text = soat_buffer_span(&text),
                          .line = 1,
                          .made = made,
                          .words = {.page = page, .starts = starts}};
        value = json_pack("{s:I,s:i,s:i,s:o}", "number", (json_int_t)page->number, "width",
                          page->width, "height", page->height, "blocks", blocks_value(&walk));
        if (walk.failed) {
            json_decref(value);
            value = NULL;
        }
    }
    soat__free(starts);
    soat_buffer_dispose(&text);
    return value;
}

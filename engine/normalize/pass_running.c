/*
 * running: titles and numbers that print repeats at the top and the foot of its pages go.
 *
 * Pages end at form feeds, which stay; a text without one is no print and is left alone. Looked at
 * are the first and the last line of each page, then, where they go, the ones behind them. A line
 * goes when pages near it (facing pages differ) have the same at the same edge, see running_line.h:
 * one with a number that counts with the pages, or one that is alike but for marks and case. Empty
 * lines between it and the text go with it.
 *
 * What is left in doubt stays: a number that does not count, a page of which more than EDGE_LINES
 * would go (a form, whose text is repeated), the head of a page on which a document begins and the
 * foot of one on which it ends, where it is signed.
 *
 * The whole part that is given is read at once, a thousand pages and more; from part to part only the
 * numbers of the page are kept. Each round counts afresh on what is left, until nothing goes: then
 * nothing goes the next time either. O(p log p) for p pages, and the size of the text.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "normalize/byte.h"
#include "normalize/pass.h"
#include "normalize/running_line.h"
#include "normalize/text_lines.h"

enum {
    NEAR = 2,       /* pages from one to the next that has the line */
    EDGE_LINES = 4, /* that may go from an edge of a page */
    ATTEMPTS = 16,  /* to tell which pages are forms */
    ROUNDS = 256    /* of lines behind lines */
};

enum { TOP, FOOT, EDGES };

typedef struct page {
    size_t begin, end;             /* of the text that is left */
    size_t whole_begin, whole_end; /* and of all */
    size_t taken[EDGES];           /* lines */
    bool runs[EDGES];              /* in the round at hand: the line at the edge is to go */
    bool is_form;
    bool begins_document;
    uint32_t ordinal; /* of the document, from 1 */
    bool of_letter;   /* which began with the head of a state paper */
} page;

/* What goes from part to part of a text. */
typedef struct running_state {
    uint32_t page, ordinal; /* of the last page */
    bool of_letter;
} running_state;

/* A key that the line at an edge of a page has. */
typedef struct seen_key {
    soat_running_key key;
    uint32_t page; /* index */
    int edge;
} seen_key;

typedef struct running {
    soat_span text;
    running_state before;
    page *pages;
    size_t page_count, page_capacity;
    seen_key *keys;
    size_t key_count, key_capacity;
} running;

/* --- pages --- */

static bool find_pages(running *self) {
    for (size_t begin = 0, end; begin < self->text.size; begin = end + 1) {
        const char *const feed = memchr(self->text.data + begin, '\f', self->text.size - begin);
        end = feed == NULL ? self->text.size : (size_t)(feed - self->text.data);
        if (!soat__vector_reserve(&self->pages, &self->page_capacity, self->page_count + 1,
                                  sizeof *self->pages)) {
            return false;
        }
        const running_state last =
            self->page_count > 0
                ? (running_state){.ordinal = self->pages[self->page_count - 1].ordinal,
                                  .of_letter = self->pages[self->page_count - 1].of_letter}
                : self->before;
        const bool begins =
            soat__running_has_head(soat_span_make(self->text.data + begin, end - begin));
        self->pages[self->page_count++] = (page){.begin = begin,
                                                 .end = end,
                                                 .whole_begin = begin,
                                                 .whole_end = end,
                                                 .begins_document = begins,
                                                 .ordinal = begins ? 1 : last.ordinal + 1,
                                                 .of_letter = begins || last.of_letter};
    }
    return true;
}

/* The first (or last) line of what is left of the page that is not empty. */
static bool edge_line(const running *self, const page *at, int edge, soat_text_line *out) {
    const soat_span part = soat_span_make(self->text.data, at->end);
    if (edge == TOP) {
        for (size_t begin = at->begin; soat__text_line_at(part, begin, out); begin = out->next) {
            if (out->start < out->end) {
                return true;
            }
        }
        return false;
    }
    size_t end = at->end;
    while (end > at->begin && soat__is_one_of(part.data[end - 1], " \t\r\n")) {
        end--;
    }
    size_t begin = end;
    while (begin > at->begin && !soat__is_one_of(part.data[begin - 1], "\r\n")) {
        begin--;
    }
    return end > at->begin && soat__text_line_at(part, begin, out);
}

/* The line behind the one at the edge, or an empty one. */
static soat_span inner_line(const running *self, const page *at, int edge,
                            const soat_text_line *line) {
    page rest = *at;
    soat_text_line inner;
    if (edge == TOP) {
        rest.begin = line->next < at->end ? line->next : at->end;
    } else {
        rest.end = line->begin;
    }
    return edge_line(self, &rest, edge, &inner) ? soat__text_line_span(self->text, &inner)
                                                : (soat_span){0};
}

/* --- a round --- */

/* Where a document begins its title stays, where it ends its signature. */
static bool is_open(const running *self, size_t index, int edge) {
    return edge == TOP ? !self->pages[index].begins_document
                       : index + 1 < self->page_count && !self->pages[index + 1].begins_document;
}

static bool collect_keys(running *self) {
    self->key_count = 0;
    for (size_t i = 0; i < self->page_count * EDGES; i++) {
        const size_t index = i / EDGES;
        const int edge = (int)(i % EDGES);
        page *const at = &self->pages[index];
        soat_text_line line;
        at->runs[edge] = false;
        if (at->is_form || !edge_line(self, at, edge, &line)) {
            continue;
        }
        const soat_running_place place = {.page = self->before.page + (uint32_t)index + 1,
                                          .ordinal = at->ordinal,
                                          .of_letter = at->of_letter,
                                          .at_top = edge == TOP,
                                          .inner = inner_line(self, at, edge, &line)};
        const soat_running_line read =
            soat__running_line_read(soat__text_line_span(self->text, &line), place);
        if (!soat__vector_reserve(&self->keys, &self->key_capacity, self->key_count + read.count,
                                  sizeof *self->keys)) {
            return false;
        }
        for (size_t k = 0; k < read.count; k++) {
            if (read.keys[k].counts || is_open(self, index, edge)) {
                self->keys[self->key_count++] = (seen_key){read.keys[k], (uint32_t)index, edge};
            }
        }
    }
    return true;
}

static int compare_keys(const void *left, const void *right) {
    const seen_key *const a = left, *const b = right;
    if (a->key.hash != b->key.hash) {
        return a->key.hash < b->key.hash ? -1 : 1;
    }
    if (a->edge != b->edge) {
        return a->edge - b->edge;
    }
    return a->page < b->page ? -1 : a->page > b->page;
}

static bool goes_on(const seen_key *from, const seen_key *to) {
    return from->key.hash == to->key.hash && from->edge == to->edge &&
           to->page - from->page <= NEAR;
}

/* Marks the lines whose key as many pages have as it asks for, each near the next. */
static bool mark_running(running *self) {
    bool any = false;
    if (self->key_count > 0) {
        qsort(self->keys, self->key_count, sizeof *self->keys, compare_keys);
    }
    for (size_t first = 0, end; first < self->key_count; first = end) {
        for (end = first + 1;
             end < self->key_count && goes_on(&self->keys[end - 1], &self->keys[end]);) {
            end++;
        }
        for (size_t i = first; i < end; i++) {
            if (end - first >= self->keys[i].key.pages) {
                self->pages[self->keys[i].page].runs[self->keys[i].edge] = true;
                any = true;
            }
        }
    }
    return any;
}

static void take_line(running *self, page *at, int edge) {
    soat_text_line line;
    if (!at->runs[edge] || !edge_line(self, at, edge, &line)) {
        return;
    }
    if (edge == TOP) {
        at->begin = line.next < at->end ? line.next : at->end;
    } else {
        at->end = line.begin;
    }
    at->taken[edge]++;
}

/* True when a page was found to be a form: the lines it had in common with others count no more. */
static bool take_lines(running *self) {
    bool form = false;
    for (size_t i = 0; i < self->page_count; i++) {
        page *const at = &self->pages[i];
        take_line(self, at, TOP);
        take_line(self, at, FOOT);
        if (at->taken[TOP] > EDGE_LINES || at->taken[FOOT] > EDGE_LINES) {
            at->is_form = form = true;
        }
    }
    return form;
}

static void give_back(running *self) {
    for (size_t i = 0; i < self->page_count; i++) {
        page *const at = &self->pages[i];
        at->begin = at->whole_begin;
        at->end = at->whole_end;
        at->taken[TOP] = at->taken[FOOT] = 0;
    }
}

/*
 * Takes lines until none runs any more. Then again without the pages that were found to be forms; a
 * text that has no end of them keeps all. False: no memory.
 */
static bool peel(running *self) {
    bool form = true;
    for (int attempt = 0; attempt < ATTEMPTS && form; attempt++) {
        give_back(self);
        form = false;
        for (int round = 0;; round++) {
            if (!collect_keys(self)) {
                return false;
            }
            if (!mark_running(self)) {
                break;
            }
            form = take_lines(self) || form;
            if (round == ROUNDS) {
                give_back(self);
                return true;
            }
        }
    }
    if (form) {
        give_back(self);
    }
    return true;
}

/* --- the result --- */

/* Past the empty lines that a title was set off by. */
static void close_gaps(const running *self, page *at) {
    soat_text_line line;
    if (at->taken[TOP] > 0) {
        at->begin = edge_line(self, at, TOP, &line) ? line.begin : at->end;
    }
    if (at->taken[FOOT] > 0) {
        at->end = edge_line(self, at, FOOT, &line) ? line.next : at->begin;
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    running_state *const state = run->state;
    running self = {.text = rewrite->input, .before = *state};
    if (!find_pages(&self) || (self.page_count > 1 && !peel(&self))) {
        rewrite->failed = true;
    }
    for (size_t i = 0; i < self.page_count && !rewrite->failed; i++) {
        page *const at = &self.pages[i];
        close_gaps(&self, at);
        soat__rewrite_replace(rewrite, at->whole_begin, at->begin, (soat_span){0});
        soat__rewrite_replace(rewrite, at->end, at->whole_end, (soat_span){0});
        *state = (running_state){self.before.page + (uint32_t)i + 1, at->ordinal, at->of_letter};
    }
    soat__free(self.pages);
    soat__free(self.keys);
}

const soat_pass soat__pass_running = {
    .info = {"running", "titles and numbers at the top and the foot of every page go"},
    .rewrite = rewrite,
    .state_size = sizeof(running_state),
};

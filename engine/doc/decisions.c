/*
 * Carrying out decisions: each of their lines is sought in the text, where it was first, then around;
 * what is found is written anew from the line as it was read.
 */
#include "doc/decisions.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "doc/line_splice.h"

static soat_status splice(const soat_decisions *self, const soat__decided_line *line,
                          soat_buffer *out, soat_error *error) {
    soat__line_splice made = {.read = line->read, .out = out};
    soat_status status = SOAT_OK;
    for (size_t i = line->first; i < line->first + line->count && status == SOAT_OK; i++) {
        const soat__decision *const item = &self->items[i];
        if (item->made) {
            status = soat__line_splice_replace(&made, item->start, item->end, item->after, error);
        }
    }
    return status == SOAT_OK ? soat__line_splice_end(&made, error) : status;
}

/* --- the lines of a text --- */

typedef struct text_line {
    soat_span bytes;                   /* without its end */
    const soat__decided_line *decided; /* NULL: nothing was decided about it */
} text_line;

typedef struct line_list {
    text_line *items;
    size_t count, capacity;
    size_t *pages; /* the first line of each */
    size_t page_count, page_capacity;
} line_list;

static bool add_page(line_list *self) {
    if (!soat__vector_reserve(&self->pages, &self->page_capacity, self->page_count + 1,
                              sizeof *self->pages)) {
        return false;
    }
    self->pages[self->page_count++] = self->count;
    return true;
}

/* A line ends before a line feed, a carriage return before that, or a form feed. */
static bool find_lines(line_list *self, soat_span text) {
    if (!add_page(self)) {
        return false;
    }
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && text.data[end] != '\n' && text.data[end] != '\f') {
            end++;
        }
        const size_t size = end - at - (end > at && text.data[end - 1] == '\r');
        const bool page_ends = end < text.size && text.data[end] == '\f';
        if (end > at || !page_ends) {
            if (!soat__vector_reserve(&self->items, &self->capacity, self->count + 1,
                                      sizeof *self->items)) {
                return false;
            }
            self->items[self->count++] = (text_line){soat_span_make(text.data + at, size), NULL};
        }
        if (page_ends && !add_page(self)) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

static void line_list_dispose(line_list *self) {
    soat__free(self->items);
    soat__free(self->pages);
}

static bool same(soat_span a, soat_span b) {
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static bool take(line_list *self, size_t at, const soat__decided_line *line) {
    if (at >= self->count || self->items[at].decided != NULL) {
        return false;
    }
    const soat_span bytes = self->items[at].bytes;
    const bool found = same(bytes, line->read) || same(bytes, line->text);
    self->items[at].decided = found ? line : NULL;
    return found;
}

/* Where the line would stand if the text is that of the document. */
static size_t place_of(const line_list *self, const soat__decided_line *line) {
    const size_t page = line->page < self->page_count ? line->page : self->page_count - 1;
    return self->pages[page] + line->line - 1;
}

static bool take_nearest(line_list *self, const soat__decided_line *line) {
    const size_t place = place_of(self, line);
    for (size_t away = 0; away <= place || place + away < self->count; away++) {
        if ((away <= place && take(self, place - away, line)) || take(self, place + away, line)) {
            return true;
        }
    }
    return false;
}

static soat_status find_decided(const soat_decisions *self, line_list *lines,
                                soat_decisions_report *report, soat_error *error) {
    bool *const found = soat__alloc(self->line_count, sizeof *found);
    if (found == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < self->line_count; i++) {
        const soat__decided_line *const line = &self->lines[i];
        found[i] = line->page < lines->page_count && take(lines, place_of(lines, line), line);
    }
    for (size_t i = 0; i < self->line_count; i++) {
        const soat__decided_line *const line = &self->lines[i];
        if (found[i] || take_nearest(lines, line)) {
            continue;
        }
        if (report->missing++ == 0) {
            report->missing_page = line->page_number;
            report->missing_line = line->line;
        }
    }
    soat__free(found);
    return SOAT_OK;
}

static soat_status append(soat_buffer *out, const char *start, const char *end, soat_error *error) {
    return soat_buffer_append(out, soat_span_make(start, (size_t)(end - start)), error);
}

static soat_status write_lines(const soat_decisions *self, const line_list *lines, soat_span text,
                               soat_buffer *out, soat_error *error) {
    const char *done = text.data;
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < lines->count && status == SOAT_OK; i++) {
        const text_line *const line = &lines->items[i];
        if (line->decided == NULL) {
            continue;
        }
        status = append(out, done, line->bytes.data, error);
        if (status == SOAT_OK) {
            status = splice(self, line->decided, out, error);
        }
        done = line->bytes.data + line->bytes.size;
    }
    return status == SOAT_OK && text.size > 0 ? append(out, done, text.data + text.size, error)
                                              : status;
}

soat_status soat_decisions_apply(const soat_decisions *decisions, soat_span text, soat_buffer *out,
                                 soat_decisions_report *report, soat_error *error) {
    const size_t start = out->size;
    soat_decisions_report counted = {.lines = decisions->line_count};
    for (size_t i = 0; i < decisions->count; i++) {
        counted.accepted += decisions->items[i].accepted;
        counted.rejected += decisions->items[i].decided && !decisions->items[i].accepted;
    }
    line_list lines = {0};
    soat_status status = find_lines(&lines, text) ? SOAT_OK : soat__fail_memory(error);
    if (status == SOAT_OK) {
        status = find_decided(decisions, &lines, &counted, error);
    }
    if (status == SOAT_OK) {
        status = write_lines(decisions, &lines, text, out, error);
    }
    line_list_dispose(&lines);
    if (status != SOAT_OK) {
        out->size = start;
    } else if (report != NULL) {
        *report = counted;
    }
    return status;
}

/* --- pairs to learn from --- */

static soat_status append_pair(const soat_decisions *self, const soat__decided_line *line,
                               soat_buffer *noisy, soat_buffer *gold, soat_error *error) {
    const char *const read = line->read.data;
    size_t done = 0;
    soat_status status = SOAT_OK;
    for (size_t i = line->first; i < line->first + line->count && status == SOAT_OK; i++) {
        const soat__decision *const item = &self->items[i];
        const size_t end = item->decided ? item->end : item->start;
        status = append(noisy, read + done, read + end, error);
        if (status == SOAT_OK) {
            status = append(gold, read + done, read + (item->made ? item->start : end), error);
        }
        if (status == SOAT_OK && item->decided && item->made) {
            status = soat_buffer_append(gold, item->after, error);
        }
        done = item->end;
    }
    const soat_span rest = soat_span_make(read + done, line->read.size - done);
    soat_buffer *const sides[] = {noisy, gold};
    for (size_t i = 0; i < 2 && status == SOAT_OK; i++) {
        status = soat_buffer_append(sides[i], rest, error);
        if (status == SOAT_OK) {
            status = soat_buffer_append(sides[i], soat_span_make("\n", 1), error);
        }
    }
    return status;
}

soat_status soat_decisions_pairs(const soat_decisions *decisions, soat_buffer *noisy,
                                 soat_buffer *gold, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < decisions->line_count && status == SOAT_OK; i++) {
        const soat__decided_line *const line = &decisions->lines[i];
        bool decided = false;
        for (size_t k = line->first; k < line->first + line->count; k++) {
            decided |= decisions->items[k].decided;
        }
        if (decided) {
            status = append_pair(decisions, line, noisy, gold, error);
        }
    }
    return status;
}

#include "correct_diff.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Names, place of a hunk, what was read, what stands there now; any other line has no colour. */
static const struct {
    const char *begins, *colour;
} colours[] = {{"---", "\033[1m"},
               {"+++", "\033[1m"},
               {"@@", "\033[36m"},
               {"-", "\033[31m"},
               {"+", "\033[32m"}};

void correct_diff_begin(correct_diff *self, const char *name) {
    memset(self, 0, sizeof *self);
    self->name = strcmp(name, "-") == 0 ? "standard input" : name;
    self->colour = isatty(STDOUT_FILENO) == 1;
}

static bool append(soat_buffer *out, const char *prefix, soat_span text) {
    return soat_buffer_append(out, soat_span_from_string(prefix), NULL) == SOAT_OK &&
           soat_buffer_append(out, text, NULL) == SOAT_OK;
}

/* One line, its end behind the colour. */
static bool print_line(const correct_diff *self, soat_span line, size_t colour_from) {
    const size_t end = line.size > 0 && line.data[line.size - 1] == '\n' ? 1 : 0;
    const char *colour = NULL;
    for (size_t i = colour_from; i < sizeof colours / sizeof colours[0] && colour == NULL; i++) {
        const size_t size = strlen(colours[i].begins);
        if (self->colour && line.size >= size && memcmp(line.data, colours[i].begins, size) == 0) {
            colour = colours[i].colour;
        }
    }
    if (colour != NULL) {
        fputs(colour, stdout);
    }
    fwrite(line.data, 1, line.size - end, stdout);
    if (colour != NULL) {
        fputs("\033[m", stdout);
    }
    return fputs("\n", stdout) >= 0;
}

enum { HEADINGS = 0, TEXT = 3 }; /* where colours begin: a text line may start with --- itself */

static void print_name(const correct_diff *self, const char *sign) {
    printf("%s%s %s%s\n", self->colour ? colours[0].colour : "", sign, self->name,
           self->colour ? "\033[m" : "");
}

static bool print_heading(correct_diff *self) {
    char place[128];
    if (!self->begun) {
        print_name(self, "---");
        print_name(self, "+++");
        self->begun = true;
    }
    snprintf(place, sizeof place, "@@ -%" PRIu64 ",%" PRIu64 " +%" PRIu64 ",%" PRIu64 " @@",
             self->hunk_start, self->hunk_lines, self->hunk_start, self->hunk_lines);
    return print_line(self, soat_span_from_string(place), HEADINGS);
}

/* Prints the hunk up to the lines that end its last change's surroundings. */
static bool flush_hunk(correct_diff *self) {
    if (self->hunk.size == 0) {
        return true;
    }
    bool good = print_heading(self);
    for (size_t start = 0; start < self->hunk_end && good;) {
        const char *const first = self->hunk.data + start;
        const char *const end = memchr(first, '\n', self->hunk_end - start);
        const size_t size = end == NULL ? self->hunk_end - start : (size_t)(end + 1 - first);
        good = print_line(self, soat_span_make(first, size), TEXT);
        start += size;
    }
    soat_buffer_clear(&self->hunk);
    self->equal = 0;
    return good;
}

/* A line of the hunk; where the text ends without a line end, diff says so. */
static bool add_line(correct_diff *self, const char *prefix, soat_span line) {
    const bool ended = line.size > 0 && line.data[line.size - 1] == '\n';
    return append(&self->hunk, prefix, line) &&
           (ended ||
            append(&self->hunk, "\n\\ No newline at end of file\n", soat_span_make(NULL, 0)));
}

static bool begin_hunk(correct_diff *self) {
    const uint64_t before =
        self->line - 1 < CORRECT_DIFF_AROUND ? self->line - 1 : CORRECT_DIFF_AROUND;
    bool good = true;
    self->hunk_start = self->line - before;
    for (uint64_t i = self->hunk_start; i < self->line && good; i++) {
        good = add_line(self, " ", soat_buffer_span(&self->around[i % CORRECT_DIFF_AROUND]));
    }
    return good;
}

static bool compare_lines(correct_diff *self, soat_span before, soat_span after) {
    const bool same =
        before.size == after.size && memcmp(before.data, after.data, before.size) == 0;
    bool good = true;
    self->line++;
    if (!same) {
        good = (self->hunk.size > 0 || begin_hunk(self)) && add_line(self, "-", before) &&
               add_line(self, "+", after);
        self->equal = 0;
    } else if (self->hunk.size > 0) {
        good = add_line(self, " ", before);
        self->equal++;
    }
    if (self->hunk.size > 0 && self->equal <= CORRECT_DIFF_AROUND) {
        self->hunk_end = self->hunk.size;
        self->hunk_lines = self->line - self->hunk_start + 1;
    }
    soat_buffer *const kept = &self->around[self->line % CORRECT_DIFF_AROUND];
    soat_buffer_clear(kept);
    return good && append(kept, "", before) &&
           (self->equal < 2 * CORRECT_DIFF_AROUND || flush_hunk(self));
}

/* The rest of a line, up to and with its end or that of the block. */
static soat_span rest_of_line(soat_span block, size_t start, bool *ended) {
    const char *const first = block.data + start;
    const char *const end = block.size > start ? memchr(first, '\n', block.size - start) : NULL;
    *ended = end != NULL;
    return soat_span_make(first, end == NULL ? block.size - start : (size_t)(end + 1 - first));
}

bool correct_diff_block(correct_diff *self, soat_span before, soat_span after) {
    for (size_t old_start = 0, new_start = 0; old_start < before.size || new_start < after.size;) {
        bool ended = false;
        const soat_span old_line = rest_of_line(before, old_start, &ended);
        const soat_span new_line = rest_of_line(after, new_start, &ended);
        old_start += old_line.size;
        new_start += new_line.size;
        if (!append(&self->old_part, "", old_line) || !append(&self->new_part, "", new_line)) {
            return false;
        }
        if (ended && !compare_lines(self, soat_buffer_span(&self->old_part),
                                    soat_buffer_span(&self->new_part))) {
            return false;
        }
        if (ended) {
            soat_buffer_clear(&self->old_part);
            soat_buffer_clear(&self->new_part);
        }
    }
    return true;
}

bool correct_diff_end(correct_diff *self) {
    bool good = true;
    if (self->old_part.size > 0 || self->new_part.size > 0) {
        good = compare_lines(self, soat_buffer_span(&self->old_part),
                             soat_buffer_span(&self->new_part));
    }
    good = good && flush_hunk(self);
    for (size_t i = 0; i < CORRECT_DIFF_AROUND; i++) {
        soat_buffer_dispose(&self->around[i]);
    }
    soat_buffer_dispose(&self->hunk);
    soat_buffer_dispose(&self->old_part);
    soat_buffer_dispose(&self->new_part);
    return good;
}

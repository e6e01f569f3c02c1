#include "normalize/paragraphs.h"

#include "normalize/section_notes.h"
#include "syllable/line_signs.h"

enum {
    CLEARLY_WIDE = 60, /* that need no second one beside it */
    RAGGED_PART = 12,  /* print of one width differs by this part of its letters */
    NEAR_LINES = 8,    /* to either side, that a line is compared with */
    NEAR_PART = 5,     /* a width is like another when it differs by less than this part */
    SLACK_PERCENT = 3, /* letters are not all of one width */
    INDENT = 3,
    INDENT_PART = 12, /* of a line, that a first line stands in, seen or not */
    INDENTS_SEEN = 2,
    BLOCK_LINES = 40, /* of a block that may be one paragraph */
    WIDTHS = 512
};

/* Where the lines that the first round joined end. */
typedef struct full_widths {
    uint32_t counts[WIDTHS];
    size_t count;
    size_t indents; /* first lines among them that stand in, */
    int32_t body;   /* and where the lines below those begin, the leftmost of them */
} full_widths;

/* --- what stands near a line --- */

static bool is_pair(const soat_text_section *self, size_t index) {
    return index + 1 < self->count && self->lines[index].kind == SOAT_LINE_TEXT &&
           self->lines[index + 1].kind == SOAT_LINE_TEXT && !self->lines[index + 1].begins_block;
}

/* The lines [*first, *end) of the block of line `index` that are near it. */
static void near_lines(const soat_text_section *self, size_t index, size_t *first, size_t *end) {
    *first = index;
    *end = index + 1;
    while (index - *first < NEAR_LINES && !self->lines[*first].begins_block) {
        --*first;
    }
    while (*end - index <= NEAR_LINES && *end < self->count && !self->lines[*end].begins_block) {
        ++*end;
    }
}

static soat_column_shape column_of(const soat_text_section *self, size_t first, size_t end) {
    soat_column_shape column = {.left = INT32_MAX, .right = 0, .letter = 1};
    for (size_t i = first; i < end; i++) {
        const soat_section_line *const line = &self->lines[i];
        column.left = line->left < column.left ? line->left : column.left;
        column.right = line->right > column.right ? line->right : column.right;
    }
    column.right -= column.right / RAGGED_PART;
    return column;
}

static int32_t width_of(const soat_section_line *line) {
    return line->right - line->left;
}

/* --- the first round --- */

bool soat__paragraph_reads_on(unsigned signs, unsigned next_signs) {
    const bool goes_on = (next_signs & SOAT_LINE_LOWER) != 0 || (signs & SOAT_LINE_CUT) != 0;
    return goes_on && (signs & (SOAT_LINE_SENTENCE | SOAT_LINE_LISTING)) == 0 &&
           !soat__line_signs_break(signs, next_signs);
}

static bool reads_on(const soat_section_line *line, const soat_section_line *next) {
    return soat__paragraph_reads_on(line->signs, next->signs);
}

static bool is_short(const soat_text_section *self, size_t index, const soat_column_shape *column) {
    const soat_line_shape line = soat__section_shape(self, index);
    const soat_line_shape next = soat__section_shape(self, index + 1);
    return soat__line_is_short(&line, &next, column);
}

/* In verse and lists of words the sentence goes on, too, but the lines end early. */
static bool is_ragged(const soat_text_section *self, size_t first, size_t end,
                      const soat_column_shape *column) {
    size_t full = 0, early = 0;
    for (size_t i = first; i + 1 < end; i++) {
        if (reads_on(&self->lines[i], &self->lines[i + 1])) {
            const bool is_early = is_short(self, i, column);
            early += is_early;
            full += !is_early;
        }
    }
    return 2 * early > full;
}

static bool is_told_by_block(const soat_text_section *self, size_t index) {
    const soat_section_line *const line = &self->lines[index];
    if (!is_pair(self, index) || width_of(line) < SOAT_PARAGRAPH_NARROWEST ||
        !reads_on(line, line + 1)) {
        return false;
    }
    size_t first, end, full = 0;
    near_lines(self, index, &first, &end);
    const soat_column_shape column = column_of(self, first, end);
    for (size_t i = first; i < end; i++) {
        full += self->lines[i].right >= column.right;
    }
    const soat_line_shape above = soat__section_shape(self, index);
    const soat_line_shape below = soat__section_shape(self, index + 1);
    if (soat__line_is_indented(&above, line->signs, &below, line[1].signs, &column)) {
        return false;
    }
    return (line->signs & SOAT_LINE_CUT) != 0 ||
           ((full > 1 || width_of(line) >= CLEARLY_WIDE) && !is_short(self, index, &column) &&
            !is_ragged(self, first, end, &column));
}

static void join(soat_text_section *self, size_t index, size_t next, const soat_word_cuts *cuts) {
    soat_section_line *const line = &self->lines[index];
    line->joined = true;
    line->joint = (uint8_t)soat__word_cuts_joint(cuts, soat__section_span(self, index),
                                                 soat__section_span(self, next));
}

static void join_first(soat_text_section *self, const soat_word_cuts *cuts, full_widths *widths) {
    for (size_t i = 0; i + 1 < self->count; i++) {
        if (is_told_by_block(self, i)) {
            const soat_section_line *const line = &self->lines[i];
            join(self, i, i + 1, cuts);
            widths->counts[line->right < WIDTHS ? line->right : WIDTHS - 1]++;
            widths->count++;
            widths->indents +=
                (line->signs & SOAT_LINE_UPPER) != 0 && line->left >= line[1].left + INDENT;
        }
    }
}

/* --- the second round --- */

/* How many full lines end about where this one does, and where that is on the average. */
static size_t widths_near(const full_widths *self, int32_t right, int32_t *mean) {
    uint64_t count = 0, sum = 0;
    const int32_t reach = right / NEAR_PART;
    for (int32_t at = right - reach; at <= right + reach && at < WIDTHS; at++) {
        count += self->counts[at];
        sum += (uint64_t)self->counts[at] * (uint64_t)at;
    }
    *mean = count > 0 ? (int32_t)(sum / count) : 0;
    return (size_t)count;
}

/* Plain text has lost the blank that first lines stand in by: they have fewer letters. */
static int32_t lost_indent(const soat_text_section *self, size_t index,
                           const soat_section_line *next) {
    const soat_section_line *const line = &self->lines[index];
    const bool inside = index > 0 && line[-1].joined;
    const bool reads = (next->signs & SOAT_LINE_LOWER) != 0 || (line->signs & SOAT_LINE_OPEN) != 0;
    const bool lost = !inside && line->left <= next->left && reads;
    return lost ? line->right / INDENT_PART : 0;
}

/* How many lines say that this one is full: the first word of `next` would not have fit. */
static size_t fullness(const full_widths *widths, const soat_text_section *self, size_t index,
                       const soat_section_line *next) {
    int32_t mean;
    const soat_section_line *const line = &self->lines[index];
    if (widths->count == 0 || width_of(line) < SOAT_PARAGRAPH_NARROWEST || line->right >= WIDTHS) {
        return 0;
    }
    const size_t count = widths_near(widths, line->right, &mean);
    const int32_t needed = mean - mean * SLACK_PERCENT / 100 - lost_indent(self, index, next);
    return line->right + 1 + next->first_word >= needed ? count : 0;
}

/* Every line of the block but the last is full: what ends inside is a sentence. */
static bool is_solid(const soat_text_section *self, size_t index, const full_widths *widths) {
    size_t first = index, end = index + 1, reads = 0, ends = 0;
    while (!self->lines[first].begins_block && index - first < BLOCK_LINES) {
        first--;
    }
    while (end < self->count && !self->lines[end].begins_block && end - first < BLOCK_LINES) {
        end++;
    }
    for (size_t i = first; i + 1 < end; i++) {
        if (fullness(widths, self, i, &self->lines[i + 1]) == 0 ||
            soat__line_signs_break(self->lines[i].signs, self->lines[i + 1].signs)) {
            return false;
        }
        reads += self->lines[i].joined;
        ends += (self->lines[i].signs & SOAT_LINE_SENTENCE) != 0;
    }
    return end - first < BLOCK_LINES && reads > ends;
}

static bool is_bracket_item(soat_span text) {
    const char *const blank = memchr(text.data, ' ', text.size);
    return blank != NULL && blank > text.data && blank[-1] == ')';
}

/* Like the first line of a paragraph, and the line above says nothing else. */
static bool stands_in(const soat_text_section *self, size_t index, const full_widths *widths) {
    const soat_section_line *const line = &self->lines[index];
    return (widths->indents >= INDENTS_SEEN && line->left >= widths->body + INDENT) ||
           (is_pair(self, index) && line->left >= line[1].left + INDENT);
}

/* The first line of a paragraph; one that is centred may be that for sure. */
static bool may_be_title(const soat_text_section *self, size_t index, size_t next, size_t full) {
    enum { SURE = 2, INDENT_MOST = 8 };
    const soat_section_line *const line = &self->lines[index];
    const bool first = (index == 0 || !line[-1].joined) && (line->signs & SOAT_LINE_OPEN) == 0;
    return first && (full < SURE || line->left > self->lines[next].left + INDENT_MOST);
}

/* Behind a line of full width; `full` others say so. */
static bool goes_on(const soat_text_section *self, size_t index, size_t next, size_t full,
                    const full_widths *widths) {
    const soat_section_line *const line = &self->lines[index], *const below = &self->lines[next];
    const unsigned stops = SOAT_LINE_LISTING | SOAT_LINE_SENTENCE;
    if ((below->signs & SOAT_LINE_LOWER) != 0) {
        return next == index + 1 || (line->signs & stops) == 0;
    }
    const bool item =
        (below->signs & SOAT_LINE_NUMBER) != 0 && is_bracket_item(soat__section_span(self, next));
    const bool open = (line->signs & SOAT_LINE_OPEN) != 0;
    if (next > index + 1 || item || (line->signs & SOAT_LINE_LISTING) != 0 ||
        may_be_title(self, index, next, full) || (!open && stands_in(self, next, widths))) {
        return false;
    }
    if ((line->signs & SOAT_LINE_SENTENCE) == 0) {
        return true;
    }
    const bool flush = widths->indents >= INDENTS_SEEN && below->left <= line->left;
    return flush || (is_pair(self, index) && is_solid(self, index, widths));
}

static bool is_told_by_section(const soat_text_section *self, size_t index, size_t next,
                               unsigned signs, const full_widths *widths) {
    const soat_section_line *const line = &self->lines[index], *const below = &self->lines[next];
    const size_t full = fullness(widths, self, index, below);
    if (full == 0 || (below->is_note && below->has_note_mark) ||
        soat__line_signs_break(signs, below->signs)) {
        return false;
    }
    const soat_line_shape above = soat__section_shape(self, index);
    const soat_line_shape under = soat__section_shape(self, next);
    const soat_column_shape column = {.left = line->left < below->left ? line->left : below->left,
                                      .letter = 1};
    return !soat__line_is_indented(&above, signs, &under, below->signs, &column) &&
           goes_on(self, index, next, full, widths);
}

size_t soat__paragraphs_next(const soat_text_section *self, size_t index) {
    const soat_section_line *const lines = self->lines;
    size_t next = index + 1;
    if (next < self->count && lines[next].kind == SOAT_LINE_EMPTY && !lines[next].ends_page) {
        next++;
    }
    const bool text = next < self->count && lines[index].kind == SOAT_LINE_TEXT &&
                      lines[next].kind == SOAT_LINE_TEXT && !lines[index].ends_page;
    return text ? next : self->count;
}

unsigned soat__paragraph_signs(unsigned first, unsigned last) {
    const unsigned begin = SOAT_LINE_BULLET | SOAT_LINE_NUMBER | SOAT_LINE_HEADING;
    return (first & begin) | (last & ~begin);
}

static void join_second(soat_text_section *self, const soat_word_cuts *cuts,
                        const full_widths *widths) {
    enum { HEADING_LINES = 2 }; /* behind them it is the text of an article */
    unsigned first = 0;
    size_t lines = 0; /* of the paragraph, before this one */
    for (size_t i = 0; i < self->count && widths->count > 0; i++) {
        soat_section_line *const line = &self->lines[i];
        if (line->kind == SOAT_LINE_EMPTY) {
            continue;
        }
        first = lines > 0 ? first : line->signs;
        first &= lines < HEADING_LINES ? ~0u : ~(unsigned)SOAT_LINE_HEADING;
        const size_t next = soat__paragraphs_next(self, i);
        if (!line->joined && next < self->count &&
            is_told_by_section(self, i, next, soat__paragraph_signs(first, line->signs), widths)) {
            join(self, i, next, cuts);
        }
        lines = line->joined ? lines + 1 : 0;
    }
}

static void touch_block(soat_text_section *self, size_t index) {
    size_t first = index;
    while (!self->lines[first].begins_block) {
        first--;
    }
    do {
        self->lines[first++].touched = true;
    } while (first < self->count && !self->lines[first].begins_block);
}

static void touch_blocks(soat_text_section *self) {
    for (size_t i = 0; i < self->count; i++) {
        const soat_section_line *const line = &self->lines[i];
        if (line->joined) {
            const size_t next = soat__paragraphs_next(self, i);
            if (!line->touched) {
                touch_block(self, i);
            }
            if (!self->lines[next].touched) {
                touch_block(self, next);
            }
        }
    }
}

void soat__paragraphs_find(soat_text_section *self, const soat_word_cuts *cuts) {
    full_widths widths = {.count = 0};
    soat__section_mark_notes(self);
    join_first(self, cuts, &widths);
    join_second(self, cuts, &widths);
    touch_blocks(self);
}

/* --- over the end of the page --- */

/* The lines that the joined ones of a section are as wide as. */
static void count_joined(const soat_text_section *self, full_widths *out) {
    for (size_t i = 0; i < self->count; i++) {
        const soat_section_line *const line = &self->lines[i];
        if (line->joined && line->right < WIDTHS) {
            out->counts[line->right]++;
            out->count++;
        }
    }
}

bool soat__paragraphs_cross(soat_text_section *self, soat_text_section *next,
                            const soat_word_cuts *cuts, size_t *line, size_t *to) {
    size_t last = self->count, first = 0;
    while (last > 0 && self->lines[last - 1].kind == SOAT_LINE_EMPTY) {
        last--;
    }
    while (first < next->count && next->lines[first].kind == SOAT_LINE_EMPTY) {
        first++;
    }
    if (last == 0 || first == next->count || !self->lines[self->count - 1].ends_page) {
        return false;
    }
    soat_section_line *const above = &self->lines[last - 1];
    const soat_section_line *const below = &next->lines[first];
    full_widths widths = {.count = 0};
    if (above->kind != SOAT_LINE_TEXT || below->kind != SOAT_LINE_TEXT || above->is_note ||
        !reads_on(above, below)) {
        return false;
    }
    count_joined(self, &widths);
    count_joined(next, &widths);
    if (fullness(&widths, self, last - 1, below) == 0) {
        return false;
    }
    *line = last - 1;
    *to = first;
    above->joined = true;
    above->joint = (uint8_t)soat__word_cuts_joint(cuts, soat__section_span(self, last - 1),
                                                  soat__section_span(next, first));
    touch_block(self, last - 1);
    touch_block(next, first);
    return true;
}

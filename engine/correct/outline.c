#include "correct/outline.h"

#include <string.h>

#include "base/error.h"
#include "correct/outline_turn.h"

/*
 * What a mark costs where it cannot stand, in milli-nats: how seldom authors write it there. It is no mark
 * of the numbering at all; both neighbours demand another; they demand another figure; the run ends here.
 */
enum { NO_MARK = 16000, BETWEEN = 14000, FIGURE = 11500, AT_END = 9000 };

/* Ranks of marks without a prefix; those of prefixes are below. */
enum { RANK_CAPITAL = 4, RANK_ROMAN, RANK_ARABIC, RANK_LETTER = 9 };

static unsigned rank_of(const soat_outline_mark *mark, soat_numbering numbering) {
    static const unsigned ranks[SOAT_NUMBERING_COUNT] = {
        [SOAT_NUMBERING_ROMAN] = RANK_ROMAN,
        [SOAT_NUMBERING_CAPITAL] = RANK_CAPITAL,
        [SOAT_NUMBERING_ARABIC] = RANK_ARABIC,
        [SOAT_NUMBERING_LETTER] = RANK_LETTER,
    };
    if (mark->prefix != 0) {
        return soat__outline_rank(mark->prefix);
    }
    const bool dotted = soat__numbering_lead(mark->text).size > 0;
    return ranks[numbering] + (numbering == SOAT_NUMBERING_ARABIC && dotted);
}

/* The mark is `value`: what stands below begins anew. */
static void take(soat_outline *self, size_t at, soat_numbering numbering, unsigned value,
                 unsigned length) {
    const soat_outline_mark *const mark = &self->marks[at];
    const unsigned rank = rank_of(mark, numbering);
    for (size_t form = 0; form < SOAT_OUTLINE_FORMS; form++) {
        for (size_t i = 0; i < SOAT_NUMBERING_COUNT; i++) {
            soat_outline_run *const below = &self->runs[form][i];
            below->length = below->rank > rank && !below->through ? 0 : below->length;
        }
    }
    self->runs[mark->form][numbering] =
        (soat_outline_run){.last = value,
                           .length = length,
                           .rank = rank,
                           .through = mark->prefix != 0 && soat__outline_goes_through(mark->prefix),
                           .lead = soat__outline_lead(numbering, mark->text)};
}

static soat_status repair(soat_outline *self, size_t at, soat_numbering numbering, unsigned value,
                          int32_t cost, soat_error *error) {
    const soat_outline_mark *const mark = &self->marks[at];
    char meant[SOAT_NUMERAL_BYTES];
    if (!soat__numbering_write(numbering, mark->text, value, meant)) {
        return SOAT_OK;
    }
    soat_unit *const first = &self->units->items[mark->unit];
    first->meant = soat__arena_copy(self->arena, soat_span_from_string(meant));
    first->meant_units = (uint8_t)(mark->end - mark->unit);
    first->meant_reason = SOAT_REASON_SEQUENCE;
    first->out_of_turn = cost;
    for (size_t unit = mark->unit; unit < mark->end; unit++) {
        self->units->items[unit].guarded = true; /* from every other reading */
    }
    return first->meant.data == NULL ? soat__fail_memory(error) : SOAT_OK;
}

/* The mark has its turn as it was read. */
static bool is_in_turn(soat_outline *self, size_t at) {
    const soat_outline_mark *const mark = &self->marks[at];
    for (soat_numbering i = 0; i < SOAT_NUMBERING_COUNT; i++) {
        const soat_outline_run *const found = &self->runs[mark->form][i];
        if (found->length > 0 && soat__numbering_value(i, mark->text) == found->last + 1 &&
            soat__same_text(soat__outline_lead(i, mark->text), found->lead)) {
            take(self, at, i, found->last + 1, found->length + 1);
            return true;
        }
    }
    return false;
}

static int32_t cost_of(const soat_outline_turn *at) {
    if (!at->exact) {
        return AT_END;
    }
    if (at->value == 0) {
        return NO_MARK;
    }
    return at->numbering == SOAT_NUMBERING_ARABIC ? FIGURE : BETWEEN;
}

static soat_status read_mark(soat_outline *self, size_t at, soat_error *error) {
    const soat_outline_mark *const mark = &self->marks[at];
    if (is_in_turn(self, at)) {
        return SOAT_OK;
    }
    soat_outline_turn read = {0};
    soat_numbering numbering = soat__outline_find_turn(self, at, &read);
    if (numbering != SOAT_NUMBERING_COUNT) {
        take(self, at, numbering, read.turn, read.before + 1);
        return repair(self, at, numbering, read.turn, cost_of(&read), error);
    }
    const unsigned section = soat__outline_section_meant(self, at);
    if (section != 0) {
        take(self, at, SOAT_NUMBERING_ROMAN, section, 1);
        return repair(
            self, at, SOAT_NUMBERING_ROMAN, section,
            soat__numbering_value(SOAT_NUMBERING_ROMAN, mark->text) == 0 ? NO_MARK : AT_END, error);
    }
    for (numbering = 0; numbering < SOAT_NUMBERING_COUNT; numbering++) {
        const unsigned value = soat__numbering_value(numbering, mark->text);
        if (value != 0) {
            take(self, at, numbering, value, 1);
            break;
        }
    }
    return SOAT_OK;
}

static size_t count_lines(const soat_units *units) {
    size_t lines = units->count > 0;
    for (size_t i = 1; i < units->count; i++) {
        lines += units->items[i].line_before;
    }
    return lines;
}

/* The marks of the window and which follow each other. */
static soat_status collect_marks(soat_outline *self, soat_error *error) {
    const soat_units *const units = self->units;
    const size_t lines = count_lines(units);
    self->marks = soat__arena_alloc(self->arena, lines, sizeof *self->marks);
    self->next = soat__arena_alloc(self->arena, lines, sizeof *self->next);
    if (self->marks == NULL || self->next == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t unit = 0; unit < units->count; unit++) {
        const bool begins_line = unit == 0 || units->items[unit].line_before;
        if (begins_line && soat__outline_mark_read(units, unit, &self->marks[self->count])) {
            self->count++;
        }
    }
    size_t following[SOAT_OUTLINE_FORMS];
    for (size_t form = 0; form < SOAT_OUTLINE_FORMS; form++) {
        following[form] = self->count;
    }
    for (size_t i = self->count; i-- > 0;) {
        self->next[i] = following[self->marks[i].form];
        following[self->marks[i].form] = i;
    }
    return SOAT_OK;
}

soat_status soat__outline_read(soat_units *units, soat_arena *arena, soat_error *error) {
    soat_outline self = {.units = units, .arena = arena};
    soat_status status = collect_marks(&self, error);
    for (size_t i = 0; i < self.count && status == SOAT_OK; i++) {
        status = read_mark(&self, i, error);
    }
    return status;
}

const char *soat__damaged_numeral(soat_span text) {
    bool side_by_side = false;
    for (size_t i = 0; i + 1 < text.size; i++) {
        side_by_side |= memcmp(text.data + i, "IH", 2) == 0 || memcmp(text.data + i, "HI", 2) == 0;
    }
    return side_by_side ? soat__roman_numeral(soat__roman_of_strokes(text)) : NULL;
}

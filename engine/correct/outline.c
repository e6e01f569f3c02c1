#include "correct/outline.h"

#include <string.h>

#include "base/error.h"
#include "correct/number_repair.h"
#include "correct/numbering.h"
#include "correct/outline_mark.h"

/* What a mark costs where it cannot stand, in milli-nats: by both neighbours, by less. */
enum { BETWEEN = 11500, AT_END = 9000 };

/* Ranks of marks without a prefix; those of prefixes are below. */
enum { RANK_CAPITAL = 4, RANK_ROMAN, RANK_ARABIC, RANK_LETTER = 9 };

/* The marks of one form and numbering, as far as they have been read. */
typedef struct run {
    unsigned last;   /* value of the last mark */
    unsigned length; /* marks that had their turn, up to it; 0: the next one begins anew */
    unsigned rank;
    bool through;
    soat_span lead;
} run;

typedef struct outline {
    soat_units *units;
    soat_outline_mark *marks;
    size_t *next; /* of each mark, the next of its form; `count` where there is none */
    size_t count;
    run runs[SOAT_OUTLINE_FORMS][SOAT_NUMBERING_COUNT];
    soat_arena *arena;
} outline;

/* What is known of one mark beside a numbering and the value whose turn it is. */
typedef struct position {
    soat_numbering numbering;
    unsigned turn;
    unsigned before; /* marks in their turn before it */
    unsigned value;  /* as it was read; 0: none of this numbering */
    soat_likeness likeness;
    bool foreign;   /* a mark of another numbering as it was read */
    bool exact;     /* the mark behind it is the one after */
    bool confirmed; /* or may be */
    bool ends;      /* none follows, or they begin anew */
    bool follows;   /* so is the mark behind that one */
    bool heads;     /* items stand below that begin with 1 */
    bool held;      /* the recogniser held it possible */
} position;

static bool same_text(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

static soat_span lead_of(soat_numbering numbering, soat_span text) {
    return numbering == SOAT_NUMBERING_ARABIC ? soat__numbering_lead(text) : (soat_span){0};
}

static const soat_outline_mark *next_of(const outline *self, size_t mark) {
    return self->next[mark] == self->count ? NULL : &self->marks[self->next[mark]];
}

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
static void take(outline *self, size_t at, soat_numbering numbering, unsigned value,
                 unsigned length) {
    const soat_outline_mark *const mark = &self->marks[at];
    const unsigned rank = rank_of(mark, numbering);
    for (size_t form = 0; form < SOAT_OUTLINE_FORMS; form++) {
        for (size_t i = 0; i < SOAT_NUMBERING_COUNT; i++) {
            run *const below = &self->runs[form][i];
            below->length = below->rank > rank && !below->through ? 0 : below->length;
        }
    }
    self->runs[mark->form][numbering] =
        (run){.last = value,
              .length = length,
              .rank = rank,
              .through = mark->prefix != 0 && soat__outline_goes_through(mark->prefix),
              .lead = lead_of(numbering, mark->text)};
}

/* Whether the recogniser held it possible that the mark's one wrong figure is that of `value`. */
static bool is_held(const outline *self, const soat_outline_mark *mark, unsigned value) {
    char wanted[SOAT_NUMERAL_BYTES];
    const soat_unit *const unit = &self->units->items[mark->unit];
    if (mark->end != mark->unit + 1 || unit->letters == NULL ||
        unit->letter_count != mark->text.size ||
        !soat__numbering_write(SOAT_NUMBERING_ARABIC, mark->text, value, wanted) ||
        strlen(wanted) != mark->text.size) {
        return false;
    }
    for (size_t i = 0; i < mark->text.size; i++) {
        if (wanted[i] != mark->text.data[i] &&
            soat__number_choice(&unit->letters[i], wanted[i]) < 0) {
            return false;
        }
    }
    return true;
}

static position read_position(const outline *self, size_t at, soat_numbering numbering) {
    const soat_outline_mark *const mark = &self->marks[at];
    const soat_outline_mark *const after = next_of(self, at);
    const run *const found = &self->runs[mark->form][numbering];
    const soat_span lead = lead_of(numbering, mark->text);
    position made = {.numbering = numbering,
                     .turn = found->length > 0 ? found->last + 1 : 1,
                     .before = found->length};
    if (found->length > 0 && !same_text(lead, found->lead)) {
        return made;
    }
    made.value = soat__numbering_value(numbering, mark->text);
    made.likeness = soat__numbering_likeness(numbering, mark->text, made.turn);
    if (made.likeness == SOAT_LIKENESS_NONE) {
        return made;
    }
    made.foreign = made.value == 0 && (soat__numbering_value(SOAT_NUMBERING_ARABIC, mark->text) ||
                                       soat__numbering_value(SOAT_NUMBERING_LETTER, mark->text));
    made.ends = after == NULL;
    if (after != NULL) {
        const unsigned value = soat__numbering_value(numbering, after->text);
        made.ends = value == 1;
        made.exact = value == made.turn + 1 && same_text(lead, lead_of(numbering, after->text));
        const size_t second = self->next[self->next[at]];
        made.follows = made.exact && second < self->count &&
                       soat__numbering_value(numbering, self->marks[second].text) == made.turn + 2;
        made.confirmed =
            made.exact ||
            (numbering == SOAT_NUMBERING_ROMAN &&
             soat__numbering_likeness(numbering, after->text, made.turn + 1) == SOAT_LIKENESS_NEAR);
    }
    made.heads = at + 1 < self->count && self->marks[at + 1].prefix == 0 &&
                 same_text(self->marks[at + 1].text, soat_span_from_string("1"));
    made.held = numbering == SOAT_NUMBERING_ARABIC && is_held(self, mark, made.turn);
    return made;
}

/* Each of these says whether the mark must be the one whose turn it is. */

static bool must_be_roman(const soat_outline_mark *mark, const position *at) {
    const bool heading = mark->capitals || mark->prefix != 0;
    const bool same_strokes = soat__roman_of_strokes(mark->text) == at->turn;
    if (at->foreign) { /* 1. may be meant; not before II. */
        return at->confirmed && (at->before > 0 || heading) && same_strokes;
    }
    if (at->before == 0) {
        const bool goes_on = at->exact || (at->confirmed && at->likeness == SOAT_LIKENESS_NEAR);
        return heading && at->value == 0 && (goes_on || (at->heads && same_strokes));
    }
    if (at->value == 0) {
        return at->exact || (heading && (at->confirmed || at->likeness == SOAT_LIKENESS_NEAR));
    }
    if (at->value == at->turn + 1) {
        return at->exact;
    }
    return at->value + 1 == at->turn &&
           (at->confirmed || (at->turn > 2 && at->ends && mark->prefix == 0));
}

static bool must_be_arabic(const soat_outline_mark *mark, const position *at) {
    if (at->likeness == SOAT_LIKENESS_NEAR) {
        return at->exact && !mark->capitals;
    }
    if (at->before == 0 || at->value == 0) {
        return false;
    }
    const bool skips_one = at->value == at->turn + 1; /* that line may be lost */
    if (at->held) {
        return at->exact || (at->ends && at->before > 2 && at->value > 1 && !skips_one);
    }
    return at->exact && at->follows && at->before > 1 && at->value > at->turn && !skips_one;
}

static bool must_be_letter(const soat_outline_mark *mark, const position *at) {
    (void)mark;
    return at->before > 0 && (at->exact || (at->likeness == SOAT_LIKENESS_NEAR && !at->foreign &&
                                            at->ends && at->before > 1));
}

static bool (*const must_be[SOAT_NUMBERING_COUNT])(const soat_outline_mark *, const position *) = {
    [SOAT_NUMBERING_ROMAN] = must_be_roman,
    [SOAT_NUMBERING_CAPITAL] = must_be_letter,
    [SOAT_NUMBERING_ARABIC] = must_be_arabic,
    [SOAT_NUMBERING_LETTER] = must_be_letter,
};

static soat_status repair(outline *self, size_t at, soat_numbering numbering, unsigned value,
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
static bool is_in_turn(outline *self, size_t at) {
    const soat_outline_mark *const mark = &self->marks[at];
    for (soat_numbering i = 0; i < SOAT_NUMBERING_COUNT; i++) {
        const run *const found = &self->runs[mark->form][i];
        if (found->length > 0 && soat__numbering_value(i, mark->text) == found->last + 1 &&
            same_text(lead_of(i, mark->text), found->lead)) {
            take(self, at, i, found->last + 1, found->length + 1);
            return true;
        }
    }
    return false;
}

/* `I.` before 2. may head a section whose first item was lost: when II. follows. */
static bool heads_section(const outline *self, size_t at) {
    enum { FAR = 64 };
    const soat_outline_mark *after = &self->marks[at];
    if (soat__numbering_value(SOAT_NUMBERING_ROMAN, after->text) != 1 || after->prefix != 0) {
        return false;
    }
    if (self->runs[after->form][SOAT_NUMBERING_ROMAN].length > 0) {
        return true;
    }
    for (size_t i = self->next[at], steps = 0; i < self->count && steps < FAR;
         i = self->next[i], steps++) {
        if (soat__numbering_value(SOAT_NUMBERING_ROMAN, self->marks[i].text) == 2) {
            return true;
        }
    }
    return false;
}

/* The one numbering in which the mark must be the next; SOAT_NUMBERING_COUNT: none, or several. */
static soat_numbering find_turn(const outline *self, size_t at, position *out) {
    const soat_outline_mark *const mark = &self->marks[at];
    soat_numbering found = SOAT_NUMBERING_COUNT;
    for (soat_numbering i = 0; i < SOAT_NUMBERING_COUNT; i++) {
        const bool possible =
            i == SOAT_NUMBERING_ARABIC || !soat__outline_has_figures(mark->prefix);
        const position read = possible ? read_position(self, at, i) : (position){0};
        if (read.likeness == SOAT_LIKENESS_NONE || !must_be[i](mark, &read) ||
            (i == SOAT_NUMBERING_ARABIC && heads_section(self, at))) {
            continue;
        }
        if (found != SOAT_NUMBERING_COUNT) {
            return SOAT_NUMBERING_COUNT;
        }
        found = i;
        *out = read;
    }
    return found;
}

/* The first of the next section's articles is another than the first: Chương I with Điều 6. */
static bool heads_late_article(const outline *self, size_t at) {
    for (size_t i = at + 1; i < self->next[at] && i < self->count; i++) {
        const soat_outline_mark *const mark = &self->marks[i];
        if (mark->prefix != 0) {
            return soat__outline_is_article(mark->prefix) &&
                   soat__numbering_value(SOAT_NUMBERING_ARABIC, mark->text) > 1;
        }
    }
    return false;
}

/* The mark behind begins to count what stands in section `value`: 3.1. */
static bool heads_parts_of(const outline *self, size_t at, unsigned value) {
    const soat_span text = at + 1 < self->count ? self->marks[at + 1].text : (soat_span){0};
    char first[SOAT_NUMERAL_BYTES];
    const soat_span lead = soat_span_make(first, 0);
    if (!soat__numbering_write(SOAT_NUMBERING_ARABIC, lead, value, first)) {
        return false;
    }
    strcat(first, ".1");
    return same_text(text, soat_span_from_string(first));
}

/* A chapter or part that its own numeral does not tell: its value, or 0. */
static unsigned section_meant(const outline *self, size_t at) {
    const soat_outline_mark *const mark = &self->marks[at];
    if (!soat__outline_is_chapter(mark->prefix)) {
        return 0;
    }
    const unsigned value = soat__numbering_value(SOAT_NUMBERING_ROMAN, mark->text);
    if (value == 0) {
        return soat__numbering_value(SOAT_NUMBERING_ARABIC, mark->text) == 0
                   ? soat__roman_of_strokes(mark->text)
                   : 0;
    }
    const run *const found = &self->runs[mark->form][SOAT_NUMBERING_ROMAN];
    const soat_outline_mark *const after = next_of(self, at);
    const bool third_follows =
        after != NULL && soat__numbering_value(SOAT_NUMBERING_ROMAN, after->text) == 3;
    const bool lost_stroke =
        (value == 1 && third_follows && heads_late_article(self, at)) ||
        ((found->length == 0 || found->last == value) && heads_parts_of(self, at, value + 1));
    return lost_stroke && soat__numbering_likeness(SOAT_NUMBERING_ROMAN, mark->text, value + 1) ==
                              SOAT_LIKENESS_NEAR
               ? value + 1
               : 0;
}

static soat_status read_mark(outline *self, size_t at, soat_error *error) {
    const soat_outline_mark *const mark = &self->marks[at];
    if (is_in_turn(self, at)) {
        return SOAT_OK;
    }
    position read = {0};
    soat_numbering numbering = find_turn(self, at, &read);
    if (numbering != SOAT_NUMBERING_COUNT) {
        take(self, at, numbering, read.turn, read.before + 1);
        return repair(self, at, numbering, read.turn, read.exact ? BETWEEN : AT_END, error);
    }
    const unsigned section = section_meant(self, at);
    if (section != 0) {
        take(self, at, SOAT_NUMBERING_ROMAN, section, 1);
        return repair(self, at, SOAT_NUMBERING_ROMAN, section, AT_END, error);
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
static soat_status collect_marks(outline *self, soat_error *error) {
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
    outline self = {.units = units, .arena = arena};
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

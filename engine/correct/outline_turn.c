#include "correct/outline_turn.h"

#include <string.h>

#include "correct/number_repair.h"

static const soat_outline_mark *next_of(const soat_outline *self, size_t mark) {
    return self->next[mark] == self->count ? NULL : &self->marks[self->next[mark]];
}

/* Whether the recogniser held it possible that the mark's one wrong figure is that of `value`. */
static bool is_held(const soat_outline *self, const soat_outline_mark *mark, unsigned value) {
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

/* A figure or a small letter as it was read. */
static bool is_counted_else(soat_span text) {
    return soat__numbering_value(SOAT_NUMBERING_ARABIC, text) != 0 ||
           soat__numbering_value(SOAT_NUMBERING_LETTER, text) != 0;
}

static soat_outline_turn read_position(const soat_outline *self, size_t at,
                                       soat_numbering numbering) {
    const soat_outline_mark *const mark = &self->marks[at];
    const soat_outline_mark *const after = next_of(self, at);
    const soat_outline_run *const found = &self->runs[mark->form][numbering];
    const soat_span lead = soat__outline_lead(numbering, mark->text);
    soat_outline_turn made = {.numbering = numbering,
                              .turn = found->length > 0 ? found->last + 1 : 1,
                              .before = found->length};
    made.value = soat__numbering_value(numbering, mark->text);
    if (found->length == 0 || soat__same_text(lead, found->lead)) {
        made.likeness = soat__numbering_likeness(numbering, mark->text, made.turn);
    }
    if (made.likeness == SOAT_LIKENESS_NONE && made.value == 0) { /* they may begin anew */
        made.turn = 1;
        made.before = 0;
        made.likeness = soat__numbering_likeness(numbering, mark->text, made.turn);
    }
    if (made.likeness == SOAT_LIKENESS_NONE) {
        return made;
    }
    made.foreign = made.value == 0 && is_counted_else(mark->text);
    made.ends = after == NULL;
    if (after != NULL) {
        const unsigned value = soat__numbering_value(numbering, after->text);
        made.ends = value == 1;
        made.exact = value == made.turn + 1 &&
                     soat__same_text(lead, soat__outline_lead(numbering, after->text));
        const size_t second = self->next[self->next[at]];
        made.follows = made.exact && second < self->count &&
                       soat__numbering_value(numbering, self->marks[second].text) == made.turn + 2;
        made.confirmed =
            made.exact ||
            (numbering == SOAT_NUMBERING_ROMAN && !is_counted_else(after->text) &&
             soat__numbering_likeness(numbering, after->text, made.turn + 1) == SOAT_LIKENESS_NEAR);
    }
    made.heads = at + 1 < self->count && self->marks[at + 1].prefix == 0 &&
                 soat__same_text(self->marks[at + 1].text, soat_span_from_string("1"));
    made.held = numbering == SOAT_NUMBERING_ARABIC && is_held(self, mark, made.turn);
    return made;
}

/* Each of these says whether the mark must be the one whose turn it is. */

static bool must_be_roman(const soat_outline_mark *mark, const soat_outline_turn *at) {
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

static bool must_be_arabic(const soat_outline_mark *mark, const soat_outline_turn *at) {
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

static bool must_be_letter(const soat_outline_mark *mark, const soat_outline_turn *at) {
    (void)mark;
    return at->before > 0 && (at->exact || (at->likeness == SOAT_LIKENESS_NEAR && !at->foreign &&
                                            at->ends && at->before > 1));
}

static bool (*const must_be[SOAT_NUMBERING_COUNT])(const soat_outline_mark *,
                                                   const soat_outline_turn *) = {
    [SOAT_NUMBERING_ROMAN] = must_be_roman,
    [SOAT_NUMBERING_CAPITAL] = must_be_letter,
    [SOAT_NUMBERING_ARABIC] = must_be_arabic,
    [SOAT_NUMBERING_LETTER] = must_be_letter,
};

/* `I.` before 2. may head a section whose first item was lost: when II. follows. */
static bool heads_section(const soat_outline *self, size_t at) {
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

soat_numbering soat__outline_find_turn(const soat_outline *self, size_t at,
                                       soat_outline_turn *out) {
    const soat_outline_mark *const mark = &self->marks[at];
    soat_numbering found = SOAT_NUMBERING_COUNT;
    for (soat_numbering i = 0; i < SOAT_NUMBERING_COUNT; i++) {
        const bool possible =
            i == SOAT_NUMBERING_ARABIC || !soat__outline_has_figures(mark->prefix);
        const soat_outline_turn read =
            possible ? read_position(self, at, i) : (soat_outline_turn){0};
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
static bool heads_late_article(const soat_outline *self, size_t at) {
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
static bool heads_parts_of(const soat_outline *self, size_t at, unsigned value) {
    const soat_span text = at + 1 < self->count ? self->marks[at + 1].text : (soat_span){0};
    char first[SOAT_NUMERAL_BYTES];
    const soat_span lead = soat_span_make(first, 0);
    if (!soat__numbering_write(SOAT_NUMBERING_ARABIC, lead, value, first)) {
        return false;
    }
    strcat(first, ".1");
    return soat__same_text(text, soat_span_from_string(first));
}

unsigned soat__outline_section_meant(const soat_outline *self, size_t at) {
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
    const soat_outline_run *const found = &self->runs[mark->form][SOAT_NUMBERING_ROMAN];
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

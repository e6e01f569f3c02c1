/*
 * From a decided sentence to edits and doubts: what the chosen arcs change, and where an arc that
 * was not chosen came near.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/casing.h"
#include "correct/confidence.h"
#include "correct/context.h"
#include "correct/reason.h"
#include "correct/surface.h"
#include "lm/word_choice.h"
#include "syllable/syllable.h"

enum {
    ALTERNATIVES_MAX = 5,
    ALTERNATIVE_COST = 4000, /* a reading less likely than 1.8 % is not worth telling */
    CASE_COST = 1500,        /* of a wrong case, beside an edit's cost */
    DOUBT_COST = 2303,       /* a rejected reading likelier than 10 % is a doubt */
    PATTERN_COST = 4000      /* of a rule of a profile at most; any letter for any is dearer */
};

soat_span soat__units_cover(const soat_units *units, size_t from, size_t to, size_t *start) {
    const soat_token *const first = &units->items[from].token;
    const soat_token *const last = &units->items[to - 1].token;
    *start = first->start;
    return soat_span_make(first->text.data, last->start + last->text.size - first->start);
}

soat_reason soat__arc_reason(const soat_arc *arc, soat_span before, soat_span after) {
    return arc->reason == SOAT_REASON_LETTER ? soat__reason_of_letters(before, after) : arc->reason;
}

soat_span soat__written_reading(soat_context *self, const soat_arc *arc, soat_span before) {
    if (arc->verbatim) {
        return soat__arena_copy(&self->results, arc->text); /* it lives in the window only */
    }
    return arc->reason == SOAT_REASON_USER_WORD
               ? soat__user_lexicon_surface(arc->text, before, self->new_style, &self->results)
               : soat__surface(arc->text, before, self->new_style, &self->results);
}

static soat_status append_edit(soat_edit_list *list, soat_edit edit, soat_judgement judgement,
                               soat_error *error) {
    if (!soat__vector_reserve(&list->items, &list->capacity, list->count + 1, sizeof edit) ||
        !soat__vector_reserve(&list->judgements, &list->judgement_capacity, list->count + 1,
                              sizeof judgement)) {
        return soat__fail_memory(error);
    }
    list->judgements[list->count] = judgement;
    list->items[list->count++] = edit;
    return SOAT_OK;
}

/* The likeliest arcs over the same stretch but for `taken`, in order; returns how many. */
static size_t find_alternatives(const soat_context *self, const soat_arc *taken,
                                const soat_arc *found[ALTERNATIVES_MAX]) {
    size_t count = 0;
    for (size_t i = 0; i < self->lattice.arc_count; i++) {
        const soat_arc *const arc = &self->lattice.arcs[i];
        if (arc == taken || arc->from != taken->from || arc->to != taken->to ||
            arc->posterior > ALTERNATIVE_COST) {
            continue;
        }
        size_t place = count < ALTERNATIVES_MAX ? count++ : ALTERNATIVES_MAX;
        for (; place > 0 && found[place - 1]->posterior > arc->posterior; place--) {
            if (place < ALTERNATIVES_MAX) {
                found[place] = found[place - 1];
            }
        }
        if (place < ALTERNATIVES_MAX) {
            found[place] = arc;
        }
    }
    return count;
}

/*
 * What the change may be instead. Its confidence is no posterior any more, so theirs are put on the
 * same scale: together they get what it leaves, each its share of what its posterior left.
 */
static soat_status collect_alternatives(soat_context *self, const soat_arc *taken, soat_edit *edit,
                                        soat_error *error) {
    const double left = 1.0 - edit->confidence;
    const soat_arc *arcs[ALTERNATIVES_MAX] = {0};
    const size_t count = find_alternatives(self, taken, arcs);
    double told = 0; /* posteriors are rounded: together they may be more than is left */
    for (size_t i = 0; i < count; i++) {
        told += soat__probability(arcs[i]->posterior);
    }
    const double left_by_posterior = fmax(1.0 - soat__probability(taken->posterior), told);
    soat_alternative *const made = soat__arena_alloc(&self->results, count, sizeof *made);
    if (made == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < count; i++) {
        const soat_span text =
            arcs[i]->keep ? edit->before : soat__written_reading(self, arcs[i], edit->before);
        if (text.data == NULL) {
            return soat__fail_memory(error);
        }
        const double share = soat__probability(arcs[i]->posterior) / left_by_posterior;
        made[i] = (soat_alternative){.text = text, .probability = share * left};
    }
    edit->alternatives = made;
    edit->alternative_count = count;
    return SOAT_OK;
}

/*
 * True where something that is no word of any language became a syllable: that it was damaged
 * needs no evidence from the rest of the document.
 */
static bool turns_damage_into_syllable(const soat_context *self, const soat__decision *at,
                                       const soat_arc *arc) {
    const soat_unit *const unit = &self->units.items[at->first + arc->from];
    soat_syllable syllable;
    return arc->to == arc->from + 1 && unit->word == SOAT_LM_UNKNOWN &&
           soat__word_is_misprint(unit->folded) &&
           soat__syllable_parse(arc->text, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/* True where letters were mistaken in a way that a profile or the document itself knows. */
static bool follows_pattern(const soat_context *self, const soat__decision *at,
                            const soat_arc *arc) {
    const soat_unit *const unit = &self->units.items[at->first + arc->from];
    const int32_t beside = arc->cost - soat__channel_edits_cost(&self->channel, arc->edits);
    return unit->token.kind == SOAT_TOKEN_WORD && arc->edits > 0 &&
           beside < arc->edits * PATTERN_COST;
}

static double confidence_of(const soat_context *self, soat_judgement judgement) {
    const double letters_between_errors = 1000.0; /* of a document that is as scans are */
    return soat__confidence(judgement, fmin(1.0, self->error_rate * letters_between_errors));
}

/* The change that an arc makes or, rejected, would have made. */
static soat_status add_change(soat_context *self, const soat__decision *at, const soat_arc *arc,
                              bool chosen, soat_error *error) {
    size_t start = 0;
    const soat_span before =
        soat__units_cover(&self->units, at->first + arc->from, at->first + arc->to, &start);
    const soat_span after = soat__written_reading(self, arc, before);
    if (after.data == NULL) {
        return soat__fail_memory(error);
    }
    if (after.size == before.size && memcmp(after.data, before.data, after.size) == 0) {
        return SOAT_OK;
    }
    const double posterior = soat__probability(arc->posterior);
    const soat_reason reason = soat__arc_reason(arc, before, after);
    const soat_judgement judgement = {
        .posterior = posterior,
        .kind = soat__change_kind(reason, follows_pattern(self, at, arc)),
    };
    soat_edit edit = {.start = at->offset + start,
                      .end = at->offset + start + before.size,
                      .before = before,
                      .after = after,
                      .reason = reason,
                      .confidence = confidence_of(self, judgement)};
    const soat_status status = collect_alternatives(self, arc, &edit, error);
    if (status != SOAT_OK) {
        return status;
    }
    const bool sure =
        chosen && edit.confidence >= self->min_confidence &&
        (posterior >= self->required_posterior || turns_damage_into_syllable(self, at, arc));
    return append_edit(sure ? &self->edits : &self->doubts, edit, judgement, error);
}

/* The likeliest change of the single unit that `kept` leaves alone, if it came near; else NULL. */
static const soat_arc *find_rival(const soat_context *self, uint32_t kept) {
    const soat_arc *const arcs = self->lattice.arcs;
    const soat_arc *best = NULL;
    /* The arc that keeps a unit is the first of those that begin there. */
    for (size_t i = kept + 1; i < self->lattice.arc_count && arcs[i].from == arcs[kept].from; i++) {
        const bool near = arcs[i].to == arcs[kept].to && arcs[i].posterior <= DOUBT_COST;
        if (near && (best == NULL || arcs[i].posterior < best->posterior)) {
            best = &arcs[i];
        }
    }
    return best;
}

/* A word that is kept but for its case; *made tells whether it is. */
static soat_status add_case_change(soat_context *self, const soat__decision *at,
                                   const soat_arc *kept, bool *made, soat_error *error) {
    const soat_unit *const unit = &self->units.items[at->first + kept->from];
    const soat_casing casing = soat__casing_of(self->model, self->units.items + at->first,
                                               self->lattice.position_count - 1, kept->from,
                                               self->channel.edit + CASE_COST);
    const soat_judgement judgement = {
        .posterior = casing.confidence,
        .kind = soat__change_kind(SOAT_REASON_CASE, false),
    };
    const double confidence = confidence_of(self, judgement);
    *made = casing.wanted != unit->letter_case && casing.confidence >= self->required_posterior &&
            confidence >= self->min_confidence;
    if (!*made) {
        return SOAT_OK;
    }
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = soat__word_case_apply(unit->folded, casing.wanted, &text, error);
    const soat_span after = soat__arena_copy(&self->results, soat_buffer_span(&text));
    soat_buffer_dispose(&text);
    if (status == SOAT_OK && after.data == NULL) {
        status = soat__fail_memory(error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    const soat_edit edit = {.start = at->offset + unit->token.start,
                            .end = at->offset + unit->token.start + unit->token.text.size,
                            .before = unit->token.text,
                            .after = after,
                            .reason = SOAT_REASON_CASE,
                            .confidence = confidence};
    return append_edit(&self->edits, edit, judgement, error);
}

soat_status soat__collect_edits(soat_context *self, const soat__decision *at, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < at->path_size && status == SOAT_OK; i++) {
        const soat_arc *const arc = &self->lattice.arcs[self->path[i]];
        bool case_changed = false;
        if (arc->keep) {
            status = add_case_change(self, at, arc, &case_changed, error);
        }
        if (case_changed || status != SOAT_OK) {
            continue;
        }
        const soat_arc *const changing = arc->keep ? find_rival(self, self->path[i]) : arc;
        if (changing != NULL) {
            status = add_change(self, at, changing, changing == arc, error);
        }
    }
    return status;
}

/* No blank is wanted before what is at `at`: a blank, a line end, a full stop. */
static bool joins_on(soat_span text, size_t at) {
    static const char marks[] = " \r\n.,;:!?)";
    return at >= text.size || memchr(marks, text.data[at], sizeof marks - 1) != NULL;
}

void soat__edits_take_blanks(soat_span text, soat_edit *edits, size_t count) {
    size_t done = 0; /* bytes that edits before have taken */
    for (size_t i = 0; i < count; i++) {
        soat_edit *const edit = &edits[i];
        const bool leads = edit->start == 0 || text.data[edit->start - 1] == '\n';
        const bool blank_before = edit->start > done && text.data[edit->start - 1] == ' ';
        if (edit->after.size == 0 && blank_before && joins_on(text, edit->end)) {
            edit->start--;
        } else if (edit->after.size == 0 && leads && edit->end < text.size &&
                   text.data[edit->end] == ' ') {
            edit->end++;
        }
        edit->before = soat_span_make(text.data + edit->start, edit->end - edit->start);
        done = edit->end;
    }
}

soat_status soat_edits_apply(soat_span text, const soat_edit *edits, size_t edit_count,
                             soat_buffer *out, soat_error *error) {
    const size_t size = out->size;
    size_t done = 0;
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < edit_count && status == SOAT_OK; i++) {
        if (edits[i].start < done || edits[i].end < edits[i].start || edits[i].end > text.size) {
            status = soat__fail(error, SOAT_ERROR_ARGUMENT, i,
                                "edit %zu overlaps another or lies outside the text", i);
            break;
        }
        status =
            soat_buffer_append(out, soat_span_make(text.data + done, edits[i].start - done), error);
        if (status == SOAT_OK) {
            status = soat_buffer_append(out, edits[i].after, error);
        }
        done = edits[i].end;
    }
    if (status == SOAT_OK) {
        status = soat_buffer_append(out, soat_span_make(text.data + done, text.size - done), error);
    }
    if (status != SOAT_OK) {
        out->size = size;
    }
    return status;
}

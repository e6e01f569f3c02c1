#include "soat/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "correct/confidence.h"
#include "correct/context.h"
#include "syllable/syllable.h"

static const char *const tone_names[SOAT_TONE_COUNT] = {"level", "grave", "hook",
                                                        "tilde", "acute", "dot"};

static void explain_syllable(soat_word_explanation *out) {
    static const char *const kinds[] = {[SOAT_SYLLABLE_NONE] = "none",
                                        [SOAT_SYLLABLE_POSSIBLE] = "possible",
                                        [SOAT_SYLLABLE_NATIVE] = "native"};
    soat_syllable syllable;
    const soat_syllable_kind kind = soat__syllable_parse(out->folded, &syllable, NULL);
    out->syllable = kinds[kind];
    if (kind != SOAT_SYLLABLE_NONE) {
        out->onset = soat__onset_spelling(syllable.onset);
        out->rime = soat__rime_at(syllable.rime)->spelling;
        out->tone = tone_names[syllable.tone];
    }
}

static soat_status explain_neighbours(soat_context *context, soat_word_explanation *out,
                                      soat_error *error) {
    soat_candidate_list list = {0};
    const soat_candidate_reach reach = out->in_vocabulary ? SOAT_REACH_KNOWN : SOAT_REACH_UNKNOWN;
    soat__candidates_set_edit_cost(&context->candidates, 0);
    const soat_status status =
        soat__candidates_of_text(&context->candidates, out->folded, reach, &list, error);
    if (status != SOAT_OK) {
        return status;
    }
    soat_explained_neighbour *const made =
        soat__arena_alloc(&context->results, list.count, sizeof *made);
    if (made == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < list.count; i++) {
        const soat_neighbour *const found = &list.items[i];
        made[i] = (soat_explained_neighbour){
            .word = soat__vocabulary_word(&context->model->vocabulary, found->word),
            .cost = found->cost,
            .edits = found->edits};
    }
    out->neighbours = made;
    out->neighbour_count = list.count;
    return SOAT_OK;
}

soat_status soat_explain_word(soat_context *context, soat_span word, soat_word_explanation *out,
                              soat_error *error) {
    *out = (soat_word_explanation){0};
    if (word.size == 0 || word.size > SOAT_LIMIT_WORD_BYTES) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "a word has 1 to %d bytes",
                          SOAT_LIMIT_WORD_BYTES);
    }
    soat__arena_reset(&context->results);
    char *const folded = soat__arena_alloc(&context->results, 2 * word.size + 16, 1);
    if (folded == NULL) {
        return soat__fail_memory(error);
    }
    out->folded = soat_span_make(folded, soat__lm_word_fold(word, folded));
    out->in_vocabulary =
        soat__vocabulary_find(&context->model->vocabulary, out->folded) != SOAT_LM_UNKNOWN;
    out->user_word = soat__user_lexicon_has(context->user, word);
    explain_syllable(out);
    return explain_neighbours(context, out, error);
}

/* --- texts --- */

struct soat__decision_visitor {
    soat_reading_visitor visit;
    void *payload;
    soat_reading *readings;
    size_t reading_capacity;
};

static int by_probability(const void *left, const void *right) {
    const soat_reading *const a = left;
    const soat_reading *const b = right;
    if (a->probability != b->probability) {
        return a->probability < b->probability ? 1 : -1;
    }
    return (a->channel_cost > b->channel_cost) - (a->channel_cost < b->channel_cost);
}

static bool is_chosen(const soat_context *context, size_t path_size, size_t arc) {
    for (size_t i = 0; i < path_size; i++) {
        if (context->path[i] == arc) {
            return true;
        }
    }
    return false;
}

static soat_status read_arc(soat_context *context, const soat__decision *at, size_t place,
                            soat_reading *out, soat_error *error) {
    const soat_arc *const arc = &context->lattice.arcs[place];
    size_t start = 0;
    const soat_span before =
        soat__units_cover(&context->units, at->first + arc->from, at->first + arc->to, &start);
    const soat_span after = arc->keep ? before : soat__written_reading(context, arc, before);
    if (after.size > 0 && after.data == NULL) {
        return soat__fail_memory(error);
    }
    *out = (soat_reading){.start = at->offset + start,
                          .end = at->offset + start + before.size,
                          .before = before,
                          .after = after,
                          .reason = soat__arc_reason(arc, before, after),
                          .channel_cost = arc->cost,
                          .probability = soat__probability(arc->posterior),
                          .chosen = is_chosen(context, at->path_size, place)};
    return SOAT_OK;
}

soat_status soat__show_decisions(soat_context *context, const soat__decision *at,
                                 soat_error *error) {
    struct soat__decision_visitor *const self = context->visitor;
    const soat_lattice *const lattice = &context->lattice;
    for (size_t first = 0; first < lattice->arc_count;) {
        size_t end = first;
        while (end < lattice->arc_count && lattice->arcs[end].from == lattice->arcs[first].from) {
            end++;
        }
        if (!soat__vector_reserve(&self->readings, &self->reading_capacity, end - first,
                                  sizeof *self->readings)) {
            return soat__fail_memory(error);
        }
        soat_status status = SOAT_OK;
        for (size_t i = first; i < end && status == SOAT_OK; i++) {
            status = read_arc(context, at, i, &self->readings[i - first], error);
        }
        if (status == SOAT_OK) {
            qsort(self->readings, end - first, sizeof *self->readings, by_probability);
            status = self->visit(self->payload, self->readings, end - first, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        first = end;
    }
    return SOAT_OK;
}

soat_status soat_explain_text(soat_context *context, soat_span text, soat_reading_visitor visit,
                              void *payload, soat_correction *out, soat_error *error) {
    struct soat__decision_visitor visitor = {.visit = visit, .payload = payload};
    context->visitor = &visitor;
    const soat_status status = soat_correct(context, text, out, error);
    context->visitor = NULL;
    soat__free(visitor.readings);
    return status;
}

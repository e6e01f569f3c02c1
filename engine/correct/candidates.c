#include "correct/candidates.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "syllable/syllable.h"

enum {
    MAX_NEIGHBOURS = 32,
    MEMO_WORDS = 50000 /* about 20 MB of lists; a document rarely has a tenth of it */
};

static const soat_neighbour_limits limits_of_reach[] = {
    [SOAT_REACH_KNOWN] = {.window = 8500, .max_cost = 8500, .max_states = 6000},
    [SOAT_REACH_UNKNOWN] = {.window = 5500, .max_cost = 11500, .max_states = 12000},
};

soat_status soat__candidates_init(soat_candidates *self, const soat_model *model,
                                  const soat_profile *profile, soat_error *error) {
    *self = (soat_candidates){.trie = &model->trie,
                              .vocabulary = &model->vocabulary,
                              .profile = profile,
                              .generation = 1};
    self->search = soat__neighbour_search_new();
    return self->search == NULL ? soat__fail_memory(error) : SOAT_OK;
}

void soat__candidates_dispose(soat_candidates *self) {
    soat__neighbour_search_free(self->search);
    soat__map_dispose(&self->memo);
    soat__free(self->lists);
    soat__arena_dispose(&self->arena);
    memset(self, 0, sizeof *self);
}

static void empty_memo(soat_candidates *self) {
    soat__map_clear(&self->memo);
    soat__arena_reset(&self->arena);
    self->generation += self->generation == UINT32_MAX ? 2 : 1;
}

void soat__candidates_set_edit_cost(soat_candidates *self, int32_t edit_cost) {
    /* What the search pays for an edit: the price of a second one, in three bands. */
    static const struct {
        int32_t below, search_cost;
    } bands[] = {{6500, 2500}, {8500, 4000}, {INT32_MAX, 6000}};
    size_t band = 0;
    while (edit_cost >= bands[band].below) {
        band++;
    }
    if (self->edit_cost != bands[band].search_cost) {
        self->edit_cost = bands[band].search_cost;
        empty_memo(self);
    }
}

void soat__candidates_trim(soat_candidates *self) {
    if (self->memo.count > MEMO_WORDS) {
        empty_memo(self);
    }
}

/*
 * Turning what was read into a foreign word takes better evidence than turning it into a syllable:
 * most foreign words that are printed are in no lexicon, and each is like one that is.
 */
static int32_t foreign_cost(const soat_candidates *self, const soat_neighbour *found) {
    enum { FOREIGN_COST = 5000 };
    const soat_span word = soat__vocabulary_word(self->vocabulary, found->word);
    soat_syllable syllable;
    const bool native = soat__syllable_parse(word, &syllable, NULL) != SOAT_SYLLABLE_NONE;
    return native || found->edits + found->choices == 0 ? 0 : FOREIGN_COST;
}

soat_status soat__candidates_of_letters(soat_candidates *self, const soat_observed_letter *letters,
                                        size_t count, soat_candidate_reach reach, soat_arena *arena,
                                        soat_candidate_list *out, soat_error *error) {
    soat_neighbour found[MAX_NEIGHBOURS];
    soat_neighbour_limits limits = limits_of_reach[reach];
    limits.edit_cost = self->edit_cost;
    const size_t found_count = soat__neighbours(self->search, self->trie, self->profile, letters,
                                                count, limits, found, MAX_NEIGHBOURS);
    for (size_t i = 0; i < found_count; i++) {
        found[i].cost += foreign_cost(self, &found[i]);
    }
    soat_neighbour *const items = soat__arena_alloc(arena, found_count, sizeof *items);
    if (items == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(items, found, found_count * sizeof *items);
    *out = (soat_candidate_list){.items = items, .count = found_count};
    return SOAT_OK;
}

static soat_status find_neighbours(soat_candidates *self, soat_span folded,
                                   soat_candidate_reach reach, soat_candidate_list *out,
                                   soat_error *error) {
    uint8_t codes[SOAT_OBSERVED_MAX];
    const size_t count = soat__alphabet_encode(folded, codes, SOAT_OBSERVED_MAX);
    soat_observed_letter letters[SOAT_OBSERVED_MAX];
    for (size_t i = 0; i < count && i < SOAT_OBSERVED_MAX; i++) {
        letters[i].code = codes[i];
        letters[i].alternative_count = 0;
        letters[i].certainty = 0;
    }
    return soat__candidates_of_letters(self, letters, count, reach, &self->arena, out, error);
}

soat_status soat__candidates_of_text(soat_candidates *self, soat_span folded,
                                     soat_candidate_reach reach, soat_candidate_list *out,
                                     soat_error *error) {
    const uint32_t *const known = soat__map_find(&self->memo, folded);
    if (known != NULL) {
        *out = self->lists[*known];
        return SOAT_OK;
    }
    const soat_status status = find_neighbours(self, folded, reach, out, error);
    if (status != SOAT_OK) {
        return status;
    }
    const soat_span key = soat__arena_copy(&self->arena, folded);
    bool inserted = false;
    if (key.data == NULL || !soat__vector_reserve(&self->lists, &self->list_capacity,
                                                  self->memo.count + 1, sizeof *self->lists)) {
        return soat__fail_memory(error);
    }
    uint32_t *const place = soat__map_insert(&self->memo, key, &inserted);
    if (place == NULL) {
        return soat__fail_memory(error);
    }
    *place = (uint32_t)self->memo.count - 1;
    self->lists[*place] = *out;
    return SOAT_OK;
}

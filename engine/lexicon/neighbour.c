#include "lexicon/neighbour.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"

enum {
    HEAP_CAPACITY = 1 << 14,
    SEEN_SLOTS = 1 << 15,
    STATES = SEEN_SLOTS / 2, /* that one search may visit, whatever its limits say */
    MAX_EDITS = 4
};

typedef struct search_state {
    int32_t total; /* arcs and edit costs: the order of the search */
    int32_t cost;  /* arcs alone */
    uint32_t node;
    uint16_t word; /* that is read to its end here, or SOAT_TRIE_NO_WORD */
    uint8_t position;
    uint8_t edits;
    uint8_t choices;
} search_state;

struct soat_neighbour_search {
    search_state heap[HEAP_CAPACITY];
    size_t heap_size;
    uint64_t seen[SEEN_SLOTS]; /* generation << 40 | node << 8 | position: states closed so far */
    uint64_t generation;
    uint32_t pushed;
};

/* What one search needs at every step. */
typedef struct search_job {
    soat_neighbour_search *scratch;
    const soat_trie *trie;
    const soat_profile *profile;
    const soat_observed_letter *observed;
    size_t count;
    soat_neighbour_limits limits;
    int32_t
        dearer[SOAT_OBSERVED_MAX + 1]; /* by position: what the next inexact arc costs at least */
} search_job;

soat_neighbour_search *soat__neighbour_search_new(void) {
    return soat__alloc(1, sizeof(soat_neighbour_search));
}

void soat__neighbour_search_free(soat_neighbour_search *search) {
    soat__free(search);
}

/*
 * Cheaper first. Of equal cost, what is not read to its end comes first, so that all words of that
 * cost are found before any is taken, the most frequent ones (the lowest ids) first.
 */
static bool comes_before(const search_state *left, const search_state *right) {
    if (left->total != right->total) {
        return left->total < right->total;
    }
    if (left->word != right->word) {
        return left->word < right->word;
    }
    if (left->position != right->position) {
        return left->position < right->position;
    }
    if (left->node != right->node) {
        return left->node < right->node;
    }
    return left->cost < right->cost;
}

static void heap_push(soat_neighbour_search *self, search_state state) {
    size_t place = self->heap_size++;
    while (place > 0 && comes_before(&state, &self->heap[(place - 1) / 2])) {
        self->heap[place] = self->heap[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    self->heap[place] = state;
}

static search_state heap_pop(soat_neighbour_search *self) {
    const search_state top = self->heap[0];
    const search_state last = self->heap[--self->heap_size];
    size_t place = 0;
    for (;;) {
        size_t child = place * 2 + 1;
        if (child >= self->heap_size) {
            break;
        }
        if (child + 1 < self->heap_size &&
            comes_before(&self->heap[child + 1], &self->heap[child])) {
            child++;
        }
        if (!comes_before(&self->heap[child], &last)) {
            break;
        }
        self->heap[place] = self->heap[child];
        place = child;
    }
    self->heap[place] = last;
    return top;
}

/* Marks (node, position) as closed; false when it was already. */
static bool close_state(soat_neighbour_search *self, uint32_t node, uint8_t position) {
    const uint64_t key = self->generation << 40 | (uint64_t)node << 8 | position;
    size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 48) & (SEEN_SLOTS - 1);
    while (self->seen[slot] >> 40 == self->generation) {
        if (self->seen[slot] == key) {
            return false;
        }
        slot = (slot + 1) & (SEEN_SLOTS - 1);
    }
    self->seen[slot] = key;
    return true;
}

/* The word that `node` and all letters from `position` on spell, as a node; 0 when there is none. */
static uint32_t spell_out(const search_job *job, uint32_t node, size_t position) {
    for (; position < job->count; position++) {
        node = soat__trie_child(job->trie, node, job->observed[position].code);
        if (node == 0) {
            return 0;
        }
    }
    return job->trie->nodes[node].word == SOAT_TRIE_NO_WORD ? 0 : node;
}

/* Places a state in the heap; one whose letters can only be as they are, at their end. */
static void push(const search_job *job, search_state state) {
    soat_neighbour_search *const scratch = job->scratch;
    if (state.total + job->dearer[state.position] > job->limits.max_cost) {
        state.node = spell_out(job, state.node, state.position);
        if (state.node == 0) {
            return;
        }
        state.position = (uint8_t)job->count;
    }
    if (scratch->pushed >= job->limits.max_states || scratch->heap_size == HEAP_CAPACITY) {
        return;
    }
    state.word =
        state.position < job->count ? SOAT_TRIE_NO_WORD : job->trie->nodes[state.node].word;
    scratch->pushed++;
    heap_push(scratch, state);
}

/*
 * Goes from a state over one arc. A state from which no further edit can be afforded has one
 * continuation, the letters as they are, and it is followed at once: most such states lead nowhere,
 * which their node tells at a glance, and need no place in the heap.
 */
static inline void go(const search_job *job, const search_state *from, uint32_t node,
                      size_t position, int32_t cost, bool is_edit, bool is_choice) {
    const int32_t total = from->total + cost + (is_edit ? job->limits.edit_cost : 0);
    if (total > job->limits.max_cost || from->edits + is_edit > MAX_EDITS ||
        (total + job->dearer[position] > job->limits.max_cost && position < job->count &&
         !soat__trie_may_have_child(job->trie, node, job->observed[position].code))) {
        return;
    }
    push(job, (search_state){.total = total,
                             .cost = from->cost + cost,
                             .node = node,
                             .position = (uint8_t)position,
                             .edits = (uint8_t)(from->edits + is_edit),
                             .choices = (uint8_t)(from->choices + is_choice)});
}

/* The node reached from `node` by all codes of `word`; 0 when the trie has no such path. */
static uint32_t walk(const soat_trie *trie, uint32_t node, const uint8_t *codes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        node = soat__trie_child(trie, node, codes[i]);
        if (node == 0) {
            return 0;
        }
    }
    return node;
}

/* Every child by substitution of the letter at hand, or by a letter that was lost before it. */
static void expand_children(const search_job *job, const search_state *from) {
    const soat_trie_node *const node = &job->trie->nodes[from->node];
    const soat_observed_letter *const letter =
        from->position < job->count ? &job->observed[from->position] : NULL;
    const int32_t certainty = letter == NULL ? 0 : letter->certainty;
    /* What an edit's own cost may still be. */
    const int32_t left = job->limits.max_cost - from->total - job->limits.edit_cost - certainty;
    for (uint32_t i = 0; i < node->child_count; i++) {
        const uint32_t child = node->first_child + i;
        const uint8_t code = job->trie->nodes[child].code;
        const int32_t insertion = job->profile->insertion[code];
        const int32_t substitution =
            letter == NULL ? INT32_MAX : job->profile->substitution[letter->code][code];
        if (letter != NULL && letter->code == code) {
            go(job, from, child, from->position + 1u, 0, false, false);
        } else if (substitution <= left) {
            go(job, from, child, from->position + 1u, substitution + certainty, true, false);
        }
        if (insertion <= left) {
            go(job, from, child, from->position, insertion + certainty, true, false);
        }
    }
}

/* True when the observed letters from `position` are the rule's; adds up how sure they are. */
static bool rule_matches(const search_job *job, const soat_confusion *rule, size_t position,
                         int32_t *certainty) {
    if (position + rule->observed_size > job->count) {
        return false;
    }
    *certainty = 0;
    for (size_t i = 0; i < rule->observed_size; i++) {
        const soat_observed_letter *const letter = &job->observed[position + i];
        if (letter->code != rule->observed[i]) {
            return false;
        }
        if (letter->certainty > *certainty) {
            *certainty = letter->certainty;
        }
    }
    return true;
}

static void expand_confusions(const search_job *job, const search_state *from) {
    const soat_observed_letter *const letter = &job->observed[from->position];
    go(job, from, from->node, from->position + 1u,
       job->profile->deletion[letter->code] + letter->certainty, true, false);
    const uint32_t end = job->profile->first[letter->code + 1];
    for (uint32_t i = job->profile->first[letter->code]; i < end; i++) {
        const soat_confusion *const rule = &job->profile->confusions[i];
        int32_t certainty = 0;
        if (!rule_matches(job, rule, from->position, &certainty)) {
            continue;
        }
        const uint32_t node = walk(job->trie, from->node, rule->truth, rule->truth_size);
        if (node != 0 || rule->truth_size == 0) {
            go(job, from, node == 0 ? from->node : node,
               (size_t)from->position + rule->observed_size, rule->cost + certainty, true, false);
        }
    }
}

static void expand_alternatives(const search_job *job, const search_state *from) {
    const soat_observed_letter *const letter = &job->observed[from->position];
    for (size_t i = 0; i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        const uint32_t node = walk(job->trie, from->node, choice->codes, choice->size);
        if (node != 0 || choice->size == 0) {
            go(job, from, choice->size == 0 ? from->node : node, from->position + 1u, choice->cost,
               false, true);
        }
    }
}

/* The least cost of an arc at a letter that is not the letter itself. */
static int32_t least_onward(const search_job *job, const soat_observed_letter *letter) {
    const soat_profile *const profile = job->profile;
    const int32_t edit = profile->least_edit[letter->code] < profile->least_insertion
                             ? profile->least_edit[letter->code]
                             : profile->least_insertion;
    int32_t least = job->limits.edit_cost + letter->certainty + edit;
    for (size_t i = 0; i < letter->alternative_count; i++) {
        if (letter->alternatives[i].cost < least) {
            least = letter->alternatives[i].cost;
        }
    }
    return least;
}

static void price_onward(search_job *job) {
    job->dearer[job->count] = job->limits.edit_cost + job->profile->least_insertion;
    for (size_t i = job->count; i > 0; i--) {
        const int32_t here = least_onward(job, &job->observed[i - 1]);
        job->dearer[i - 1] = here < job->dearer[i] ? here : job->dearer[i];
    }
}

static bool already_found(const soat_neighbour *found, size_t count, uint16_t word) {
    for (size_t i = 0; i < count; i++) {
        if (found[i].word == word) {
            return true;
        }
    }
    return false;
}

size_t soat__neighbours(soat_neighbour_search *search, const soat_trie *trie,
                        const soat_profile *profile, const soat_observed_letter *observed,
                        size_t observed_count, soat_neighbour_limits limits, soat_neighbour *out,
                        size_t capacity) {
    if (observed_count == 0 || observed_count > SOAT_OBSERVED_MAX) {
        return 0;
    }
    search_job job = {search, trie, profile, observed, observed_count, limits, {0}};
    job.limits.max_states = limits.max_states < STATES ? limits.max_states : STATES;
    price_onward(&job);
    search->heap_size = 0;
    search->pushed = 0;
    search->generation = (search->generation + 1) & 0xFFFFFF;
    if (search->generation == 0) {
        memset(search->seen, 0, sizeof search->seen);
        search->generation = 1;
    }
    heap_push(search, (search_state){.node = SOAT_TRIE_ROOT});
    size_t count = 0;
    while (search->heap_size > 0 && count < capacity) {
        const search_state state = heap_pop(search);
        if (state.total > job.limits.max_cost) {
            break;
        }
        if (!close_state(search, state.node, state.position)) {
            continue;
        }
        if (state.word != SOAT_TRIE_NO_WORD && !already_found(out, count, state.word)) {
            if (count == 0) {
                const int32_t bound = state.total + job.limits.window;
                job.limits.max_cost = bound < job.limits.max_cost ? bound : job.limits.max_cost;
            }
            out[count++] = (soat_neighbour){.word = state.word,
                                            .edits = state.edits,
                                            .choices = state.choices,
                                            .cost = state.cost};
        }
        if (state.total + job.dearer[state.position] > job.limits.max_cost) {
            continue; /* a word, spelt out already */
        }
        expand_children(&job, &state);
        if (state.position < observed_count) {
            expand_confusions(&job, &state);
            expand_alternatives(&job, &state);
        }
    }
    return count;
}

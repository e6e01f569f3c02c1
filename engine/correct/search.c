#include "correct/search.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

enum { NONE = -1, INFINITE = INT32_MAX / 4, LOG_STEP = 32, CHAINS = 16 };

typedef struct hypothesis {
    soat_ngram_state state;
    int32_t best;  /* Viterbi cost from the start */
    int32_t alpha; /* forward cost: all paths to here */
    int32_t beta;  /* backward cost: all paths from here to the end */
    int32_t best_transition;
    int32_t next;       /* hypothesis of the same position, or NONE */
    int32_t next_alike; /* of the same position and chain, or NONE */
} hypothesis;

typedef struct transition {
    int32_t from, to; /* hypotheses */
    uint32_t arc;
    int32_t cost; /* channel and language model */
} transition;

struct soat_search {
    hypothesis *hypotheses;
    size_t hypothesis_count, hypothesis_capacity;
    transition *transitions;
    size_t transition_count, transition_capacity;
    int32_t *heads; /* first hypothesis of each position */
    size_t head_capacity;
    int32_t *chains; /* CHAINS a position, by the last word: the first hypothesis of each */
    size_t chain_capacity;
    int32_t *order; /* hypotheses of the position at hand, cheapest first */
    size_t order_capacity;
};

/* round(1000 ln(1 + exp(-32 i / 1000))) */
static const int16_t log_table[] = {
    693, 677, 662, 646, 631, 616, 602, 587, 573, 559, 546, 533, 519, 507, 494, 482, 470, 458, 446,
    435, 423, 413, 402, 391, 381, 371, 361, 352, 342, 333, 324, 315, 307, 299, 290, 282, 275, 267,
    260, 252, 245, 238, 232, 225, 219, 213, 207, 201, 195, 189, 184, 179, 173, 168, 164, 159, 154,
    150, 145, 141, 137, 133, 129, 125, 121, 118, 114, 111, 108, 104, 101, 98,  95,  92,  90,  87,
    84,  82,  79,  77,  74,  72,  70,  68,  66,  64,  62,  60,  58,  56,  55,  53,  51,  50,  48,
    47,  45,  44,  43,  41,  40,  39,  38,  36,  35,  34,  33,  32,  31,  30,  29,  28,  27,  27,
    26,  25,  24,  23,  23,  22,  21,  21,  20,  19,  19,  18,  18,  17,  17,  16,  15,  15,  15,
    14,  14,  13,  13,  12,  12,  12,  11,  11,  11,  10,  10,  10,  9,   9,   9,   8,   8,   8,
    8,   7,   7,   7,   7,   7,   6,   6,   6,   6,   6,   5,   5,   5,   5,   5,   5,   4,   4,
    4,   4,   4,   4,   4,   4,   3,   3,   3,   3,   3,   3,   3,   3,   3,   3,   3,   2,   2,
    2,   2,   2,   2,   2,   2,   2,   2,   2,   2,   2,   2,   2,   2,   1,   1,   1,   1,   1,
    1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,
    1,   1,   1,   1,   1,   1,   1,   1,   1,   1,
};
enum { LOG_TABLE_SIZE = sizeof log_table / sizeof log_table[0] };

int32_t soat__log_add(int32_t a, int32_t b) {
    const int32_t low = a < b ? a : b;
    const int32_t gap = a < b ? b - a : a - b;
    const int32_t place = (gap + LOG_STEP / 2) / LOG_STEP;
    return place < LOG_TABLE_SIZE ? low - log_table[place] : low;
}

soat_search *soat__search_new(void) {
    return soat__alloc(1, sizeof(soat_search));
}

void soat__search_free(soat_search *search) {
    if (search != NULL) {
        soat__free(search->hypotheses);
        soat__free(search->transitions);
        soat__free(search->heads);
        soat__free(search->chains);
        soat__free(search->order);
        soat__free(search);
    }
}

/* The hypothesis of `state` at `position`, made when it is new; NONE when memory is out. */
static int32_t find_hypothesis(soat_search *self, uint32_t position, soat_ngram_state state) {
    int32_t *const chain = &self->chains[position * CHAINS + state.words[0] % CHAINS];
    for (int32_t i = *chain; i != NONE; i = self->hypotheses[i].next_alike) {
        if (self->hypotheses[i].state.words[0] == state.words[0] &&
            memcmp(&self->hypotheses[i].state, &state, sizeof state) == 0) {
            return i;
        }
    }
    if (!soat__vector_reserve(&self->hypotheses, &self->hypothesis_capacity,
                              self->hypothesis_count + 1, sizeof *self->hypotheses)) {
        return NONE;
    }
    const int32_t made = (int32_t)self->hypothesis_count++;
    self->hypotheses[made] = (hypothesis){.state = state,
                                          .best = INFINITE,
                                          .alpha = INFINITE,
                                          .beta = INFINITE,
                                          .best_transition = NONE,
                                          .next = self->heads[position],
                                          .next_alike = *chain};
    self->heads[position] = *chain = made;
    return made;
}

static bool take_arc(soat_search *self, const soat_ngram *language, const soat_lattice *lattice,
                     soat_search_limits limits, int32_t from, uint32_t arc_index) {
    const soat_arc *const arc = &lattice->arcs[arc_index];
    soat_ngram_state state = self->hypotheses[from].state;
    int64_t cost = 0;
    for (size_t i = 0; i < arc->word_count; i++) {
        cost += soat__ngram_step(language, &state, arc->words[i], &state);
    }
    const int32_t total = (int32_t)(cost * limits.language_weight / 256) + arc->cost;
    const int32_t to = find_hypothesis(self, arc->to, state);
    if (to == NONE ||
        !soat__vector_reserve(&self->transitions, &self->transition_capacity,
                              self->transition_count + 1, sizeof *self->transitions)) {
        return false;
    }
    const int32_t made = (int32_t)self->transition_count++;
    self->transitions[made] = (transition){from, to, arc_index, total};
    const hypothesis *const source = &self->hypotheses[from];
    hypothesis *const target = &self->hypotheses[to];
    target->alpha = soat__log_add(target->alpha, source->alpha + total);
    if (source->best + total < target->best) {
        target->best = source->best + total;
        target->best_transition = made;
    }
    return true;
}

static bool goes_before(const hypothesis *all, int32_t left, int32_t right) {
    return all[left].best != all[right].best ? all[left].best < all[right].best : left < right;
}

/*
 * The hypotheses of a position worth going on with, cheapest first, into self->order; false when
 * memory is out. There are never more than the beam is wide in the list that is kept sorted.
 */
static bool rank_position(soat_search *self, uint32_t position, soat_search_limits limits,
                          size_t *kept) {
    *kept = 0;
    if (!soat__vector_reserve(&self->order, &self->order_capacity, limits.beam + (size_t)1,
                              sizeof *self->order)) {
        return false;
    }
    const hypothesis *const all = self->hypotheses;
    int32_t *const order = self->order;
    int32_t worst = INFINITE;
    for (int32_t i = self->heads[position]; i != NONE; i = all[i].next) {
        worst = all[i].best < worst ? all[i].best : worst;
    }
    worst += limits.threshold;
    for (int32_t i = self->heads[position]; i != NONE; i = all[i].next) {
        if (all[i].best > worst ||
            (*kept == limits.beam && !goes_before(all, i, order[*kept - 1]))) {
            continue;
        }
        size_t place = *kept < limits.beam ? (*kept)++ : *kept - 1;
        for (; place > 0 && goes_before(all, i, order[place - 1]); place--) {
            order[place] = order[place - 1];
        }
        order[place] = i;
    }
    return true;
}

static bool run_forward(soat_search *self, const soat_ngram *language, const soat_lattice *lattice,
                        soat_search_limits limits) {
    size_t arc = 0;
    for (uint32_t position = 0; position + 1 < lattice->position_count; position++) {
        size_t end = arc;
        while (end < lattice->arc_count && lattice->arcs[end].from == position) {
            end++;
        }
        size_t kept = 0;
        if (!rank_position(self, position, limits, &kept)) {
            return false;
        }
        for (size_t i = 0; i < kept; i++) {
            const soat_ngram_state *const state = &self->hypotheses[self->order[i]].state;
            for (size_t ahead = arc; ahead < end; ahead++) {
                soat__ngram_prefetch(language, state, lattice->arcs[ahead].words[0]);
            }
            for (size_t ahead = arc; ahead < end; ahead++) {
                soat__ngram_prefetch_longer(language, state, lattice->arcs[ahead].words[0]);
            }
            for (size_t taken = arc; taken < end; taken++) {
                if (!take_arc(self, language, lattice, limits, self->order[i], (uint32_t)taken)) {
                    return false;
                }
            }
        }
        arc = end;
    }
    return true;
}

/* All paths to the last position, together. */
static int32_t close_paths(soat_search *self, uint32_t last, int32_t *cheapest) {
    int32_t total = INFINITE;
    *cheapest = NONE;
    for (int32_t i = self->heads[last]; i != NONE; i = self->hypotheses[i].next) {
        hypothesis *const end = &self->hypotheses[i];
        end->beta = 0;
        total = soat__log_add(total, end->alpha);
        if (*cheapest == NONE || end->best < self->hypotheses[*cheapest].best ||
            (end->best == self->hypotheses[*cheapest].best && i < *cheapest)) {
            *cheapest = i;
        }
    }
    return total;
}

static void run_backward(soat_search *self, soat_lattice *lattice, int32_t total) {
    for (size_t i = 0; i < lattice->arc_count; i++) {
        lattice->arcs[i].posterior = INFINITE;
    }
    for (size_t i = self->transition_count; i > 0; i--) {
        const transition *const taken = &self->transitions[i - 1];
        hypothesis *const from = &self->hypotheses[taken->from];
        const int32_t onward = self->hypotheses[taken->to].beta;
        if (onward >= INFINITE) {
            continue;
        }
        from->beta = soat__log_add(from->beta, onward + taken->cost);
        const int32_t through = from->alpha + taken->cost + onward - total;
        soat_arc *const arc = &lattice->arcs[taken->arc];
        arc->posterior = soat__log_add(arc->posterior, through < 0 ? 0 : through);
    }
    for (size_t i = 0; i < lattice->arc_count; i++) {
        if (lattice->arcs[i].posterior < 0) {
            lattice->arcs[i].posterior = 0;
        }
    }
}

static size_t trace_path(const soat_search *self, int32_t end, uint32_t *path) {
    size_t size = 0;
    for (int32_t i = end; self->hypotheses[i].best_transition != NONE;) {
        const transition *const taken = &self->transitions[self->hypotheses[i].best_transition];
        path[size++] = taken->arc;
        i = taken->from;
    }
    for (size_t i = 0; i < size / 2; i++) {
        const uint32_t swapped = path[i];
        path[i] = path[size - 1 - i];
        path[size - 1 - i] = swapped;
    }
    return size;
}

soat_status soat__search_run(soat_search *search, const soat_ngram *language, soat_lattice *lattice,
                             soat_search_limits limits, uint32_t *path, size_t *path_size,
                             soat_error *error) {
    *path_size = 0;
    search->hypothesis_count = 0;
    search->transition_count = 0;
    const size_t chain_count = (size_t)lattice->position_count * CHAINS;
    if (!soat__vector_reserve(&search->heads, &search->head_capacity, lattice->position_count,
                              sizeof *search->heads) ||
        !soat__vector_reserve(&search->chains, &search->chain_capacity, chain_count,
                              sizeof *search->chains)) {
        return soat__fail_memory(error);
    }
    memset(search->heads, NONE, lattice->position_count * sizeof *search->heads);
    memset(search->chains, NONE, chain_count * sizeof *search->chains);
    soat_ngram_state begin;
    soat__ngram_start(language, &begin);
    const int32_t start = find_hypothesis(search, 0, begin);
    if (start == NONE) {
        return soat__fail_memory(error);
    }
    search->hypotheses[start].best = search->hypotheses[start].alpha = 0;
    if (!run_forward(search, language, lattice, limits)) {
        return soat__fail_memory(error);
    }
    int32_t end = NONE;
    const int32_t total = close_paths(search, lattice->position_count - 1, &end);
    if (end == NONE) {
        return soat__fail(error, SOAT_ERROR_INTERNAL, 0, "the lattice has no path");
    }
    run_backward(search, lattice, total);
    *path_size = trace_path(search, end, path);
    return SOAT_OK;
}

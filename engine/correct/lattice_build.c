#include "correct/lattice_build.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/casing.h"
#include "correct/number_repair.h"
#include "lexicon/alphabet.h"
#include "lm/vocabulary.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

/* Channel costs in milli-nats that no profile knows, beside the cost of an edit. */
enum {
    COST_SPLIT = 3000,
    COST_JOIN = 2500,
    COST_DIGIT = 1200,     /* a letter that stands for a digit, each */
    COST_LINE_JOIN = 3000, /* joining across a line end comes on top */
    SECOND_EDIT = 60,      /* percent of the first edit's price: damage comes in clusters */
    MAX_CHUNK_UNITS = 6,
    MAX_WORD_LETTERS = SOAT_OBSERVED_MAX
};

typedef soat_status arc_maker(const soat_lattice_builder *self, uint32_t unit, soat_error *error);

static int32_t edits_cost(const soat_lattice_builder *self, uint32_t edits) {
    if (edits == 0) {
        return 0;
    }
    return self->channel.edit + (int32_t)(edits - 1) * (self->channel.edit / 100 * SECOND_EDIT);
}

/*
 * The recogniser's alternatives are priced for pages of ordinary noise; on a cleaner page each is
 * less likely, on a worse one more.
 */
static int32_t choice_surcharge(const soat_lattice_builder *self) {
    enum { ORDINARY_EDIT = 5450, LEAST = -1500, MOST = 2500 };
    const int32_t surcharge = self->channel.edit - ORDINARY_EDIT;
    return surcharge < LEAST ? LEAST : surcharge > MOST ? MOST : surcharge;
}

static soat_status add_arc(const soat_lattice_builder *self, soat_arc arc, soat_error *error) {
    soat_lattice *const lattice = self->lattice;
    if (!soat__vector_reserve(&lattice->arcs, &lattice->arc_capacity, lattice->arc_count + 1,
                              sizeof *lattice->arcs)) {
        return soat__fail_memory(error);
    }
    lattice->arcs[lattice->arc_count++] = arc;
    return SOAT_OK;
}

static int32_t casing_cost(const soat_lattice_builder *self, uint32_t unit, uint16_t word) {
    return soat__casing_cost(self->model, self->units, self->unit_count, unit, word);
}

/* The unit as it was read: always possible. */
static soat_status keep_unit(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    return add_arc(self,
                   (soat_arc){.from = unit,
                              .to = unit + 1,
                              .cost = read->keep_cost + casing_cost(self, unit, read->word),
                              .words = {read->word},
                              .word_count = read->seen,
                              .keep = true},
                   error);
}

static bool is_roman_numeral(soat_span word) {
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("ivxlc", word.data[i]) == NULL) {
            return false;
        }
    }
    return word.size > 0;
}

/* A run of letters and digits is read as a Roman numeral, or as a word with one letter misread. */
static bool may_replace(const soat_lattice_builder *self, const soat_unit *unit, uint16_t word) {
    if (unit->token.kind != SOAT_TOKEN_MIXED) {
        return true;
    }
    size_t digits = 0;
    for (size_t i = 0; i < unit->token.text.size; i++) {
        digits += unit->token.text.data[i] >= '0' && unit->token.text.data[i] <= '9';
    }
    const soat_span text = soat__vocabulary_word(&self->model->vocabulary, word);
    soat_syllable syllable;
    return is_roman_numeral(text) ||
           (digits == 1 && text.size > 2 &&
            soat__syllable_parse(text, &syllable, NULL) == SOAT_SYLLABLE_NATIVE);
}

static soat_status add_neighbours(const soat_lattice_builder *self, uint32_t from, uint32_t to,
                                  soat_candidate_list list, soat_error *error) {
    const soat_adapted_word *const adapted =
        to == from + 1 && self->units[from].letters == NULL
            ? soat__adaptation_find(self->adaptation, self->units[from].folded)
            : NULL; /* a recogniser says of each place how sure it is there */
    for (size_t i = 0; i < list.count; i++) {
        const soat_neighbour *const found = &list.items[i];
        int32_t cost =
            found->cost + edits_cost(self, found->edits) + found->choices * choice_surcharge(self);
        cost = soat__adaptation_cost(self->adaptation, adapted, found->word, cost);
        cost += to == from + 1 ? casing_cost(self, from, found->word) : 0;
        if (to == from + 1 &&
            (found->word == self->units[from].word || cost >= self->units[from].slack ||
             !may_replace(self, &self->units[from], found->word))) {
            continue;
        }
        const soat_status status = add_arc(
            self,
            (soat_arc){.from = from,
                       .to = to,
                       .cost = cost,
                       .words = {found->word},
                       .word_count = 1,
                       .edits = (uint8_t)(found->edits + found->choices),
                       .reason = found->edits == 0 && found->choices > 0 ? SOAT_REASON_ALTERNATIVE
                                                                         : SOAT_REASON_LETTER,
                       .text = soat__vocabulary_word(&self->model->vocabulary, found->word)},
            error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

/* One word for one word. */
static soat_status replace_word(const soat_lattice_builder *self, uint32_t unit,
                                soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    const int32_t least = self->adaptation->word_count == 0 ? edits_cost(self, 1) : 0;
    if (read->folded.size == 0 || read->guarded || read->slack <= least) {
        return SOAT_OK;
    }
    soat_candidate_list list = {0};
    const soat_candidate_reach reach = read->word == SOAT_LM_UNKNOWN || read->word == SOAT_LM_MIXED
                                           ? SOAT_REACH_UNKNOWN
                                           : SOAT_REACH_KNOWN;
    const soat_status status =
        read->letters == NULL
            ? soat__candidates_of_text(self->candidates, read->folded, reach, &list, error)
            : soat__candidates_of_letters(self->candidates, read->letters, read->letter_count,
                                          reach, self->arena, &list, error);
    return status == SOAT_OK ? add_neighbours(self, unit, unit + 1, list, error) : status;
}

/* A word of the user's for an unknown one. */
static soat_status replace_by_user_word(const soat_lattice_builder *self, uint32_t unit,
                                        soat_error *error) {
    soat_candidate_list list;
    soat_status status = soat__user_lexicon_candidates(
        self->user, self->candidates, &self->units[unit], self->arena, &list, error);
    for (size_t i = 0; i < list.count && status == SOAT_OK; i++) {
        const soat_neighbour *const found = &list.items[i];
        status = add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = unit + 1,
                                    .cost = found->cost + edits_cost(self, found->edits),
                                    .words = {SOAT_LM_UNKNOWN},
                                    .word_count = 1,
                                    .edits = (uint8_t)(found->edits + found->choices),
                                    .reason = SOAT_REASON_USER_WORD,
                                    .text = soat__user_lexicon_word(self->user, found->word)},
                         error);
    }
    return status;
}

static uint16_t find_syllable(const soat_lattice_builder *self, soat_span folded) {
    soat_syllable syllable;
    return soat__syllable_parse(folded, &syllable, NULL) != SOAT_SYLLABLE_NATIVE
               ? SOAT_LM_UNKNOWN
               : soat__vocabulary_find(&self->model->vocabulary, folded);
}

/* `left right` in the arena. */
static soat_span join_with_space(const soat_lattice_builder *self, soat_span left,
                                 soat_span right) {
    char *const text = soat__arena_alloc(self->arena, left.size + right.size + 2, 1);
    if (text == NULL) {
        return soat_span_make(NULL, 0);
    }
    memcpy(text, left.data, left.size);
    text[left.size] = ' ';
    memcpy(text + left.size + 1, right.data, right.size);
    return soat_span_make(text, left.size + right.size + 1);
}

/* An unknown word that is two known ones run together. */
static soat_status split_word(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    if (read->word != SOAT_LM_UNKNOWN || read->guarded || read->folded.size < 4) {
        return SOAT_OK;
    }
    for (size_t cut = 0; cut < read->folded.size;) {
        soat__utf8_next(read->folded, &cut);
        const soat_span left = soat_span_make(read->folded.data, cut);
        const soat_span right = soat_span_make(read->folded.data + cut, read->folded.size - cut);
        if (left.size < 2 || right.size < 2) {
            continue;
        }
        const uint16_t left_word = soat__vocabulary_find(&self->model->vocabulary, left);
        const uint16_t right_word = find_syllable(self, right);
        if (left_word == SOAT_LM_UNKNOWN || right_word == SOAT_LM_UNKNOWN) {
            continue;
        }
        const soat_span text = join_with_space(self, left, right);
        const soat_status status =
            text.data == NULL ? soat__fail_memory(error)
                              : add_arc(self,
                                        (soat_arc){.from = unit,
                                                   .to = unit + 1,
                                                   .cost = COST_SPLIT + edits_cost(self, 1),
                                                   .words = {left_word, right_word},
                                                   .word_count = 2,
                                                   .edits = 1,
                                                   .reason = SOAT_REASON_SPLIT,
                                                   .text = text},
                                        error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

/* Two neighbouring words that are one word fallen apart: `t rung`. */
static soat_status join_words(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    if (unit + 1 >= self->unit_count) {
        return SOAT_OK;
    }
    const soat_unit *const left = &self->units[unit];
    const soat_unit *const right = &self->units[unit + 1];
    if (left->folded.size == 0 || right->folded.size == 0 || left->guarded || right->guarded ||
        right->line_before || (left->word != SOAT_LM_UNKNOWN && right->word != SOAT_LM_UNKNOWN)) {
        return SOAT_OK;
    }
    char *const text = soat__arena_alloc(self->arena, left->folded.size + right->folded.size, 1);
    if (text == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(text, left->folded.data, left->folded.size);
    memcpy(text + left->folded.size, right->folded.data, right->folded.size);
    const soat_span joined = soat_span_make(text, left->folded.size + right->folded.size);
    const uint16_t word = find_syllable(self, joined);
    if (word == SOAT_LM_UNKNOWN) {
        return SOAT_OK;
    }
    return add_arc(self,
                   (soat_arc){.from = unit,
                              .to = unit + 2,
                              .cost = COST_JOIN + edits_cost(self, 1),
                              .words = {word},
                              .word_count = 1,
                              .edits = 1,
                              .reason = SOAT_REASON_JOIN,
                              .text = soat__vocabulary_word(&self->model->vocabulary, word)},
                   error);
}

/* Signs that recognisers put inside a word in place of a letter; ordinary punctuation is not. */
static bool may_be_letter(const soat_unit *unit) {
    switch (unit->token.kind) {
    case SOAT_TOKEN_WORD:
    case SOAT_TOKEN_MIXED:
        return true;
    case SOAT_TOKEN_NUMBER:
        return unit->token.text.size <= 2;
    case SOAT_TOKEN_PUNCTUATION:
        return strchr("-/.,;:()&@%+=<>?*\"", unit->token.text.data[0]) == NULL;
    default:
        return false;
    }
}

/* A chunk without blanks that is cut by signs: `tì!r`, `ch¡`, `dụ'ng`. */
static soat_status replace_chunk(const soat_lattice_builder *self, uint32_t unit,
                                 soat_error *error) {
    uint32_t end = unit;
    bool has_word = false;
    bool has_sign = false;
    while (end < self->unit_count && end - unit < MAX_CHUNK_UNITS &&
           (end == unit || !self->units[end].space_before) && may_be_letter(&self->units[end]) &&
           !self->units[end].guarded) {
        has_word |= self->units[end].token.kind == SOAT_TOKEN_WORD;
        has_sign |= self->units[end].token.kind != SOAT_TOKEN_WORD;
        end++;
        if (end - unit < 2 || !has_word || !has_sign) {
            continue;
        }
        const soat_unit *const last = &self->units[end - 1];
        const size_t start = self->units[unit].token.start;
        const soat_span chunk = soat_span_make(self->units[unit].token.text.data,
                                               last->token.start + last->token.text.size - start);
        soat_candidate_list list = {0};
        soat_status status =
            soat__candidates_of_text(self->candidates, chunk, SOAT_REACH_UNKNOWN, &list, error);
        if (status == SOAT_OK) {
            status = add_neighbours(self, unit, end, list, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
    }
    return SOAT_OK;
}

/* Letters among digits: `l8`, `I0`, `UBTVQHI4`, and digits read as signs: `0§`. */
static soat_status read_as_number(const soat_lattice_builder *self, uint32_t unit,
                                  soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    const uint32_t end = soat__number_repair_end(self->units, self->unit_count, unit);
    if (read->guarded || end == unit) {
        return SOAT_OK;
    }
    const soat_token *const last = &self->units[end - 1].token;
    const soat_span text =
        soat_span_make(read->token.text.data, last->start + last->text.size - read->token.start);
    char *const number = soat__arena_alloc(self->arena, text.size + 1, 1);
    if (number == NULL) {
        return soat__fail_memory(error);
    }
    const soat_number_repair repaired =
        soat__number_repair(text, read->token.kind != SOAT_TOKEN_WORD, number);
    if (repaired.letters == 0) {
        return SOAT_OK;
    }
    return add_arc(self,
                   (soat_arc){.from = unit,
                              .to = end,
                              .cost = (int32_t)repaired.letters * COST_DIGIT + edits_cost(self, 1),
                              .words = {repaired.is_number ? SOAT_LM_NUMBER : SOAT_LM_MIXED},
                              .word_count = 1,
                              .edits = (uint8_t)repaired.letters,
                              .reason = SOAT_REASON_NUMBER,
                              .text = soat_span_make(number, repaired.size)},
                   error);
}

static soat_status drop_noise(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    const soat_unit *const read = &self->units[unit];
    if (read->token.kind != SOAT_TOKEN_PUNCTUATION || read->guarded || read->keep_cost == 0 ||
        soat__number_repair_end(self->units, self->unit_count, unit) != unit) {
        return SOAT_OK;
    }
    return add_arc(self,
                   (soat_arc){.from = unit,
                              .to = unit + 1,
                              .cost = self->channel.noise,
                              .edits = 1,
                              .reason = SOAT_REASON_NOISE,
                              .text = soat_span_make("", 0)},
                   error);
}

/*
 * What replacing a known word can gain at the most: the language model's costs of all that sees it,
 * less what even the best text costs. A dearer reading need not be looked at.
 */
static void set_slack(const soat_lattice_builder *self) {
    enum { LEAST_COST = 400, UNLIMITED = INT32_MAX };
    const soat_ngram *const language = &self->model->ngram;
    soat_ngram_state state;
    soat__ngram_start(language, &state);
    for (uint32_t i = 0; i < self->unit_count; i++) {
        soat_unit *const unit = &self->units[i];
        unit->read_cost = 0;
        if (unit->seen) {
            soat_ngram_state next;
            unit->read_cost = soat__ngram_step(language, &state, unit->word, &next) - LEAST_COST;
            state = next;
        }
    }
    for (uint32_t i = 0; i < self->unit_count; i++) {
        soat_unit *const unit = &self->units[i];
        if (unit->word == SOAT_LM_UNKNOWN) {
            unit->slack = UNLIMITED;
            continue;
        }
        unit->slack = unit->keep_cost + casing_cost(self, i, unit->word);
        uint32_t seen = 0;
        for (uint32_t j = i; j < self->unit_count && seen < language->order; j++) {
            unit->slack += self->units[j].read_cost;
            seen += self->units[j].seen;
        }
    }
}

soat_status soat__lattice_build(const soat_lattice_builder *self, soat_error *error) {
    static arc_maker *const makers[] = {keep_unit,      replace_word, replace_by_user_word,
                                        split_word,     join_words,   replace_chunk,
                                        read_as_number, drop_noise};
    self->lattice->arc_count = 0;
    self->lattice->position_count = self->unit_count + 1;
    set_slack(self);
    for (uint32_t unit = 0; unit < self->unit_count; unit++) {
        for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
            const soat_status status = makers[i](self, unit, error);
            if (status != SOAT_OK) {
                return status;
            }
        }
    }
    return SOAT_OK;
}

/*
 * Learning letter case: every word of fit sentences gives one key (neighbour, word, case); sorted,
 * the keys of a pair are neighbours and can be counted. A pair is kept when its own odds tell the
 * case so much better than the word's habit that the space is well spent.
 */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "lm/letter_case.h"
#include "lm/natural_log.h"
#include "syllable/word_fold.h"

enum { LOWER, TITLE, UPPER, NO_CASE, FINGERPRINT_BITS = 11, MIN_GAIN = 6 };

typedef struct case_counter {
    const soat_corpus *corpus;
    const soat_word_choice *choice;
    uint8_t *form_cases;   /* by index of form */
    uint32_t (*habits)[3]; /* by id; that of <s> counts all first words */
    uint64_t *keys, *scratch;
    size_t size;
} case_counter;

typedef struct case_pair {
    uint64_t key; /* of the static function */
    uint32_t odds;
    uint32_t gain; /* milli-nats of the text */
} case_pair;

static uint8_t item_case(const case_counter *self, uint32_t item) {
    return item < SOAT_LM_FIRST_WORD ? (uint8_t)NO_CASE
                                     : self->form_cases[item - SOAT_LM_FIRST_WORD];
}

static uint16_t item_id(const case_counter *self, size_t position) {
    return soat__word_choice_id(self->choice, self->corpus->stream[position]);
}

/* A heading or a title tells nothing about the case of its words. */
static bool is_fit(const case_counter *self, size_t first, size_t end) {
    size_t words = 0;
    size_t capitals = 0;
    for (size_t i = first; i < end; i++) {
        const uint8_t pattern = item_case(self, self->corpus->stream[i]);
        words += pattern != NO_CASE;
        capitals += pattern == TITLE || pattern == UPPER;
    }
    return words > 0 && capitals * 2 <= words + 1;
}

/* One sentence: <s> at first - 1, </s> at end. */
static void count_sentence(case_counter *self, size_t first, size_t end, bool right) {
    for (size_t i = first; i < end; i++) {
        const uint8_t pattern = item_case(self, self->corpus->stream[i]);
        const uint16_t word = item_id(self, i);
        const bool initial = i == first;
        if (pattern == NO_CASE || word < SOAT_LM_FIRST_WORD || (right && initial)) {
            continue;
        }
        const uint64_t one = right ? word : item_id(self, i - 1);
        const uint64_t two = right ? item_id(self, i + 1) : word;
        if (one != SOAT_LM_UNKNOWN && two != SOAT_LM_UNKNOWN && pattern != UPPER) {
            self->keys[self->size++] = one << 32 | two << 16 | pattern;
        }
        if (!right) {
            self->habits[initial ? SOAT_LM_START : word][pattern]++;
        }
    }
}

static void count_side(case_counter *self, bool right) {
    self->size = 0;
    const soat_corpus *const corpus = self->corpus;
    for (size_t i = 0; i < corpus->size; i++) {
        if (corpus->stream[i] != SOAT_LM_START) {
            continue;
        }
        size_t end = i + 1;
        while (end < corpus->size && corpus->stream[end] != SOAT_LM_END) {
            end++;
        }
        if (is_fit(self, i + 1, end)) {
            count_sentence(self, i + 1, end, right);
        }
        i = end;
    }
    soat__keys_sort(self->keys, self->scratch, self->size, 3);
}

static double share_of_title(const uint32_t counts[3]) {
    return (counts[TITLE] + 0.5) / ((double)counts[LOWER] + counts[TITLE] + 1.0);
}

/* The odds of a pair and what knowing them is worth; the word's habit counts as two more cases. */
static case_pair judge(const case_counter *self, uint64_t key, uint16_t word, uint32_t lower,
                       uint32_t title) {
    const double before = share_of_title(self->habits[word]);
    const double after = (title + 2.0 * before) / ((double)lower + title + 2.0);
    const double gain = title * soat__natural_log(after / before) +
                        lower * soat__natural_log((1.0 - after) / (1.0 - before));
    const double odds = soat__natural_log(after / (1.0 - after)) * 1000.0 / SOAT_CASE_ODDS_STEP;
    const double code = odds + (1 << (SOAT_CASE_ODDS_BITS - 1)) + 0.5;
    const double top = (1 << SOAT_CASE_ODDS_BITS) - 1;
    return (case_pair){.key = key,
                       .odds = (uint32_t)(code < 0.0   ? 0.0
                                          : code > top ? top
                                                       : code),
                       .gain = gain > 4e6   ? 4000000000u
                               : gain > 0.0 ? (uint32_t)(gain * 1000)
                                            : 0};
}

/* All pairs that are worth MIN_GAIN nats, into the counter's scratch memory's place. */
static soat_status find_pairs(const case_counter *self, bool right, case_pair **pairs,
                              size_t *count, soat_error *error) {
    size_t capacity = 0;
    for (size_t i = 0; i < self->size;) {
        const uint64_t pair = self->keys[i] >> 16;
        uint32_t counts[3] = {0};
        for (; i < self->size && self->keys[i] >> 16 == pair; i++) {
            counts[self->keys[i] & 3]++;
        }
        const uint16_t word = (uint16_t)(right ? pair >> 16 : pair);
        const case_pair judged = judge(self, pair, word, counts[LOWER], counts[TITLE]);
        if (judged.gain < MIN_GAIN * 1000) {
            continue;
        }
        if (!soat__vector_reserve(pairs, &capacity, *count + 1, sizeof **pairs)) {
            return soat__fail_memory(error);
        }
        (*pairs)[(*count)++] = judged;
    }
    return SOAT_OK;
}

/* The least gain such that at most `limit` pairs gain more. */
static uint32_t least_gain(case_counter *self, const case_pair *pairs, size_t count, size_t limit) {
    if (count <= limit) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        self->keys[i] = pairs[i].gain;
    }
    soat__keys_sort(self->keys, self->scratch, count, 2);
    return (uint32_t)self->keys[count - limit - 1];
}

static soat_status pack_pairs(soat_buffer *out, case_pair *pairs, size_t count, uint32_t above,
                              soat_error *error) {
    uint64_t *const keys = soat__alloc(count, sizeof *keys);
    uint32_t *const values = soat__alloc(count, sizeof *values);
    size_t kept = 0;
    for (size_t i = 0; keys != NULL && values != NULL && i < count; i++) {
        if (pairs[i].gain > above) {
            keys[kept] = pairs[i].key;
            values[kept++] = pairs[i].odds;
        }
    }
    const soat_status status =
        keys == NULL || values == NULL
            ? soat__fail_memory(error)
            : soat__static_function_build(keys, values, kept, SOAT_CASE_ODDS_BITS, FINGERPRINT_BITS,
                                          out, error);
    soat__free(keys);
    soat__free(values);
    return status;
}

static soat_status build_side(case_counter *self, bool right, size_t limit, soat_buffer *out,
                              soat_error *error) {
    case_pair *pairs = NULL;
    size_t count = 0;
    count_side(self, right);
    soat_status status = find_pairs(self, right, &pairs, &count, error);
    if (status == SOAT_OK) {
        status = pack_pairs(out, pairs, count, least_gain(self, pairs, count, limit), error);
    }
    soat__free(pairs);
    return status;
}

static soat_status pack_habits(const case_counter *self, soat_buffer *out, size_t size,
                               soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t id = 0; id < size && status == SOAT_OK; id++) {
        const uint32_t *const counts = self->habits[id];
        const double total = (double)counts[LOWER] + counts[TITLE] + counts[UPPER] + 1.5;
        char row[SOAT_CASE_ROW_BYTES];
        for (int pattern = 0; pattern < 3; pattern++) {
            const int32_t cost = soat__cost_of_probability((counts[pattern] + 0.5) / total);
            const int32_t steps = (cost + SOAT_CASE_COST_STEP / 2) / SOAT_CASE_COST_STEP;
            row[pattern] = (char)(steps > UINT8_MAX ? UINT8_MAX : steps);
        }
        status = soat_buffer_append(out, soat_span_make(row, sizeof row), error);
    }
    return status;
}

static bool prepare(case_counter *self, size_t vocabulary_size) {
    self->form_cases = soat__alloc(self->corpus->forms.count, 1);
    self->habits = soat__alloc(vocabulary_size, sizeof *self->habits);
    self->keys = soat__alloc(self->corpus->size, sizeof *self->keys);
    self->scratch = soat__alloc(self->corpus->size, sizeof *self->scratch);
    if (self->form_cases == NULL || self->habits == NULL || self->keys == NULL ||
        self->scratch == NULL) {
        return false;
    }
    static const uint8_t patterns[] = {[SOAT_CASE_LOWER] = LOWER,
                                       [SOAT_CASE_TITLE] = TITLE,
                                       [SOAT_CASE_UPPER] = UPPER,
                                       [SOAT_CASE_MIXED] = NO_CASE};
    for (size_t i = 0; i < self->corpus->forms.count; i++) {
        self->form_cases[i] = patterns[soat__word_case_of(self->corpus->forms.entries[i].key)];
    }
    return true;
}

soat_status soat__case_build(soat_case_sections *out, const soat_corpus *corpus,
                             const soat_word_choice *choice, size_t limit, soat_error *error) {
    const size_t size = SOAT_LM_FIRST_WORD + choice->word_count;
    case_counter self = {.corpus = corpus, .choice = choice};
    soat_status status = prepare(&self, size) ? SOAT_OK : soat__fail_memory(error);
    if (status == SOAT_OK) {
        status = build_side(&self, false, limit, &out->left, error);
    }
    if (status == SOAT_OK) {
        status = build_side(&self, true, limit, &out->right, error);
    }
    if (status == SOAT_OK) {
        status = pack_habits(&self, &out->words, size, error);
    }
    soat__free(self.form_cases);
    soat__free(self.habits);
    soat__free(self.keys);
    soat__free(self.scratch);
    return status;
}

void soat__case_sections_dispose(soat_case_sections *sections) {
    soat_buffer_dispose(&sections->words);
    soat_buffer_dispose(&sections->left);
    soat_buffer_dispose(&sections->right);
}

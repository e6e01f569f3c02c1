/*
 * An alignment of least distance says how many words are wrong, but pairs them as it happens to.
 * Each region between two right words is paired again here: still with the fewest errors, and
 * among those so that the words of a pair look alike, two words run together staying together.
 */
#include "base/error.h"
#include "base/memory.h"
#include "eval/compare.h"

enum {
    LARGEST_REGION = 600, /* cells; beyond, the words are paired as they came */
    MOST_JOINED = 3,      /* words that may be run together */
    WORD_ERROR = 1 << 30, /* outweighs any difference of letters */
    JOIN_COST = 512,      /* half a letter: what running together must save */
};

/* Shapes of a group: words of the truth, words of the text. */
static const struct group_shape {
    uint8_t words, reads;
} shapes[] = {{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}};
enum { SHAPE_COUNT = sizeof shapes / sizeof shapes[0] };

typedef struct region {
    size_t word_begin, word_end, read_begin, read_end;
} region;

typedef struct regroup {
    soat__comparison *out;
    const soat__eval_text *truth, *read;
    const soat_map *numbers;
    soat__letter_diff *diff;
    uint64_t *costs;
    uint8_t *choices;
} regroup;

static bool reads_right(const regroup *self, size_t word, size_t read) {
    const soat__eval_word *const truth = &self->truth->words[word];
    if (truth->kind == SOAT_WORD_PLAIN) {
        return truth->symbol == self->read->words[read].symbol;
    }
    const soat_span key = self->numbers->entries[self->read->words[read].symbol].key;
    return soat__eval_word_matches(self->truth->letters + truth->begin, truth->end - truth->begin,
                                   (const uint32_t *)(const void *)key.data,
                                   key.size / sizeof(uint32_t));
}

static bool append_group(regroup *self, soat__group group) {
    soat__comparison *const out = self->out;
    if (!soat__vector_reserve(&out->groups, &out->group_capacity, out->group_count + 1,
                              sizeof *out->groups)) {
        return false;
    }
    out->groups[out->group_count++] = group;
    return true;
}

static soat__letters letters_of(const soat__eval_text *text, size_t first, size_t count) {
    const uint32_t begin = text->words[first].begin;
    return (soat__letters){text->letters + begin, text->words[first + count - 1].end - begin};
}

static bool is_free(const regroup *self, size_t word) {
    return self->truth->words[word].kind == SOAT_WORD_FREE;
}

static soat_status cost_of_shape(regroup *self, size_t word, size_t read, size_t shape,
                                 uint64_t *cost, soat_error *error) {
    const size_t words = shapes[shape].words, reads = shapes[shape].reads;
    if (words == 0 || reads == 0) {
        const soat__eval_word *const lone =
            words == 0 ? &self->read->words[read] : &self->truth->words[word];
        *cost = WORD_ERROR + (uint64_t)(lone->end - lone->begin) * 1024;
        return SOAT_OK;
    }
    if (words == 1 && reads == 1 && reads_right(self, word, read)) {
        *cost = 0;
        return SOAT_OK;
    }
    const soat_status status =
        soat__letter_diff_make(self->diff, letters_of(self->truth, word, words),
                               letters_of(self->read, read, reads), error);
    const size_t most = words > reads ? words : reads;
    *cost = most * WORD_ERROR + self->diff->cost + (words == reads ? 0 : JOIN_COST);
    return status;
}

/* Costs of the region's tails: costs[i * width + j] pairs words from i and reads from j on. */
static soat_status fill_region(regroup *self, const region *part, soat_error *error) {
    const size_t words = part->word_end - part->word_begin;
    const size_t reads = part->read_end - part->read_begin;
    const size_t width = reads + 1;
    for (size_t cell = (words + 1) * width; cell-- > 0;) {
        const size_t i = cell / width, j = cell % width;
        self->costs[cell] = cell == (words + 1) * width - 1 ? 0 : UINT64_MAX;
        for (size_t shape = 0; shape < SHAPE_COUNT; shape++) {
            if (i + shapes[shape].words > words || j + shapes[shape].reads > reads) {
                continue;
            }
            uint64_t cost = 0;
            const soat_status status = cost_of_shape(self, part->word_begin + i,
                                                     part->read_begin + j, shape, &cost, error);
            if (status != SOAT_OK) {
                return status;
            }
            cost += self->costs[(i + shapes[shape].words) * width + j + shapes[shape].reads];
            if (cost < self->costs[cell]) {
                self->costs[cell] = cost;
                self->choices[cell] = (uint8_t)shape;
            }
        }
    }
    return SOAT_OK;
}

static soat_status pair_region(regroup *self, const region *part, soat_error *error) {
    const size_t words = part->word_end - part->word_begin;
    const size_t reads = part->read_end - part->read_begin;
    const soat_status status = fill_region(self, part, error);
    if (status != SOAT_OK) {
        return status;
    }
    for (size_t i = 0, j = 0; i < words || j < reads;) {
        const struct group_shape shape = shapes[self->choices[i * (reads + 1) + j]];
        const size_t word = part->word_begin + i, read = part->read_begin + j;
        const soat__group group = {.first_word = (uint32_t)word,
                                   .word_count = shape.words,
                                   .first_read = (uint32_t)read,
                                   .read_count = shape.reads,
                                   .right = shape.words == 1 && shape.reads == 1 &&
                                            reads_right(self, word, read)};
        if (!append_group(self, group)) {
            return soat__fail_memory(error);
        }
        i += shape.words;
        j += shape.reads;
    }
    return SOAT_OK;
}

/* One word, one read at a time; what is left over on one side stands alone. */
static soat_status pair_as_it_comes(regroup *self, const region *part, soat_error *error) {
    size_t read = part->read_begin;
    for (size_t word = part->word_begin; word < part->word_end || read < part->read_end;) {
        const uint32_t words = word < part->word_end, reads = read < part->read_end;
        const soat__group group = {.first_word = (uint32_t)word,
                                   .word_count = words,
                                   .first_read = (uint32_t)read,
                                   .read_count = reads};
        if (!append_group(self, group)) {
            return soat__fail_memory(error);
        }
        word += words;
        read += reads;
    }
    return SOAT_OK;
}

static soat_status close_region(regroup *self, const region *part, soat_error *error) {
    const size_t words = part->word_end - part->word_begin;
    const size_t reads = part->read_end - part->read_begin;
    if (words == 0 || reads == 0 || words + 1 > LARGEST_REGION / (reads + 1)) {
        return pair_as_it_comes(self, part, error);
    }
    return pair_region(self, part, error);
}

static soat_status group_all(regroup *self, const uint32_t *column_of, soat_error *error) {
    region part = {0};
    for (size_t word = 0; word < self->truth->word_count; word++) {
        const uint32_t column = column_of[word];
        const bool paired = column != SOAT_ALIGN_NONE;
        if (!is_free(self, word) && (!paired || !reads_right(self, word, column))) {
            part.read_end = paired ? column + 1 : part.read_end;
            continue;
        }
        part.word_end = word;
        part.read_end = paired ? column : part.read_end;
        const soat_status status = close_region(self, &part, error);
        if (status != SOAT_OK) {
            return status;
        }
        const soat__group group = {.first_word = (uint32_t)word,
                                   .word_count = 1,
                                   .first_read = (uint32_t)part.read_end,
                                   .read_count = paired,
                                   .right = true};
        if (!append_group(self, group)) {
            return soat__fail_memory(error);
        }
        part.word_begin = word + 1;
        part.read_begin = part.read_end = part.read_end + paired;
    }
    part.word_end = self->truth->word_count;
    part.read_end = self->read->word_count;
    return close_region(self, &part, error);
}

soat_status soat__group_words(soat__comparison *out, const soat__eval_text *truth,
                              const soat__eval_text *read, const uint32_t *column_of,
                              const soat_map *numbers, soat__letter_diff *diff, soat_error *error) {
    regroup self = {.out = out,
                    .truth = truth,
                    .read = read,
                    .numbers = numbers,
                    .diff = diff,
                    .costs = soat__alloc(LARGEST_REGION, sizeof(uint64_t)),
                    .choices = soat__alloc(LARGEST_REGION, 1)};
    const soat_status status = self.costs == NULL || self.choices == NULL
                                   ? soat__fail_memory(error)
                                   : group_all(&self, column_of, error);
    soat__free(self.costs);
    soat__free(self.choices);
    return status;
}

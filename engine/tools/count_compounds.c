/*
 * Words of several syllables, found by counting: dictionaries/compounds.tsv.
 *
 *   1. Proposed are pairs of syllables that stand together more often than chance, by normalised
 *      pointwise mutual information (Bouma, "Normalized (pointwise) mutual information in
 *      collocation extraction", 2009), and the words that dictionaries/compound_review.txt names.
 *   2. Each text is cut into the likeliest words, the words are counted, and again with the new
 *      counts: expectation maximisation over the best cut only, of the multigram model (Deligne
 *      and Bimbot, "Language modeling by variable length sequences", 1995).
 *   3. A pair that is mostly cut apart was the border of two words (đốc sở in giám đốc sở) and goes.
 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "syllable/word_fold.h"
#include "text/line.h"
#include "tools/dictionaries.h"
#include "tools/gram_count.h"
#include "tools/syllable_stream.h"

enum {
    ROUNDS = 7,
    JUDGED_FROM = 3, /* the round from which pairs that are cut apart go */
    PAIR_RARE = 200,
    PAIR_MIN = 8, /* a pair seen less often is not proposed */
    WORD_MIN = 6, /* a word used less often at the end is not written */
    WORD_SYLLABLES = 4,
    RUN_MAX = 4096, /* syllables cut together; longer runs are cut in between */
};

/* Least association of a proposed pair: of one that nobody has read through because it is rare, and
 * of one with a syllable that stands by itself. */
static const double BOUND_MIN = 0.22, BOUND_MIN_RARE = 0.35, BOUND_MIN_ALONE = 0.38;
/* A pair that is a word in less than this part of its places is none. */
static const double WHOLE_MIN = 0.4;

typedef struct compounds {
    soat_syllable_stream stream;
    soat_gram_counts pairs;         /* how often syllables stand together */
    soat_gram_counts words;         /* the words and their counts in the last round */
    soat_gram_counts kept, refused; /* by the review */
    soat_gram_counts next;          /* the counts of the round that runs */
    bool alone[SOAT_STREAM_SYLLABLES + 1];
    uint64_t total; /* of `words` */
} compounds;

/* --- what is known before --- */

/* The key of a text of 1 to WORD_SYLLABLES syllables; 0 when one of them is in no corpus. */
static uint64_t key_of(const soat_syllable_stream *stream, soat_span text) {
    uint64_t key = 0;
    for (size_t start = 0, count = 0; start < text.size; count++) {
        const char *const blank = memchr(text.data + start, ' ', text.size - start);
        const size_t end = blank == NULL ? text.size : (size_t)(blank - text.data);
        const uint16_t id =
            soat__syllable_stream_id(stream, soat_span_make(text.data + start, end - start));
        if (id == SOAT_STREAM_BREAK || count == WORD_SYLLABLES) {
            return 0;
        }
        key = key << 16 | id;
        start = end + 1;
    }
    return key;
}

static soat_status read_review(compounds *self, const char *path, soat_error *error) {
    soat_mapped_file file = {0};
    soat_status status = soat__file_map(&file, path, error);
    soat_span line;
    for (size_t at = 0; status == SOAT_OK && soat__line_next(file.bytes, &at, &line);) {
        if (line.size < 2 || line.data[0] == '#') {
            continue;
        }
        const uint64_t key = key_of(&self->stream, soat_span_make(line.data + 1, line.size - 1));
        if (key == 0) {
            continue;
        }
        if (line.data[0] == '=' && soat__gram_order(key) == 1) {
            self->alone[key] = true;
        } else if (soat__gram_insert(line.data[0] == '+' ? &self->kept : &self->refused, key) ==
                   NULL) {
            status = soat__fail_memory(error);
        }
    }
    soat__mapped_file_dispose(&file);
    return status;
}

/* --- what is proposed --- */

/* Counts every run of `order` syllables that `only` (NULL: all) holds. */
static bool count_runs(const soat_syllable_stream *stream, size_t order,
                       const soat_gram_counts *only, soat_gram_counts *out) {
    uint64_t key = 0;
    size_t length = 0;
    for (size_t i = 0; i < stream->size; i++) {
        length = stream->ids[i] == SOAT_STREAM_BREAK ? 0 : length + 1;
        key = length == 0 ? 0 : soat__gram_tail(key << 16 | stream->ids[i], order);
        if (length < order || (only != NULL && soat__gram_find(only, key) == NULL)) {
            continue;
        }
        uint64_t *const count = soat__gram_insert(out, key);
        if (count == NULL) {
            return false;
        }
        ++*count;
    }
    return true;
}

static double seen(const compounds *self, uint64_t id) {
    return self->stream.syllables.entries[id - 1].value;
}

static bool is_proposed(const compounds *self, uint64_t pair, uint64_t count, double all) {
    const uint64_t first = pair >> 16, second = pair & 0xFFFF;
    if (count < PAIR_MIN || soat__gram_find(&self->refused, pair) != NULL ||
        (self->alone[first] && self->alone[second])) {
        return false;
    }
    const double together = (double)count;
    const double information = log(together * all / (seen(self, first) * seen(self, second)));
    const double bound = information / -log(together / all);
    const bool alone = self->alone[first] || self->alone[second];
    return bound >= (alone ? BOUND_MIN_ALONE : count < PAIR_RARE ? BOUND_MIN_RARE : BOUND_MIN);
}

static bool put(compounds *self, uint64_t key, uint64_t count) {
    uint64_t *const place = soat__gram_insert(&self->words, key);
    if (place != NULL) {
        *place = count;
        self->total += count;
    }
    return place != NULL;
}

static bool propose(compounds *self) {
    double all = 0;
    bool good = count_runs(&self->stream, 2, NULL, &self->pairs);
    for (size_t i = 1; good && i <= self->stream.syllables.count; i++) {
        all += seen(self, i);
        good = put(self, i, self->stream.syllables.entries[i - 1].value);
    }
    for (size_t i = 0; good && i < self->pairs.capacity; i++) {
        const uint64_t key = self->pairs.keys[i];
        if (key != 0 && soat__gram_find(&self->kept, key) == NULL &&
            is_proposed(self, key, self->pairs.counts[i], all)) {
            good = put(self, key, self->pairs.counts[i]);
        }
    }
    soat_gram_counts runs = {0};
    for (size_t order = 2; good && order <= WORD_SYLLABLES; order++) {
        good = count_runs(&self->stream, order, &self->kept, &runs);
    }
    for (size_t i = 0; good && i < runs.capacity; i++) {
        good = runs.keys[i] == 0 || put(self, runs.keys[i], runs.counts[i]);
    }
    soat__gram_counts_dispose(&runs);
    return good;
}

/* --- the rounds --- */

typedef struct cut {
    double cost;
    size_t size; /* syllables of the last word */
} cut;

/* Cuts `ids` into the likeliest words and counts them in `next`. */
static bool cut_run(compounds *self, const uint16_t *ids, size_t size, cut *cuts) {
    const double log_total = log((double)self->total);
    for (size_t end = 1; end <= size; end++) {
        cuts[end] = (cut){.cost = HUGE_VAL};
        uint64_t key = 0;
        for (size_t back = 1; back <= WORD_SYLLABLES && back <= end; back++) {
            key |= (uint64_t)ids[end - back] << (16 * (back - 1));
            const uint64_t *const count = soat__gram_find(&self->words, key);
            if (count == NULL || (*count == 0 && back > 1)) {
                continue;
            }
            const double used = *count == 0 ? 0.5 : (double)*count;
            const double cost = cuts[end - back].cost + log_total - log(used);
            if (cost < cuts[end].cost) {
                cuts[end] = (cut){cost, back};
            }
        }
    }
    for (size_t end = size; end > 0; end -= cuts[end].size) {
        uint64_t key = 0;
        for (size_t i = end - cuts[end].size; i < end; i++) {
            key = key << 16 | ids[i];
        }
        uint64_t *const count = soat__gram_insert(&self->next, key);
        if (count == NULL) {
            return false;
        }
        ++*count;
    }
    return true;
}

/* Takes over the counts of the round. */
static void take_counts(compounds *self, bool judge) {
    self->total = 0;
    for (size_t i = 0; i < self->words.capacity; i++) {
        const uint64_t key = self->words.keys[i];
        if (key == 0) {
            continue;
        }
        const uint64_t *const found = soat__gram_find(&self->next, key);
        uint64_t used = found == NULL ? 0 : *found;
        const bool kept = soat__gram_find(&self->kept, key) != NULL;
        const uint64_t *const whole = soat__gram_find(&self->pairs, key);
        if (judge && !kept && soat__gram_order(key) == 2 &&
            (double)used < WHOLE_MIN * (double)*whole) {
            used = 0;
        }
        self->words.counts[i] = used;
        self->total += used;
    }
    soat__gram_counts_dispose(&self->next);
}

static bool run_round(compounds *self, bool judge) {
    cut cuts[RUN_MAX + 1] = {0};
    const uint16_t *const ids = self->stream.ids;
    for (size_t start = 0; start < self->stream.size;) {
        size_t size = 0;
        while (start + size < self->stream.size && size < RUN_MAX &&
               ids[start + size] != SOAT_STREAM_BREAK) {
            size++;
        }
        if (!cut_run(self, ids + start, size, cuts)) {
            return false;
        }
        start += size > 0 ? size : 1;
    }
    take_counts(self, judge);
    return true;
}

/* --- the file --- */

typedef struct row {
    soat_span text; /* with its count, as it is written */
} row;

static int by_text(const void *left, const void *right) {
    const soat_span a = ((const row *)left)->text, b = ((const row *)right)->text;
    const int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static soat_status make_row(const compounds *self, uint64_t key, uint64_t count, soat_arena *arena,
                            row *out, soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = SOAT_OK;
    for (size_t i = soat__gram_order(key); status == SOAT_OK && i-- > 0;) {
        const soat_span syllable =
            self->stream.syllables.entries[((key >> (16 * i)) & 0xFFFF) - 1].key;
        status = soat__append_format(&text, error, "%.*s%s", (int)syllable.size, syllable.data,
                                     i > 0 ? " " : "");
    }
    if (status == SOAT_OK) {
        status = soat__append_format(&text, error, "\t%llu\n", (unsigned long long)count);
    }
    if (status == SOAT_OK) {
        out->text = soat__arena_copy(arena, soat_buffer_span(&text));
        status = out->text.data == NULL ? soat__fail_memory(error) : SOAT_OK;
    }
    soat_buffer_dispose(&text);
    return status;
}

static const char header[] =
    "# The words of Vietnamese that word segmentation knows, of one to four syllables, generated:\n"
    "# lower case, tone marks in the old style of placement, and how often the corpora have each\n"
    "# when they are cut into their likeliest words (engine/tools/count_compounds.c).\n"
    "# Source: dictionaries/compound_review.txt and counts of Vietnamese laws, newspapers "
    "2016-2019\n"
    "# and Wikipedia 2017 (CC BY-SA 3.0), 82 million words. Made by:\n"
    "#     soat-dictionaries compounds dictionaries laws.txt news.txt wiki.txt\n"
    "#\n";

static soat_status write_words(const compounds *self, soat_buffer *out, soat_error *error) {
    soat_arena arena = {0};
    row *const rows = soat__alloc(self->words.size, sizeof *rows);
    soat_status status = rows == NULL
                             ? soat__fail_memory(error)
                             : soat_buffer_append(out, soat_span_from_string(header), error);
    size_t count = 0;
    for (size_t i = 0; status == SOAT_OK && i < self->words.capacity; i++) {
        if (self->words.keys[i] != 0 && self->words.counts[i] >= WORD_MIN) {
            status = make_row(self, self->words.keys[i], self->words.counts[i], &arena,
                              &rows[count++], error);
        }
    }
    if (status == SOAT_OK) {
        qsort(rows, count, sizeof *rows, by_text);
    }
    for (size_t i = 0; status == SOAT_OK && i < count; i++) {
        status = soat_buffer_append(out, rows[i].text, error);
    }
    soat__free(rows);
    soat__arena_dispose(&arena);
    return status;
}

static soat_status make_compounds(compounds *self, const char *review, const char *const *corpora,
                                  size_t corpus_count, soat_buffer *out, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; status == SOAT_OK && i < corpus_count; i++) {
        status = soat__syllable_stream_read(&self->stream, corpora[i], error);
    }
    if (status == SOAT_OK) {
        status = read_review(self, review, error);
    }
    bool good = status == SOAT_OK && propose(self);
    for (int round = 0; good && round < ROUNDS; round++) {
        good = run_round(self, round >= JUDGED_FROM);
    }
    if (status == SOAT_OK) {
        status = good ? write_words(self, out, error) : soat__fail_memory(error);
    }
    return status;
}

soat_status soat__write_compounds(const char *dictionaries, const char *const *corpora,
                                  size_t corpus_count, soat_buffer *out, soat_error *error) {
    compounds *const self = soat__alloc(1, sizeof *self);
    soat_buffer path = SOAT_BUFFER_INIT;
    soat_status status = self == NULL ? soat__fail_memory(error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = soat__append_format(&path, error, "%s/compound_review.txt%c", dictionaries, 0);
    }
    if (status == SOAT_OK) {
        status = make_compounds(self, path.data, corpora, corpus_count, out, error);
        soat__syllable_stream_dispose(&self->stream);
        soat__gram_counts_dispose(&self->pairs);
        soat__gram_counts_dispose(&self->words);
        soat__gram_counts_dispose(&self->kept);
        soat__gram_counts_dispose(&self->refused);
        soat__gram_counts_dispose(&self->next);
    }
    soat_buffer_dispose(&path);
    soat__free(self);
    return status;
}

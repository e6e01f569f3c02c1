/*
 * Built level by level from the sorted words: the node at depth d covers a run of words that share
 * d codes, and its children are the sub-runs by the next code. Two queues are not needed, because
 * the node array itself, in breadth-first order, is the queue.
 */
#include "lexicon/trie.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "lexicon/alphabet.h"

enum { MAX_LETTERS = 63 };

typedef struct coded_word {
    uint8_t codes[MAX_LETTERS + 1]; /* closed by 0, which sorts first */
    uint16_t id;
} coded_word;

typedef struct run {
    uint32_t first, end; /* words */
    uint32_t depth;
} run;

typedef struct builder {
    coded_word *words;
    uint32_t word_count;
    run *runs; /* of each node */
    size_t run_capacity;
    soat_trie_node *nodes;
    size_t node_capacity;
    uint32_t node_count;
} builder;

static int compare_words(const void *left, const void *right) {
    return memcmp(((const coded_word *)left)->codes, ((const coded_word *)right)->codes,
                  MAX_LETTERS + 1);
}

static bool encode_words(builder *self, const soat_trie_word *words, size_t count) {
    self->words = soat__alloc(count, sizeof *self->words);
    if (self->words == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        coded_word *const word = &self->words[self->word_count];
        const size_t letters = soat__alphabet_encode(words[i].text, word->codes, MAX_LETTERS);
        if (letters == 0 || letters > MAX_LETTERS ||
            memchr(word->codes, SOAT_ALPHABET_OTHER, letters) != NULL) {
            memset(word, 0, sizeof *word);
            continue;
        }
        word->id = words[i].id;
        self->word_count++;
    }
    qsort(self->words, self->word_count, sizeof *self->words, compare_words);
    return true;
}

static bool add_node(builder *self, uint8_t code, run covered) {
    if (!soat__vector_reserve(&self->nodes, &self->node_capacity, self->node_count + (size_t)1,
                              sizeof *self->nodes) ||
        !soat__vector_reserve(&self->runs, &self->run_capacity, self->node_count + (size_t)1,
                              sizeof *self->runs)) {
        return false;
    }
    soat_trie_node node = {.code = code, .word = SOAT_TRIE_NO_WORD};
    if (covered.first < covered.end && self->words[covered.first].codes[covered.depth] == 0) {
        node.word = self->words[covered.first].id;
    }
    self->nodes[self->node_count] = node;
    self->runs[self->node_count++] = covered;
    return true;
}

static bool add_children(builder *self, uint32_t parent) {
    const run covered = self->runs[parent];
    self->nodes[parent].first_child = self->node_count;
    for (uint32_t word = covered.first; word < covered.end;) {
        const uint8_t code = self->words[word].codes[covered.depth];
        uint32_t end = word + 1;
        while (end < covered.end && self->words[end].codes[covered.depth] == code) {
            end++;
        }
        if (code != 0) {
            if (!add_node(self, code, (run){word, end, covered.depth + 1})) {
                return false;
            }
            self->nodes[parent].child_count++;
        }
        word = end;
    }
    return true;
}

static bool build_nodes(builder *self) {
    if (!add_node(self, 0, (run){0, self->word_count, 0})) {
        return false;
    }
    for (uint32_t node = 0; node < self->node_count; node++) {
        if (!add_children(self, node)) {
            return false;
        }
    }
    return true;
}

soat_status soat__trie_build(soat_trie_word *words, size_t count, soat_buffer *out,
                             soat_error *error) {
    builder self = {0};
    soat_status status = SOAT_OK;
    if (!encode_words(&self, words, count) || !build_nodes(&self)) {
        status = soat__fail_memory(error);
    } else {
        const size_t size = self.node_count * sizeof *self.nodes;
        status = soat_buffer_append(out, soat_span_make((const char *)self.nodes, size), error);
    }
    soat__free(self.words);
    soat__free(self.nodes);
    soat__free(self.runs);
    return status;
}

static bool is_sound(const soat_trie_node *nodes, size_t count, size_t *where) {
    for (size_t i = 0; i < count; i++) {
        const uint64_t end = (uint64_t)nodes[i].first_child + nodes[i].child_count;
        if (nodes[i].child_count > 0 && (nodes[i].first_child <= i || end > count)) {
            *where = i;
            return false;
        }
    }
    return true;
}

static void note_children(soat_trie *trie) {
    for (uint32_t i = 0; i < trie->count; i++) {
        const soat_trie_node *const child = &trie->nodes[trie->nodes[i].first_child];
        for (uint32_t j = 0; j < trie->nodes[i].child_count; j++) {
            trie->children[i] |= soat__trie_bit(child[j].code);
        }
    }
}

soat_status soat__trie_open(soat_trie *out, soat_span bytes, soat_error *error) {
    *out = (soat_trie){0};
    const size_t count = bytes.size / sizeof(soat_trie_node);
    const soat_trie_node *const nodes = (const void *)bytes.data;
    size_t where = 0;
    if (count == 0 || count > UINT32_MAX || bytes.size % sizeof(soat_trie_node) != 0 ||
        (uintptr_t)bytes.data % _Alignof(soat_trie_node) != 0 || !is_sound(nodes, count, &where)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, where, "the lexicon's trie is damaged");
    }
    uint64_t *const children = soat__alloc(count, sizeof *children);
    if (children == NULL) {
        return soat__fail_memory(error);
    }
    *out = (soat_trie){.nodes = nodes, .count = (uint32_t)count, .children = children};
    note_children(out);
    return SOAT_OK;
}

void soat__trie_dispose(soat_trie *trie) {
    soat__free(trie->children);
    *trie = (soat_trie){0};
}

uint32_t soat__trie_child(const soat_trie *trie, uint32_t node, uint8_t code) {
    if (!soat__trie_may_have_child(trie, node, code)) {
        return 0;
    }
    const soat_trie_node *const parent = &trie->nodes[node];
    for (uint32_t i = 0; i < parent->child_count; i++) {
        if (trie->nodes[parent->first_child + i].code == code) {
            return parent->first_child + i;
        }
    }
    return 0;
}

uint16_t soat__trie_find(const soat_trie *trie, const uint8_t *codes, size_t count) {
    uint32_t node = SOAT_TRIE_ROOT;
    for (size_t i = 0; i < count; i++) {
        node = soat__trie_child(trie, node, codes[i]);
        if (node == 0) {
            return SOAT_TRIE_NO_WORD;
        }
    }
    return trie->nodes[node].word;
}

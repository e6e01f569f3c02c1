/*
 * The lexicon as a trie over alphabet codes, laid out so that a mapped file is used as it lies.
 *
 * Nodes are in breadth-first order: the children of a node are consecutive and sorted by code.
 */
#ifndef SOAT_LEXICON_TRIE_H
#define SOAT_LEXICON_TRIE_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_trie_node {
    uint32_t first_child;
    uint16_t word; /* vocabulary id of the word that ends here, or SOAT_TRIE_NO_WORD */
    uint8_t code;  /* of the edge that leads here */
    uint8_t child_count;
} soat_trie_node;

enum { SOAT_TRIE_NO_WORD = 0, SOAT_TRIE_ROOT = 0 };

/* View of a mapped section, which it borrows; node 0 is the root. Const once open, any thread. */
typedef struct soat_trie {
    const soat_trie_node *nodes;
    uint32_t count;
    uint64_t
        *children; /* of each node: a bit for every child, by its code; 8 bytes a node, owned */
} soat_trie;

typedef struct soat_trie_word {
    soat_span text; /* lower case, NFC */
    uint16_t id;    /* not 0 */
} soat_trie_word;

/*
 * Appends the bytes of a trie of `words` (any order; words with code points outside the alphabet
 * or longer than 63 letters are left out). Sorts `words` in place.
 */
soat_status soat__trie_build(soat_trie_word *words, size_t count, soat_buffer *out,
                             soat_error *error);

/* Checks every index, so that no walk can leave the array. The bytes must be 8-byte aligned. */
soat_status soat__trie_open(soat_trie *out, soat_span bytes, soat_error *error);
void soat__trie_dispose(soat_trie *trie);

/* Two codes may share a bit. */
static inline uint64_t soat__trie_bit(uint8_t code) {
    return UINT64_C(1) << (code % 64);
}

/* False: `node` has no child by this code. */
static inline bool soat__trie_may_have_child(const soat_trie *trie, uint32_t node, uint8_t code) {
    return (trie->children[node] & soat__trie_bit(code)) != 0;
}

/* The child of `node` by code, or 0 (the root is nobody's child). */
uint32_t soat__trie_child(const soat_trie *trie, uint32_t node, uint8_t code);

/* The id of a word given as codes, or SOAT_TRIE_NO_WORD. */
uint16_t soat__trie_find(const soat_trie *trie, const uint8_t *codes, size_t count);

#endif

/*
 * The bytes of a page record, shared by its writer and its reader.
 *
 *     head     magic (8), version u32, length of the body u32, checksum of the body u64 (XXH3)
 *     body     page: number width height resolution, flags (corrected, own text)
 *              own text: charset (its name, or nothing), confidence, share that is unreadable
 *              counts: blocks lines words symbols choices
 *              blocks: box, lines · lines: box, words · words · symbols: box, choices · choices
 *              correction, when there is one: words, error rate, edits, doubts
 *
 * Numbers of the head are little-endian. In the body a count is a LEB128, a signed number a zigzag
 * LEB128, a real its IEEE bits; a text is its length and its bytes. Children are named by how many
 * there are: the first follows the last one of the parent before.
 */
#ifndef SOAT_DOC_RECORD_LAYOUT_H
#define SOAT_DOC_RECORD_LAYOUT_H

enum {
    RECORD_MAGIC_SIZE = 8,
    RECORD_VERSION_AT = 8,
    RECORD_LENGTH_AT = 12,
    RECORD_CHECKSUM_AT = 16,
    RECORD_HEAD_SIZE = 24,

    RECORD_VERSION = 1,

    /* Bits of a page: its correction follows; where its own text comes from follows. */
    RECORD_PAGE_CORRECTED = 1,
    RECORD_PAGE_OWN_TEXT = 2,
    RECORD_PAGE_FLAGS = 3,

    /* Bits of a word: what is not there is as it was read, or false. */
    RECORD_WORD_CHANGED = 1, /* its text differs from what was read, and follows */
    RECORD_WORD_JUDGED = 2,  /* its confidence is not negative, and follows */
    RECORD_WORD_JOINED = 4,
    RECORD_WORD_FLAGS = 7,

    /* Confidences are percentages or probabilities: no real number of a page comes near this. */
    RECORD_REAL_MAX = 1000,

    /* The fewest bytes that each can take: what bounds a count by the bytes that are left. */
    RECORD_BLOCK_MIN = 5,
    RECORD_LINE_MIN = 5,
    RECORD_WORD_MIN = 11,
    RECORD_SYMBOL_MIN = 5,
    RECORD_CHOICE_MIN = 2,
    RECORD_EDIT_MIN = 14,
    RECORD_ALTERNATIVE_MIN = 9,
};

#define RECORD_MAGIC "SOATPAGE"

#endif

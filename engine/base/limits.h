/* Hard limits of the engine, each with its reason. Sizes are bytes unless the name says more. */
#ifndef SOAT_BASE_LIMITS_H
#define SOAT_BASE_LIMITS_H

enum {
    /* A whitespace-separated chunk longer than this is data, not a word: copied as it is. */
    SOAT_LIMIT_WORD_BYTES = 256,
    /* A model larger than this is not one of ours; refuses to map a wrong file whole. */
    SOAT_LIMIT_MODEL_BYTES = 256 * 1024 * 1024,
    /* Knowledge files (lexicons, profiles) are text written by people. */
    SOAT_LIMIT_DICTIONARY_BYTES = 64 * 1024 * 1024,
    /* hOCR or ALTO of a page has some 100 KB: this is a book of thousands, read whole. */
    SOAT_LIMIT_DOCUMENT_BYTES = 512 * 1024 * 1024,
    /* A page, a block, a line, a word, a symbol and their wrappers: files nested deeper are traps. */
    SOAT_LIMIT_MARKUP_DEPTH = 256,
    /* Hypotheses kept at a position: accuracy stops growing far below this, cost does not. */
    SOAT_LIMIT_BEAM = 1000,
};

#endif

/* Random sentences of word ids with the skew of language, for the tests of the lm floor. */
#ifndef SOAT_TESTS_ID_TEXT_H
#define SOAT_TESTS_ID_TEXT_H

#include <stdint.h>
#include <stdlib.h>

#include "lm/gram_table.h"

typedef struct id_text {
    uint16_t *ids;
    size_t size;
    uint64_t random;
} id_text;

static inline uint32_t id_text_random(id_text *text, uint32_t below) {
    text->random = text->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(text->random >> 33) % below;
}

/* A word depends on the one before: each prefers a few followers. Ids 3 … vocabulary - 1. */
static inline uint16_t id_text_word(id_text *text, uint16_t before, uint32_t vocabulary) {
    const uint32_t words = vocabulary - 3;
    if (id_text_random(text, 3) > 0) {
        const uint32_t choice = id_text_random(text, 1 + id_text_random(text, 4));
        return (uint16_t)(3 + (before * 7 + choice * choice) % words);
    }
    return (uint16_t)(3 + id_text_random(text, 1 + id_text_random(text, words)));
}

static inline void id_text_make(id_text *text, size_t sentences, uint32_t vocabulary) {
    *text = (id_text){.random = 42};
    text->ids = malloc(sentences * 12 * sizeof *text->ids);
    for (size_t i = 0; i < sentences; i++) {
        uint16_t before = SOAT_LM_START;
        text->ids[text->size++] = before;
        for (uint32_t length = 1 + id_text_random(text, 10); length > 0; length--) {
            before = id_text_word(text, before, vocabulary);
            text->ids[text->size++] = before;
        }
        text->ids[text->size++] = SOAT_LM_END;
    }
}

static inline soat_id_stream id_text_stream(const id_text *text) {
    const soat_id_stream stream = {text->ids, text->size};
    return stream;
}

#endif

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "lm/spelling.h"
#include "store/little_endian.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

enum {
    FIRST_LETTER = 3,
    MIN_LETTER_COUNT = 20,    /* a letter seen less often counts as unknown */
    CODE_POINT_LIMIT = 65536, /* letters beyond the first plane count as unknown */
};

typedef struct spelling_text {
    uint32_t *letter_counts; /* by code point, then the id of each, or 0 */
    uint16_t *ids;
    size_t size, capacity;
} spelling_text;

/*
 * How often a word is learnt: floor(log2(1 + count)). Words of the vocabulary that are no syllables
 * show how foreign words are spelled; rare runs that look damaged show nothing.
 */
static uint32_t weight_of(const soat_word_choice *choice, size_t index) {
    const soat_map_entry *const entry = &choice->folded.entries[index];
    const bool known = choice->folded_ids[index] != SOAT_LM_UNKNOWN;
    soat_syllable syllable;
    const bool is_syllable =
        soat__syllable_parse(entry->key, &syllable, NULL) != SOAT_SYLLABLE_NONE;
    if (entry->key.size == 0 || (known ? is_syllable : soat__word_is_misprint(entry->key))) {
        return 0;
    }
    uint32_t weight = 0;
    while ((uint64_t)entry->value + 1 >= UINT64_C(2) << weight) {
        weight++;
    }
    return weight;
}

static void count_letters(spelling_text *text, const soat_word_choice *choice) {
    for (size_t i = 0; i < choice->folded.count; i++) {
        const soat_span word = choice->folded.entries[i].key;
        const uint32_t weight = weight_of(choice, i);
        for (size_t position = 0; weight > 0 && position < word.size;) {
            const uint32_t code_point = soat__utf8_next(word, &position);
            if (code_point < CODE_POINT_LIMIT) {
                text->letter_counts[code_point] += weight;
            }
        }
    }
}

/* Turns the counts of letters into their ids. */
static soat_status choose_letters(spelling_text *text, soat_buffer *letters, uint32_t *size,
                                  soat_error *error) {
    uint32_t id = FIRST_LETTER;
    soat_status status = SOAT_OK;
    for (uint32_t code_point = 0; code_point < CODE_POINT_LIMIT; code_point++) {
        const bool chosen = text->letter_counts[code_point] >= MIN_LETTER_COUNT &&
                            id < FIRST_LETTER + SOAT_SPELLING_MAX_LETTERS;
        text->letter_counts[code_point] = chosen ? id++ : SOAT_LM_UNKNOWN;
        if (chosen && status == SOAT_OK) {
            char bytes[4];
            soat__store_u32(bytes, code_point);
            status = soat_buffer_append(letters, soat_span_make(bytes, sizeof bytes), error);
        }
    }
    *size = id;
    return status;
}

static bool append(spelling_text *text, uint32_t id) {
    if (!soat__vector_reserve(&text->ids, &text->capacity, text->size + 1, sizeof *text->ids)) {
        return false;
    }
    text->ids[text->size++] = (uint16_t)id;
    return true;
}

static bool append_word(spelling_text *text, soat_span word) {
    bool fits = append(text, SOAT_LM_START);
    for (size_t position = 0; fits && position < word.size;) {
        const uint32_t code_point = soat__utf8_next(word, &position);
        fits = append(text, code_point < CODE_POINT_LIMIT ? text->letter_counts[code_point]
                                                          : SOAT_LM_UNKNOWN);
    }
    return fits && append(text, SOAT_LM_END);
}

static soat_status collect(spelling_text *text, const soat_word_choice *choice, soat_error *error) {
    for (size_t i = 0; i < choice->folded.count; i++) {
        for (uint32_t times = weight_of(choice, i); times > 0; times--) {
            if (!append_word(text, choice->folded.entries[i].key)) {
                return soat__fail_memory(error);
            }
        }
    }
    return SOAT_OK;
}

static soat_status estimate_letters(soat_ngram_sections *out, const spelling_text *text,
                                    uint32_t size, soat_error *error) {
    static const size_t limits[SOAT_LM_MAX_ORDER + 1] = {0, 0, 4000, 30000, 60000};
    soat_lm_estimate estimate = {0};
    const soat_id_stream stream = {text->ids, text->size};
    soat_status status =
        soat__lm_estimate_count(&estimate, stream, size, SOAT_SPELLING_ORDER, error);
    if (status == SOAT_OK) {
        status = soat__lm_estimate_prune(&estimate, limits, error);
    }
    if (status == SOAT_OK) {
        status = soat__ngram_pack(out, &estimate, error);
    }
    soat__lm_estimate_dispose(&estimate);
    return status;
}

soat_status soat__spelling_build(soat_spelling_sections *out, const soat_word_choice *choice,
                                 soat_error *error) {
    spelling_text text = {0};
    text.letter_counts = soat__alloc(CODE_POINT_LIMIT, sizeof *text.letter_counts);
    if (text.letter_counts == NULL) {
        return soat__fail_memory(error);
    }
    uint32_t size = 0;
    count_letters(&text, choice);
    soat_status status = choose_letters(&text, &out->letters, &size, error);
    if (status == SOAT_OK) {
        status = collect(&text, choice, error);
    }
    if (status == SOAT_OK && text.size == 0 && !append_word(&text, soat_span_make("?", 1))) {
        status =
            soat__fail_memory(error); /* a text that knows all its words teaches nothing else */
    }
    if (status == SOAT_OK) {
        status = estimate_letters(&out->ngram, &text, size, error);
    }
    soat__free(text.letter_counts);
    soat__free(text.ids);
    return status;
}

void soat__spelling_sections_dispose(soat_spelling_sections *sections) {
    soat_buffer_dispose(&sections->letters);
    soat__ngram_sections_dispose(&sections->ngram);
}

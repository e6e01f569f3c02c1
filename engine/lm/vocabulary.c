#include "lm/vocabulary.h"

#include <xxhash.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/little_endian.h"
#include "syllable/word_fold.h"
#include "text/utf8.h"

enum { HEAD_BYTES = 16, MIN_SLOTS = 64 };

/* Head: size, slots, bytes of strings, 0. Then slots, offsets, strings. */
soat_status soat__vocabulary_open(soat_vocabulary *out, soat_span bytes, soat_error *error) {
    const char *const name = SOAT_SECTION_VOCABULARY;
    if (bytes.size < HEAD_BYTES) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' is too short", name);
    }
    const uint32_t size = soat__load_u32(bytes.data);
    const uint32_t slots = soat__load_u32(bytes.data + 4);
    const uint32_t strings = soat__load_u32(bytes.data + 8);
    if (size < SOAT_LM_FIRST_WORD || size > SOAT_LM_FIRST_WORD + SOAT_LM_MAX_WORDS ||
        slots <= size || slots > UINT16_MAX * 2 + 2 || (slots & (slots - 1)) != 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' has impossible dimensions",
                          name);
    }
    const size_t words = size - SOAT_LM_FIRST_WORD;
    if (bytes.size != HEAD_BYTES + 2 * (size_t)slots + 4 * (words + 1) + strings) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' is cut", name);
    }
    const unsigned char *const offsets =
        (const unsigned char *)bytes.data + HEAD_BYTES + 2 * (size_t)slots;
    for (size_t i = 0; i <= words; i++) {
        const uint32_t offset = soat__load_u32(offsets + 4 * i);
        if (offset > strings || (i > 0 && offset < soat__load_u32(offsets + 4 * (i - 1)))) {
            return soat__fail(error, SOAT_ERROR_FORMAT, 0, "section '%s' has a bad offset", name);
        }
    }
    *out = (soat_vocabulary){.size = size,
                             .slot_mask = slots - 1,
                             .slots = (const unsigned char *)bytes.data + HEAD_BYTES,
                             .offsets = offsets,
                             .strings = (const char *)offsets + 4 * (words + 1)};
    return SOAT_OK;
}

soat_span soat__vocabulary_word(const soat_vocabulary *vocabulary, uint16_t id) {
    static const char *const reserved[SOAT_LM_FIRST_WORD] = {
        "<unk>", "<s>", "</s>", "<number>", "<mixed>", ",",    ";",    ":",
        "(",     ")",   "-",    "/",        "%",       "<13>", "<14>", "<15>"};
    if (id < SOAT_LM_FIRST_WORD || id >= vocabulary->size) {
        return soat_span_from_string(reserved[id < SOAT_LM_FIRST_WORD ? id : SOAT_LM_UNKNOWN]);
    }
    const unsigned char *const offset = vocabulary->offsets + 4 * (size_t)(id - SOAT_LM_FIRST_WORD);
    const uint32_t start = soat__load_u32(offset);
    return soat_span_make(vocabulary->strings + start, soat__load_u32(offset + 4) - start);
}

uint16_t soat__vocabulary_find(const soat_vocabulary *vocabulary, soat_span folded) {
    size_t slot = (size_t)XXH3_64bits(folded.data, folded.size) & vocabulary->slot_mask;
    for (size_t probes = 0; probes <= vocabulary->slot_mask; probes++) {
        const uint16_t id = soat__load_u16(vocabulary->slots + 2 * slot);
        if (id < SOAT_LM_FIRST_WORD) {
            return SOAT_LM_UNKNOWN;
        }
        const soat_span word = soat__vocabulary_word(vocabulary, id);
        if (word.size == folded.size && memcmp(word.data, folded.data, word.size) == 0) {
            return id;
        }
        slot = (slot + 1) & vocabulary->slot_mask;
    }
    return SOAT_LM_UNKNOWN;
}

uint16_t soat__vocabulary_find_raw(const soat_vocabulary *vocabulary, soat_span word) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    return soat__word_fold(word, folded, &size, NULL)
               ? soat__vocabulary_find(vocabulary, soat_span_make(folded, size))
               : SOAT_LM_UNKNOWN;
}

static void fill_slots(char *slots, size_t slot_count, const soat_span *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t slot = (size_t)XXH3_64bits(words[i].data, words[i].size) & (slot_count - 1);
        while (soat__load_u16(slots + 2 * slot) != 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        soat__store_u16(slots + 2 * slot, (uint16_t)(SOAT_LM_FIRST_WORD + i));
    }
}

soat_status soat__vocabulary_pack(soat_buffer *out, const soat_span *words, size_t count,
                                  soat_error *error) {
    if (count > SOAT_LM_MAX_WORDS) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "%zu words; a vocabulary holds %d", count,
                          SOAT_LM_MAX_WORDS);
    }
    size_t slots = MIN_SLOTS;
    while (slots * 3 < (count + SOAT_LM_FIRST_WORD) * 4) {
        slots *= 2;
    }
    size_t strings = 0;
    for (size_t i = 0; i < count; i++) {
        strings += words[i].size;
    }
    const size_t size = HEAD_BYTES + 2 * slots + 4 * (count + 1) + strings;
    const soat_status status = soat_buffer_reserve(out, size, error);
    if (status != SOAT_OK) {
        return status;
    }
    char *const head = out->data + out->size;
    memset(head, 0, size);
    soat__store_u32(head, (uint32_t)(SOAT_LM_FIRST_WORD + count));
    soat__store_u32(head + 4, (uint32_t)slots);
    soat__store_u32(head + 8, (uint32_t)strings);
    fill_slots(head + HEAD_BYTES, slots, words, count);
    char *const offsets = head + HEAD_BYTES + 2 * slots;
    char *const text = offsets + 4 * (count + 1);
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        soat__store_u32(offsets + 4 * i, at);
        memcpy(text + at, words[i].data, words[i].size);
        at += (uint32_t)words[i].size;
    }
    soat__store_u32(offsets + 4 * count, at);
    out->size += size;
    return SOAT_OK;
}

static bool ends_sentence(uint32_t mark) {
    return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026;
}

static int32_t punctuation_class(uint32_t mark) {
    static const struct {
        uint32_t mark;
        int32_t id;
    } classes[] = {
        {',', SOAT_LM_COMMA},   {';', SOAT_LM_SEMICOLON}, {':', SOAT_LM_COLON},
        {'(', SOAT_LM_OPEN},    {'[', SOAT_LM_OPEN},      {')', SOAT_LM_CLOSE},
        {']', SOAT_LM_CLOSE},   {'-', SOAT_LM_DASH},      {'/', SOAT_LM_SLASH},
        {'%', SOAT_LM_PERCENT}, {0x2010, SOAT_LM_DASH},   {0x2011, SOAT_LM_DASH},
        {0x2012, SOAT_LM_DASH}, {0x2013, SOAT_LM_DASH},   {0x2014, SOAT_LM_DASH},
        {0x2015, SOAT_LM_DASH}, {0x2212, SOAT_LM_DASH},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (classes[i].mark == mark) {
            return classes[i].id;
        }
    }
    return SOAT_LM_NOTHING;
}

int32_t soat__lm_token_class(const soat_token *token, bool before_gap) {
    switch (token->kind) {
    case SOAT_TOKEN_WORD:
        return SOAT_LM_WORD;
    case SOAT_TOKEN_NUMBER:
        return SOAT_LM_NUMBER;
    case SOAT_TOKEN_MIXED:
        return SOAT_LM_MIXED;
    case SOAT_TOKEN_PUNCTUATION: {
        size_t position = 0;
        const uint32_t mark = soat__utf8_next(token->text, &position);
        return before_gap && ends_sentence(mark) ? SOAT_LM_BOUNDARY : punctuation_class(mark);
    }
    case SOAT_TOKEN_SPACE:
    case SOAT_TOKEN_LINE_END:
    case SOAT_TOKEN_INVALID:
    case SOAT_TOKEN_KIND_COUNT:
        break;
    }
    return SOAT_LM_NOTHING;
}

size_t soat__lm_word_fold(soat_span word, char *out) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (!soat__word_fold(word, folded, &size, NULL) || size > 2 * word.size + 16) {
        memcpy(out, word.data, word.size);
        return word.size;
    }
    memcpy(out, folded, size);
    return size;
}

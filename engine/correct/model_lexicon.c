#include "correct/model_lexicon.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

enum { MOST_TEXTS = SOAT_STORE_MAX_SECTIONS + 1 };

soat_status soat__model_make_trie(soat_span vocabulary, soat_buffer *out, soat_error *error) {
    soat_vocabulary opened;
    soat_status status = soat__vocabulary_open(&opened, vocabulary, error);
    if (status != SOAT_OK) {
        return status;
    }
    soat_trie_word *const words = soat__alloc(opened.size, sizeof *words);
    if (words == NULL) {
        return soat__fail_memory(error);
    }
    size_t count = 0;
    for (uint32_t id = SOAT_LM_FIRST_WORD; id < opened.size; id++) {
        words[count++] =
            (soat_trie_word){soat__vocabulary_word(&opened, (uint16_t)id), (uint16_t)id};
    }
    status = soat__trie_build(words, count, out, error);
    soat__free(words);
    return status;
}

static const char *rules_name(const char *section) {
    const size_t size = strlen(SOAT_SECTION_RULES);
    return strncmp(section, SOAT_SECTION_RULES, size) == 0 ? section + size : NULL;
}

static soat_status fail_unknown(const soat_model *model, const char *name, soat_error *error) {
    char known[SOAT_ERROR_MESSAGE_SIZE / 2] = SOAT_PROFILE_ALL;
    for (size_t i = 0; i < model->container.section_count; i++) {
        char section[SOAT_STORE_NAME_BYTES + 1];
        soat_span bytes;
        uint64_t checksum = 0;
        soat__container_section_at(&model->container, i, section, &bytes, &checksum);
        const char *const found = rules_name(section);
        const size_t used = strlen(known);
        if (found != NULL) {
            snprintf(known + used, sizeof known - used, ", %s", found);
        }
    }
    return soat__fail(error, SOAT_ERROR_NOT_FOUND, 0,
                      "the model has no confusion profile '%s'; it has %s", name, known);
}

soat_status soat__model_profile(const soat_model *model, const char *name, soat_span extra,
                                soat_profile **out, soat_error *error) {
    soat_span texts[MOST_TEXTS] = {{0}};
    size_t count = 1; /* the first place is the generic rules' */
    bool found = strcmp(name, SOAT_PROFILE_ALL) == 0;
    for (size_t i = 0; i < model->container.section_count; i++) {
        char section[SOAT_STORE_NAME_BYTES + 1];
        soat_span bytes;
        uint64_t checksum = 0;
        soat__container_section_at(&model->container, i, section, &bytes, &checksum);
        const char *const rules = rules_name(section);
        if (rules == NULL) {
            continue;
        }
        const bool asked = strcmp(rules, name) == 0;
        if (strcmp(rules, "generic") == 0) {
            texts[0] = bytes;
        } else if (asked || strcmp(name, SOAT_PROFILE_ALL) == 0) {
            texts[count++] = bytes;
        }
        found |= asked;
    }
    if (!found) {
        return fail_unknown(model, name, error);
    }
    texts[count++] = extra;
    return soat__profile_new(out, texts, count, error);
}

/* Opening a model: the container, then each part from its sections. A new part is one more row. */
#include "correct/model.h"

#include "base/error.h"
#include "base/memory.h"
#include "correct/model_lexicon.h"

static soat_status open_origin(soat_model *model, soat_error *error) {
    return soat__container_section(&model->container, "origin", &model->origin, error);
}

static soat_status open_vocabulary(soat_model *model, soat_error *error) {
    soat_span bytes;
    const soat_status status =
        soat__container_section(&model->container, SOAT_SECTION_VOCABULARY, &bytes, error);
    return status == SOAT_OK ? soat__vocabulary_open(&model->vocabulary, bytes, error) : status;
}

/* The sections of an n-gram model; which orders have to be there, its codes say. */
static soat_status find_ngram(const soat_model *model, const char *codes_name,
                              const char *const gram_names[SOAT_LM_MAX_ORDER + 1], soat_span *codes,
                              soat_span grams[SOAT_LM_MAX_ORDER + 1], soat_error *error) {
    soat_status status = soat__container_section(&model->container, codes_name, codes, error);
    for (uint32_t n = 1; n <= SOAT_LM_MAX_ORDER && status == SOAT_OK; n++) {
        grams[n] = soat_span_make(NULL, 0);
        status = soat__container_section(&model->container, gram_names[n], &grams[n],
                                         n <= 2 ? error : NULL);
        status = n > 2 ? SOAT_OK : status;
    }
    return status;
}

static soat_status open_ngram(soat_model *model, soat_error *error) {
    soat_span codes;
    soat_span grams[SOAT_LM_MAX_ORDER + 1] = {{NULL, 0}};
    const soat_status status =
        find_ngram(model, SOAT_SECTION_CODES, soat__ngram_sections, &codes, grams, error);
    return status == SOAT_OK ? soat__ngram_open(&model->ngram, codes, grams[1], grams, error)
                             : status;
}

static soat_status open_spelling(soat_model *model, soat_error *error) {
    soat_span letters;
    soat_span codes;
    soat_span grams[SOAT_LM_MAX_ORDER + 1] = {{NULL, 0}};
    soat_status status =
        soat__container_section(&model->container, SOAT_SECTION_LETTERS, &letters, error);
    if (status == SOAT_OK) {
        status = find_ngram(model, SOAT_SECTION_SPELLING_CODES, soat__spelling_sections, &codes,
                            grams, error);
    }
    return status == SOAT_OK ? soat__spelling_open(&model->spelling, letters, codes, grams, error)
                             : status;
}

static soat_status open_case(soat_model *model, soat_error *error) {
    static const char *const names[] = {SOAT_SECTION_CASE_WORDS, SOAT_SECTION_CASE_LEFT,
                                        SOAT_SECTION_CASE_RIGHT};
    soat_span bytes[3];
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < 3 && status == SOAT_OK; i++) {
        status = soat__container_section(&model->container, names[i], &bytes[i], error);
    }
    return status == SOAT_OK ? soat__case_open(&model->letter_case, bytes[0], bytes[1], bytes[2],
                                               model->vocabulary.size, error)
                             : status;
}

static soat_status open_trie(soat_model *model, soat_error *error) {
    soat_span bytes;
    const soat_status status =
        soat__container_section(&model->container, SOAT_SECTION_TRIE, &bytes, error);
    return status == SOAT_OK ? soat__trie_open(&model->trie, bytes, error) : status;
}

static soat_status check_fit(soat_model *model, soat_error *error) {
    if (model->ngram.vocabulary_size != model->vocabulary.size) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "the model's words and n-grams do not belong together");
    }
    return SOAT_OK;
}

typedef soat_status part_opener(soat_model *model, soat_error *error);

static part_opener *const parts[] = {
    open_origin, open_vocabulary, open_ngram, open_spelling, open_case, open_trie, check_fit,
};

/*
 * A container whose checksums are right, and yet not what this program makes of its sections: another
 * version wrote it.
 */
static soat_status fail_layout(const char *path, soat_error *error) {
    const soat_error found = error == NULL ? (soat_error){0} : *error;
    return soat__fail(
        error, SOAT_ERROR_VERSION, found.offset,
        "the model '%s' is whole but laid out by another version of Soát (%s); install "
        "the model that came with this program, or build one with 'soat model build'",
        path, found.message);
}

soat_status soat_model_open(soat_model **out, const char *path, soat_error *error) {
    *out = NULL;
    soat_model *const model = soat__alloc(1, sizeof *model);
    if (model == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = soat__container_open(&model->container, path, error);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == SOAT_OK; i++) {
        status = parts[i](model, error);
        if (status == SOAT_ERROR_FORMAT || status == SOAT_ERROR_NOT_FOUND) {
            status = fail_layout(path, error);
        }
    }
    if (status != SOAT_OK) {
        soat_model_free(model);
        return status;
    }
    *out = model;
    return SOAT_OK;
}

void soat_model_free(soat_model *model) {
    if (model != NULL) {
        soat__trie_dispose(&model->trie);
        soat__container_dispose(&model->container);
        soat__free(model);
    }
}

void soat_model_get_info(const soat_model *model, soat_model_info *out) {
    *out = (soat_model_info){
        .format = model->container.format,
        .order = model->ngram.order,
        .size = model->container.file.bytes.size,
        .section_count = model->container.section_count,
        .origin = model->origin,
    };
    out->gram_counts[1] = model->vocabulary.size;
    for (uint32_t n = 2; n <= model->ngram.order; n++) {
        out->gram_counts[n] = model->ngram.grams[n].key_count;
    }
}

soat_status soat_model_get_section(const soat_model *model, size_t index, soat_model_section *out,
                                   soat_error *error) {
    if (index >= model->container.section_count) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "the model has %u sections, no number %zu",
                          model->container.section_count, index);
    }
    soat_span bytes;
    soat__container_section_at(&model->container, index, out->name, &bytes, &out->checksum);
    out->size = bytes.size;
    return SOAT_OK;
}

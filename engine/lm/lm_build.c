#include "lm/lm_build.h"

#include "base/error.h"
#include "base/memory.h"

void soat__lm_build_options_init(soat_lm_build_options *options) {
    *options = (soat_lm_build_options){
        .order = 4,
        .case_pairs = 300000,
        .limits = {0, 0, 1300000, 3200000, 2200000},
        .rules = {.min_native = 2, .min_possible = 8, .min_other = 8},
    };
}

static void report(const soat_lm_build_options *options, const char *step) {
    if (options->progress != NULL) {
        options->progress(options->payload, step);
    }
}

static soat_status read_corpora(soat_corpus *corpus, const soat_lm_build_options *options,
                                soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < options->corpus_count && status == SOAT_OK; i++) {
        report(options, options->corpora[i]);
        status = soat__corpus_read(corpus, options->corpora[i], options->hold_out, error);
    }
    return status;
}

/* The stream of forms as a stream of ids. */
static uint16_t *make_ids(const soat_corpus *corpus, const soat_word_choice *choice) {
    uint16_t *const ids = soat__alloc(corpus->size, sizeof *ids);
    for (size_t i = 0; ids != NULL && i < corpus->size; i++) {
        ids[i] = soat__word_choice_id(choice, corpus->stream[i]);
    }
    return ids;
}

static soat_status build_ngrams(soat_ngram_sections *out, const soat_lm_build_options *options,
                                soat_id_stream stream, uint32_t vocabulary_size,
                                soat_error *error) {
    soat_lm_estimate estimate = {0};
    report(options, "count n-grams");
    soat_status status =
        soat__lm_estimate_count(&estimate, stream, vocabulary_size, options->order, error);
    if (status == SOAT_OK) {
        report(options, "smooth and prune");
        status = soat__lm_estimate_prune(&estimate, options->limits, error);
    }
    if (status == SOAT_OK) {
        report(options, "quantise and pack");
        status = soat__ngram_pack(out, &estimate, error);
    }
    soat__lm_estimate_dispose(&estimate);
    return status;
}

static soat_status build_from(soat_lm_sections *out, const soat_lm_build_options *options,
                              const soat_corpus *corpus, const soat_word_choice *choice,
                              soat_error *error) {
    soat_status status =
        soat__vocabulary_pack(&out->vocabulary, choice->words, choice->word_count, error);
    if (status != SOAT_OK) {
        return status;
    }
    uint16_t *const ids = make_ids(corpus, choice);
    if (ids == NULL) {
        return soat__fail_memory(error);
    }
    const soat_id_stream stream = {ids, corpus->size};
    const uint32_t vocabulary_size = (uint32_t)(SOAT_LM_FIRST_WORD + choice->word_count);
    status = build_ngrams(&out->ngram, options, stream, vocabulary_size, error);
    soat__free(ids);
    return status;
}

soat_status soat__lm_build(soat_lm_sections *out, const soat_lm_build_options *options,
                           soat_error *error) {
    soat_corpus corpus = {0};
    soat_word_choice choice = {0};
    soat_status status = read_corpora(&corpus, options, error);
    if (status == SOAT_OK) {
        report(options, "choose the words");
        status = soat__word_choice_make(&choice, &corpus, &options->rules, error);
    }
    if (status == SOAT_OK) {
        report(options, "learn the spelling of rare words");
        status = soat__spelling_build(&out->spelling, &choice, error);
    }
    if (status == SOAT_OK) {
        report(options, "learn the letter case");
        status = soat__case_build(&out->letter_case, &corpus, &choice, options->case_pairs, error);
    }
    if (status == SOAT_OK) {
        status = build_from(out, options, &corpus, &choice, error);
    }
    soat__word_choice_dispose(&choice);
    soat__corpus_dispose(&corpus);
    return status;
}

void soat__lm_sections_dispose(soat_lm_sections *sections) {
    soat_buffer_dispose(&sections->vocabulary);
    soat__ngram_sections_dispose(&sections->ngram);
    soat__spelling_sections_dispose(&sections->spelling);
    soat__case_sections_dispose(&sections->letter_case);
}

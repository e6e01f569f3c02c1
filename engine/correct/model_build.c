/*
 * Building a model: each step makes sections from the inputs. A new part is one more row in the
 * table of steps, and one in model.c that opens it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "correct/model_lexicon.h"
#include "lexicon/profile.h"
#include "lm/lm_build.h"
#include "lm/ngram.h"
#include "soat/model_build.h"
#include "store/container.h"

typedef struct model_builder {
    const soat_model_build_options *options;
    soat_arena arena;     /* paths */
    const char **corpora; /* paths, in order of name */
    size_t corpus_count, corpus_capacity;
    soat_buffer sections[SOAT_STORE_MAX_SECTIONS];
    const char *names[SOAT_STORE_MAX_SECTIONS];
    size_t section_count;
} model_builder;

/* The builder takes the bytes over. */
static soat_status add_section(model_builder *self, const char *name, soat_buffer *bytes,
                               soat_error *error) {
    if (self->section_count == SOAT_STORE_MAX_SECTIONS) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "no room for section '%s'", name);
    }
    self->names[self->section_count] = name;
    self->sections[self->section_count++] = *bytes;
    *bytes = (soat_buffer)SOAT_BUFFER_INIT;
    return SOAT_OK;
}

static bool ends_with(const char *text, const char *suffix) {
    const size_t size = strlen(text);
    const size_t tail = strlen(suffix);
    return size > tail && strcmp(text + size - tail, suffix) == 0;
}

static int by_name(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static soat_status add_corpus(model_builder *self, const char *name, soat_error *error) {
    const size_t size = strlen(self->options->corpora) + strlen(name) + 2;
    char *const path = soat__arena_alloc(&self->arena, size, 1);
    if (path == NULL || !soat__vector_reserve(&self->corpora, &self->corpus_capacity,
                                              self->corpus_count + 1, sizeof *self->corpora)) {
        return soat__fail_memory(error);
    }
    snprintf(path, size, "%s/%s", self->options->corpora, name);
    self->corpora[self->corpus_count++] = path;
    return SOAT_OK;
}

/* Of "a.txt" and "a.txt.xz", which are neighbours in order of name, the first is taken. */
static void drop_twins(model_builder *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->corpus_count; i++) {
        const char *const before = kept > 0 ? self->corpora[kept - 1] : "";
        const size_t size = strlen(before);
        const bool twin = size > 0 && strncmp(self->corpora[i], before, size) == 0 &&
                          strcmp(self->corpora[i] + size, ".xz") == 0;
        if (!twin) {
            self->corpora[kept++] = self->corpora[i];
        }
    }
    self->corpus_count = kept;
}

static soat_status find_corpora(model_builder *self, soat_error *error) {
    const char *const folder = self->options->corpora;
    DIR *const directory = folder == NULL ? NULL : opendir(folder);
    if (directory == NULL) {
        return soat__fail(error, folder == NULL ? SOAT_ERROR_ARGUMENT : SOAT_ERROR_NOT_FOUND, 0,
                          "cannot open the folder of texts '%s'", folder == NULL ? "" : folder);
    }
    soat_status status = SOAT_OK;
    for (const struct dirent *entry = readdir(directory); entry != NULL && status == SOAT_OK;
         entry = readdir(directory)) {
        if (ends_with(entry->d_name, ".txt") || ends_with(entry->d_name, ".txt.xz")) {
            status = add_corpus(self, entry->d_name, error);
        }
    }
    closedir(directory);
    if (status == SOAT_OK && self->corpus_count == 0) {
        status = soat__fail(error, SOAT_ERROR_NOT_FOUND, 0,
                            "no NAME.txt or NAME.txt.xz in the folder of texts '%s'", folder);
    }
    if (status == SOAT_OK) {
        qsort(self->corpora, self->corpus_count, sizeof *self->corpora, by_name);
        drop_twins(self);
    }
    return status;
}

/* What the file was made from and how; only what the content decides, no paths and no dates. */
static soat_status make_origin(model_builder *self, soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    char line[512];
    snprintf(line, sizeof line, "order %u\nhold-out %u\nlm-bytes %zu\n", self->options->order,
             self->options->hold_out, self->options->lm_bytes);
    soat_status status = soat_buffer_append(&text, soat_span_from_string(line), error);
    for (size_t i = 0; i < self->corpus_count && status == SOAT_OK; i++) {
        const char *const name = strrchr(self->corpora[i], '/') + 1;
        const int size = (int)(strstr(name, ".txt") - name);
        snprintf(line, sizeof line, "text %.*s\n", size, name);
        status = soat_buffer_append(&text, soat_span_from_string(line), error);
    }
    if (status == SOAT_OK) {
        status = add_section(self, "origin", &text, error);
    }
    soat_buffer_dispose(&text);
    return status;
}

/* How many n-grams of order n fit into a share (per cent) of the bytes. */
static size_t limit_of(uint32_t n, uint32_t order, size_t bytes, size_t share) {
    enum { SAMPLE = 1000000 };
    return (size_t)((double)bytes * (double)share / 100.0 * SAMPLE /
                    (double)soat__ngram_bytes(n, order, SAMPLE));
}

/* The shares are those with the least perplexity on held-out text (models/README.md). */
static void set_limits(soat_lm_build_options *lm, size_t bytes) {
    static const size_t shares[SOAT_LM_MAX_ORDER + 1][SOAT_LM_MAX_ORDER + 1] = {
        [2] = {0, 0, 100}, [3] = {0, 0, 30, 70}, [4] = {0, 0, 20, 51, 29}};
    for (uint32_t n = 2; n <= lm->order && lm->order <= SOAT_LM_MAX_ORDER; n++) {
        lm->limits[n] = limit_of(n, lm->order, bytes, shares[lm->order][n]);
    }
}

static soat_status add_ngram(model_builder *self, const char *codes_name,
                             const char *const gram_names[SOAT_LM_MAX_ORDER + 1],
                             soat_ngram_sections *made, soat_error *error) {
    soat_status status = add_section(self, codes_name, &made->codes, error);
    for (uint32_t n = 1; n <= SOAT_LM_MAX_ORDER && status == SOAT_OK; n++) {
        if (made->grams[n].size > 0) {
            status = add_section(self, gram_names[n], &made->grams[n], error);
        }
    }
    return status;
}

static soat_status make_language_model(model_builder *self, soat_error *error) {
    soat_lm_build_options lm;
    soat__lm_build_options_init(&lm);
    lm.corpora = self->corpora;
    lm.corpus_count = self->corpus_count;
    lm.order = self->options->order;
    lm.hold_out = self->options->hold_out;
    lm.progress = self->options->progress;
    lm.payload = self->options->payload;
    set_limits(&lm, self->options->lm_bytes);
    soat_lm_sections made = {0};
    soat_status status = soat__lm_build(&made, &lm, error);
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_VOCABULARY, &made.vocabulary, error);
    }
    if (status == SOAT_OK) {
        status = add_ngram(self, SOAT_SECTION_CODES, soat__ngram_sections, &made.ngram, error);
    }
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_LETTERS, &made.spelling.letters, error);
    }
    if (status == SOAT_OK) {
        status = add_ngram(self, SOAT_SECTION_SPELLING_CODES, soat__spelling_sections,
                           &made.spelling.ngram, error);
    }
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_CASE_WORDS, &made.letter_case.words, error);
    }
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_CASE_LEFT, &made.letter_case.left, error);
    }
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_CASE_RIGHT, &made.letter_case.right, error);
    }
    soat__lm_sections_dispose(&made);
    return status;
}

static soat_span find_section(const model_builder *self, const char *name) {
    for (size_t i = 0; i < self->section_count; i++) {
        if (strcmp(self->names[i], name) == 0) {
            return soat_buffer_span(&self->sections[i]);
        }
    }
    return soat_span_make(NULL, 0);
}

static soat_status make_trie(model_builder *self, soat_error *error) {
    soat_buffer trie = SOAT_BUFFER_INIT;
    soat_status status =
        soat__model_make_trie(find_section(self, SOAT_SECTION_VOCABULARY), &trie, error);
    if (status == SOAT_OK) {
        status = add_section(self, SOAT_SECTION_TRIE, &trie, error);
    }
    soat_buffer_dispose(&trie);
    return status;
}

/* The confusion profiles; what cannot be read as one stops the build. */
static soat_status make_rules(model_builder *self, soat_error *error) {
    static const char *const profiles[] = {"generic", "legacy", "tesseract", "typing"};
    static const char *const sections[] = {
        SOAT_SECTION_RULES "generic", SOAT_SECTION_RULES "legacy", SOAT_SECTION_RULES "tesseract",
        SOAT_SECTION_RULES "typing"};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0] && status == SOAT_OK; i++) {
        char path[4096];
        soat_buffer text = SOAT_BUFFER_INIT;
        soat_profile *checked = NULL;
        snprintf(path, sizeof path, "%s/profiles/%s.tsv", self->options->dictionaries, profiles[i]);
        status = soat__file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
        if (status == SOAT_OK) {
            const soat_span rules = soat_buffer_span(&text);
            status = soat__profile_new(&checked, &rules, 1, error);
        }
        if (status == SOAT_OK) {
            status = add_section(self, sections[i], &text, error);
        }
        soat__profile_free(checked);
        soat_buffer_dispose(&text);
    }
    return status;
}

typedef soat_status build_step(model_builder *self, soat_error *error);

static build_step *const steps[] = {
    find_corpora, make_origin, make_language_model, make_trie, make_rules,
};

void soat_model_build_options_init(soat_model_build_options *options) {
    *options = (soat_model_build_options){.order = 3, .lm_bytes = 20500000};
}

static soat_status write_container(const model_builder *self, const char *path, soat_error *error) {
    soat_section sections[SOAT_STORE_MAX_SECTIONS];
    for (size_t i = 0; i < self->section_count; i++) {
        sections[i] = (soat_section){self->names[i], soat_buffer_span(&self->sections[i])};
    }
    return soat__container_write(path, sections, self->section_count, error);
}

soat_status soat_model_build(const char *path, const soat_model_build_options *options,
                             soat_error *error) {
    model_builder self = {.options = options};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && status == SOAT_OK; i++) {
        status = steps[i](&self, error);
    }
    if (status == SOAT_OK) {
        status = write_container(&self, path, error);
    }
    for (size_t i = 0; i < self.section_count; i++) {
        soat_buffer_dispose(&self.sections[i]);
    }
    soat__free(self.corpora);
    soat__arena_dispose(&self.arena);
    return status;
}

#include "correct/user_lexicon.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/memory.h"
#include "correct/surface.h"
#include "lexicon/alphabet.h"
#include "lexicon/user_words.h"
#include "syllable/word_fold.h"

enum { MAX_WORDS = UINT16_MAX, MAX_EDITS = 1, MAX_FOUND = 16 };

struct soat_user_lexicon {
    const soat_model *model;
    soat_user_words *words;
    soat_arena arena; /* the words, as written and folded */
    soat_map folded;  /* folded form -> place in `written` */
    soat_span *written;
    size_t written_capacity;
    soat_buffer trie_bytes;
    soat_trie trie; /* ids are places in `written` plus 1 */
};

static soat_status add_word(soat_user_lexicon *self, soat_span word, soat_error *error) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (self->folded.count == MAX_WORDS || !soat__word_fold(word, folded, &size, NULL)) {
        return SOAT_OK;
    }
    const soat_span form = soat_span_make(folded, size);
    if (soat__vocabulary_find(&self->model->vocabulary, form) != SOAT_LM_UNKNOWN ||
        soat__map_find(&self->folded, form) != NULL) {
        return SOAT_OK;
    }
    const soat_span key = soat__arena_copy(&self->arena, form);
    const soat_span written = soat__arena_copy(&self->arena, word);
    if (key.data == NULL || written.data == NULL ||
        !soat__vector_reserve(&self->written, &self->written_capacity, self->folded.count + 1,
                              sizeof *self->written)) {
        return soat__fail_memory(error);
    }
    bool inserted = false;
    uint32_t *const place = soat__map_insert(&self->folded, key, &inserted);
    if (place == NULL) {
        return soat__fail_memory(error);
    }
    *place = (uint32_t)self->folded.count - 1;
    self->written[*place] = written;
    return SOAT_OK;
}

/* A phrase gives its words. */
static soat_status add_phrase(void *payload, soat_span phrase, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t start = 0; start < phrase.size && status == SOAT_OK;) {
        const char *const blank = memchr(phrase.data + start, ' ', phrase.size - start);
        const size_t end = blank == NULL ? phrase.size : (size_t)(blank - phrase.data);
        status = add_word(payload, soat_span_make(phrase.data + start, end - start), error);
        start = end + 1;
    }
    return status;
}

static soat_status read_files(soat_user_lexicon *self, const soat_correct_options *options,
                              soat_error *error) {
    soat_status status = soat__user_words_new(&self->words, error);
    for (size_t i = 0; i < options->hunspell_count && status == SOAT_OK; i++) {
        status = soat__user_words_add_hunspell(self->words, options->hunspell[i], error);
    }
    for (size_t i = 0; i < options->word_list_count && status == SOAT_OK; i++) {
        status = soat__user_words_add_list(self->words, options->word_lists[i], error);
    }
    return status;
}

static soat_status make_trie(soat_user_lexicon *self, soat_error *error) {
    const size_t count = self->folded.count;
    soat_trie_word *const words = soat__alloc(count, sizeof *words);
    if (words == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t i = 0; i < count; i++) {
        words[i] = (soat_trie_word){self->folded.entries[i].key, (uint16_t)(i + 1)};
    }
    soat_status status = soat__trie_build(words, count, &self->trie_bytes, error);
    soat__free(words);
    if (status == SOAT_OK) {
        status = soat__trie_open(&self->trie, soat_buffer_span(&self->trie_bytes), error);
    }
    return status;
}

soat_status soat__user_lexicon_new(soat_user_lexicon **out, const soat_model *model,
                                   const soat_correct_options *options, soat_error *error) {
    *out = NULL;
    if (options->hunspell_count + options->word_list_count == 0) {
        return SOAT_OK;
    }
    soat_user_lexicon *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    self->model = model;
    soat_status status = read_files(self, options, error);
    if (status == SOAT_OK) {
        status = soat__user_words_each(self->words, add_phrase, self, error);
    }
    if (status == SOAT_OK) {
        status = make_trie(self, error);
    }
    if (status != SOAT_OK) {
        soat__user_lexicon_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat__user_lexicon_free(soat_user_lexicon *self) {
    if (self != NULL) {
        soat__user_words_free(self->words);
        soat__map_dispose(&self->folded);
        soat__free(self->written);
        soat__trie_dispose(&self->trie);
        soat_buffer_dispose(&self->trie_bytes);
        soat__arena_dispose(&self->arena);
        soat__free(self);
    }
}

bool soat__user_lexicon_has(soat_user_lexicon *self, soat_span word) {
    return self != NULL && soat__user_words_contains(self->words, word);
}

void soat__user_lexicon_guard(soat_user_lexicon *self, soat_units *units) {
    for (size_t i = 0; self != NULL && i < units->count; i++) {
        soat_unit *const unit = &units->items[i];
        const bool wordlike =
            unit->token.kind == SOAT_TOKEN_WORD || unit->token.kind == SOAT_TOKEN_MIXED;
        if (wordlike && soat__user_lexicon_has(self, unit->token.text)) {
            unit->guarded = true;
            unit->keep_cost = 0; /* as for a word that the model knows */
        }
    }
}

/* The unit's letters: as the recogniser saw them, or from the text. */
static size_t letters_of(const soat_unit *unit, soat_observed_letter letters[SOAT_OBSERVED_MAX]) {
    uint8_t codes[SOAT_OBSERVED_MAX];
    const size_t count = soat__alphabet_encode(unit->folded, codes, SOAT_OBSERVED_MAX);
    memset(letters, 0, SOAT_OBSERVED_MAX * sizeof *letters);
    for (size_t i = 0; i < count && i < SOAT_OBSERVED_MAX; i++) {
        letters[i].code = codes[i];
    }
    return count;
}

soat_status soat__user_lexicon_candidates(const soat_user_lexicon *self,
                                          const soat_candidates *candidates, const soat_unit *unit,
                                          soat_arena *arena, soat_candidate_list *out,
                                          soat_error *error) {
    static const soat_neighbour_limits limits = {
        .edit_cost = 4000, .window = 6000, .max_cost = 13000, .max_states = 12000};
    *out = (soat_candidate_list){0};
    if (self == NULL || unit->guarded || unit->folded.size == 0 || unit->word != SOAT_LM_UNKNOWN) {
        return SOAT_OK;
    }
    soat_observed_letter read[SOAT_OBSERVED_MAX];
    const soat_observed_letter *letters = unit->letters;
    const size_t letter_count = letters != NULL ? unit->letter_count : letters_of(unit, read);
    soat_neighbour *const found = soat__arena_alloc(arena, MAX_FOUND, sizeof *found);
    if (found == NULL) {
        return soat__fail_memory(error);
    }
    const size_t count =
        soat__neighbours(candidates->search, &self->trie, candidates->profile,
                         letters != NULL ? letters : read, letter_count, limits, found, MAX_FOUND);
    for (size_t i = 0; i < count; i++) {
        if (found[i].edits <= MAX_EDITS) {
            found[out->count++] = found[i];
        }
    }
    out->items = found;
    return SOAT_OK;
}

soat_span soat__user_lexicon_word(const soat_user_lexicon *self, uint16_t word) {
    return self->written[word - 1];
}

soat_span soat__user_lexicon_surface(soat_span word, soat_span observed, bool new_style,
                                     soat_arena *arena) {
    const soat_word_case written = soat__word_case_of(word);
    if (written == SOAT_CASE_LOWER) {
        return soat__surface(word, observed, new_style, arena);
    }
    if (written != SOAT_CASE_TITLE || soat__word_case_of(observed) != SOAT_CASE_UPPER) {
        return word;
    }
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    return soat__word_fold(word, folded, &size, NULL)
               ? soat__surface(soat_span_make(folded, size), observed, new_style, arena)
               : word;
}

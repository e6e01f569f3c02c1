#include "lm/word_choice.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/utf8.h"

static bool has_vietnamese_mark(soat_span word) {
    for (size_t position = 0; position < word.size;) {
        soat_letter letter;
        if (soat__letter_from_code_point(soat__utf8_next(word, &position), &letter) &&
            (letter.shape != SOAT_SHAPE_NONE || letter.tone != SOAT_TONE_LEVEL)) {
            return true;
        }
    }
    return false;
}

bool soat__word_is_misprint(soat_span folded) {
    soat_syllable syllable;
    return has_vietnamese_mark(folded) &&
           soat__syllable_parse(folded, &syllable, NULL) == SOAT_SYLLABLE_NONE;
}

/* Eth (U+00F0) is how old fonts and keyboards write đ; such words are slips of known ones. */
static bool has_eth(soat_span word) {
    for (size_t i = 0; i + 1 < word.size; i++) {
        if (word.data[i] == '\xC3' && word.data[i + 1] == '\xB0') {
            return true;
        }
    }
    return false;
}

static uint32_t least_count(soat_span folded, const soat_word_rules *rules) {
    soat_syllable syllable;
    const soat_syllable_kind kind = soat__syllable_parse(folded, &syllable, NULL);
    if (kind == SOAT_SYLLABLE_NATIVE) {
        return rules->min_native;
    }
    if (rules->allowed != NULL && soat__map_find(rules->allowed, folded) != NULL) {
        return rules->min_native;
    }
    if (kind == SOAT_SYLLABLE_POSSIBLE) {
        return rules->min_possible;
    }
    return folded.size == 0 || has_eth(folded) ? UINT32_MAX : rules->min_other;
}

/* Folds every form once and sums up the counts. */
static soat_status fold_forms(soat_word_choice *self, const soat_corpus *corpus,
                              soat_error *error) {
    for (size_t i = 0; i < corpus->forms.count; i++) {
        const soat_map_entry *const form = &corpus->forms.entries[i];
        char folded[SOAT_LIMIT_WORD_BYTES];
        size_t size = 0; /* what cannot be folded is the empty word, which is never chosen */
        soat__word_fold(form->key, folded, &size, NULL);
        bool inserted = false;
        uint32_t *const count =
            soat__map_insert(&self->folded, soat_span_make(folded, size), &inserted);
        if (count == NULL) {
            return soat__fail_memory(error);
        }
        soat_map_entry *const entry =
            (soat_map_entry *)(void *)((char *)count - offsetof(soat_map_entry, value));
        if (inserted) {
            entry->key = soat__arena_copy(&self->arena, soat_span_make(folded, size));
            if (entry->key.data == NULL) {
                return soat__fail_memory(error);
            }
        }
        *count = *count > UINT32_MAX - form->value ? UINT32_MAX : *count + form->value;
        self->form_folded[i] = (uint32_t)(entry - self->folded.entries);
    }
    return SOAT_OK;
}

/* Most frequent first; equals by their bytes, so that the order does not depend on the reading. */
static int by_count(const void *left, const void *right) {
    const soat_map_entry *const a = *(const soat_map_entry *const *)left;
    const soat_map_entry *const b = *(const soat_map_entry *const *)right;
    if (a->value != b->value) {
        return a->value > b->value ? -1 : 1;
    }
    const size_t shorter = a->key.size < b->key.size ? a->key.size : b->key.size;
    const int order = memcmp(a->key.data, b->key.data, shorter);
    return order != 0 ? order : (a->key.size > b->key.size) - (a->key.size < b->key.size);
}

static bool is_common_syllable(const soat_word_choice *self, soat_span word) {
    enum { COMMON = 20000 };
    soat_syllable syllable;
    const uint32_t *const count = soat__map_find(&self->folded, word);
    return count != NULL && *count >= COMMON &&
           soat__syllable_parse(word, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/*
 * True for two common syllables without the space between them (`tổchức`). Loan words are written
 * so too (`đôla`), and are seen more often than a slip.
 */
static bool is_run_together(const soat_word_choice *self, const soat_map_entry *entry) {
    enum { SLIPS = 150 };
    if (entry->value >= SLIPS || !soat__word_is_misprint(entry->key)) {
        return false;
    }
    for (size_t cut = 0; cut < entry->key.size;) {
        soat__utf8_next(entry->key, &cut);
        if (is_common_syllable(self, soat_span_make(entry->key.data, cut)) &&
            is_common_syllable(self,
                               soat_span_make(entry->key.data + cut, entry->key.size - cut))) {
            return true;
        }
    }
    return false;
}

static soat_status choose(soat_word_choice *self, const soat_word_rules *rules, soat_error *error) {
    const soat_map_entry **const chosen = soat__alloc(self->folded.count, sizeof *chosen);
    if (chosen == NULL) {
        return soat__fail_memory(error);
    }
    size_t count = 0;
    for (size_t i = 0; i < self->folded.count; i++) {
        const soat_map_entry *const entry = &self->folded.entries[i];
        if (entry->value >= least_count(entry->key, rules) && !is_run_together(self, entry)) {
            chosen[count++] = entry;
        }
    }
    qsort(chosen, count, sizeof *chosen, by_count);
    self->words = soat__alloc(count, sizeof *self->words);
    soat_status status = self->words != NULL ? SOAT_OK : soat__fail_memory(error);
    if (status == SOAT_OK && count > SOAT_LM_MAX_WORDS) {
        status = soat__fail(error, SOAT_ERROR_LIMIT, 0,
                            "%zu words were chosen, at most %d fit; raise the least counts", count,
                            SOAT_LM_MAX_WORDS);
    }
    for (size_t i = 0; status == SOAT_OK && i < count; i++) {
        self->words[i] = chosen[i]->key;
        self->folded_ids[chosen[i] - self->folded.entries] = (uint16_t)(SOAT_LM_FIRST_WORD + i);
        self->word_count = count;
    }
    soat__free(chosen);
    return status;
}

soat_status soat__word_choice_make(soat_word_choice *out, const soat_corpus *corpus,
                                   const soat_word_rules *rules, soat_error *error) {
    out->form_folded = soat__alloc(corpus->forms.count, sizeof *out->form_folded);
    soat_status status =
        out->form_folded != NULL ? fold_forms(out, corpus, error) : soat__fail_memory(error);
    if (status == SOAT_OK) {
        out->folded_ids = soat__alloc(out->folded.count, sizeof *out->folded_ids);
        status = out->folded_ids != NULL ? choose(out, rules, error) : soat__fail_memory(error);
    }
    if (status != SOAT_OK) {
        soat__word_choice_dispose(out);
    }
    return status;
}

void soat__word_choice_dispose(soat_word_choice *choice) {
    soat__free(choice->words);
    soat__map_dispose(&choice->folded);
    soat__free(choice->form_folded);
    soat__free(choice->folded_ids);
    soat__arena_dispose(&choice->arena);
    *choice = (soat_word_choice){0};
}
